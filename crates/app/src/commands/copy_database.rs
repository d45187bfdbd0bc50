//! `lotse copy-database FROM TO`: all rows into an empty database of either kind.

use base::clock::Clock;
use clap::Args;
use db::district::District;
use db::url::DatabaseUrl;

use super::talk::say;
use crate::failure::{CommandFailure, Result};
use crate::rooms;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Adresse der Quelle, zum Beispiel sqlite:/var/lib/lotse/kreis/data.sqlite
    #[arg(value_name = "VON")]
    from: String,
    /// Adresse des leeren Ziels, zum Beispiel postgres://lotse@localhost/lotse?schema=kreis
    #[arg(value_name = "NACH")]
    to: String,
}

pub(super) async fn run(arguments: Arguments) -> Result<()> {
    let from_url: DatabaseUrl = arguments.from.parse()?;
    let to_url: DatabaseUrl = arguments.to.parse()?;
    if from_url.file().is_some_and(|file| !file.exists()) {
        return Err(CommandFailure::Usage(format!(
            "Die Quelle {from_url:?} gibt es nicht."
        )));
    }
    let from = District::open("from", &from_url).await?;
    let state = from.schema_state(&rooms::migrations()).await?;
    if state.missing > 0 {
        return Err(db::failure::Failure::NotMigrated.into());
    }
    let to = District::open("to", &to_url).await?;
    let rows = to
        .fill_from(&from, &rooms::migrations(), Clock::machine().now())
        .await?;
    from.close().await;
    to.close().await;
    say(format!(
        "{rows} Zeilen kopiert. Schlüsselspeicher und Hauptschlüssel bleiben, wo sie sind."
    ));
    Ok(())
}
