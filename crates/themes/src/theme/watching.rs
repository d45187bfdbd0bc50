//! Those who watch a theme are told what happens to it: once, in the transaction in which it happens, and with a link only.
//! Who watches stands in the store.

use access::permit::{House, Permit};
use base::ids::ThemeId;
use db::tx::Tx;
use post::mail::model::LinkPath;
use post::mail::outbox::Outbox;
use post::notice::model::NoticeKind;
use post::notice::{Told, tell};
use web::answer::Refused;
use web::request::Request;

use crate::ladder::Station;
use crate::theme::store::watcher;

/// What happens to a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    /// It moved to a station.
    Moved(Station),
    /// A board decided about it.
    Decided,
}

impl Happened {
    const fn notice(self) -> NoticeKind {
        match self {
            Self::Moved(Station::Done) => NoticeKind::ThemeEnded,
            Self::Moved(_) => NoticeKind::ThemeMoved,
            Self::Decided => NoticeKind::ThemeDecided,
        }
    }
}

/// Tells those who watch a theme, but for whoever did it.
///
/// # Errors
/// What the database reports.
pub async fn tell_watchers(
    request: &Request,
    tx: &mut Tx,
    permit: &Permit<House>,
    (theme, happened): (ThemeId, Happened),
) -> Result<(), Refused> {
    let watching = watcher::told(tx, permit, theme).await?;
    if watching.is_empty() {
        return Ok(());
    }
    let told: Vec<Told> = watching.into_iter().map(Told::Account).collect();
    let link: LinkPath = format!("/themen/{theme}").parse().map_err(Refused::failed)?;
    tell(tx, request.room::<Outbox>()?, &told, (happened.notice(), &link)).await?;
    Ok(())
}
