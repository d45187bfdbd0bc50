//! Telling colleagues that something happened with a case: a notice and a mail with a link, in the same transaction.

use base::ids::AccountId;
use db::tx::Tx;
use post::mail::model::LinkPath;
use post::mail::outbox::Outbox;
use post::notice::model::NoticeKind;
use post::notice::{Told, tell as tell_them};
use web::answer::Refused;
use web::request::Request;

/// Tells an account; the path holds ids only.
pub(crate) async fn tell(
    request: &Request,
    tx: &mut Tx,
    account: AccountId,
    what: (NoticeKind, &str),
) -> Result<(), Refused> {
    tell_all(request, tx, &[Told::Account(account)], what).await
}

/// Tells these; the path holds ids only.
pub(crate) async fn tell_all(
    request: &Request,
    tx: &mut Tx,
    told: &[Told],
    (kind, path): (NoticeKind, &str),
) -> Result<(), Refused> {
    let link: LinkPath = path.parse().map_err(Refused::failed)?;
    tell_them(tx, request.room::<Outbox>()?, told, (kind, &link)).await?;
    Ok(())
}
