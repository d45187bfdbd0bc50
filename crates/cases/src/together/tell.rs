//! Telling a colleague that something happened with a case: a notice and a mail with a link, in the same transaction.

use base::ids::AccountId;
use db::tx::Tx;
use post::mail::model::LinkPath;
use post::mail::outbox::Outbox;
use post::notice::model::NoticeKind;
use post::notice::{Told, tell as tell_all};
use web::answer::Refused;
use web::request::Request;

/// Tells an account; the path holds ids only.
pub(crate) async fn tell(
    request: &Request,
    tx: &mut Tx,
    account: AccountId,
    (kind, path): (NoticeKind, &str),
) -> Result<(), Refused> {
    let link: LinkPath = path.parse().map_err(Refused::failed)?;
    tell_all(
        tx,
        request.room::<Outbox>()?,
        &[Told::Account(account)],
        (kind, &link),
    )
    .await?;
    Ok(())
}
