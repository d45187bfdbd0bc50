//! `lotse migrate`: brings the databases to the schema of this program.

use db::district::District;

use super::WithConfig;
use super::talk::say;
use crate::failure::Result;
use crate::rooms;

pub(super) async fn run(arguments: WithConfig) -> Result<()> {
    let config = arguments.read()?;
    for district in &config.district {
        let url = district
            .migrate_database
            .as_ref()
            .unwrap_or(&district.database)
            .parse()?;
        let database = District::open(&district.key, &url).await?;
        let applied = database
            .migrate(&rooms::migrations(), base::clock::Clock::machine().now())
            .await?;
        if let Some(role) = &district.run_role {
            database.grant_use_to(role).await?;
        }
        database.close().await;
        say(match applied {
            0 => format!("{}: schon auf dem Stand dieses Programms.", district.key),
            1 => format!("{}: ein Schritt nachgeholt.", district.key),
            many => format!("{}: {many} Schritte nachgeholt.", district.key),
        });
    }
    Ok(())
}
