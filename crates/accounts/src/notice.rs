//! Telling people what was done to their account, and the notices on their own page. Mails and rows are made by `post`.

pub(crate) mod pages;

use access::role::Role;
use base::ids::AccountId;
use db::tx::Tx;
use post::mail::model::LinkPath;
use post::mail::outbox::Outbox;
use post::notice::Told;
use post::notice::model::NoticeKind;
use web::answer::Refused;
use web::request::Request;

/// Tells the owner of an account and the data protection officers, in the transaction of what happened.
pub(crate) async fn tell_owner(
    request: &Request,
    tx: &mut Tx,
    owner: AccountId,
    kind: NoticeKind,
) -> Result<(), Refused> {
    let told = [Told::Account(owner), Told::Role(Role::DataProtectionOfficer)];
    tell(request, tx, &told, (kind, "/konto")).await
}

/// Tells those who may decide that something waits.
pub(crate) async fn tell_deciders(request: &Request, tx: &mut Tx) -> Result<(), Refused> {
    let told = [
        Told::Role(Role::DataProtectionOfficer),
        Told::Role(Role::ProgrammeLead),
    ];
    tell(request, tx, &told, (NoticeKind::ApprovalWaiting, "/freigaben")).await
}

/// Tells these, with a link to a page of the house.
pub(crate) async fn tell(
    request: &Request,
    tx: &mut Tx,
    told: &[Told],
    (kind, path): (NoticeKind, &str),
) -> Result<(), Refused> {
    let link: LinkPath = path.parse().map_err(Refused::failed)?;
    post::notice::tell(tx, request.room::<Outbox>()?, told, (kind, &link)).await?;
    Ok(())
}
