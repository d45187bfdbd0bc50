//! Telling people what was done to their account, and the notices on their own page. Mails and rows are made by `post`.

pub(crate) mod pages;

use access::account::model::Account;
use access::role::Role;
use base::ids::AccountId;
use db::tx::Tx;
use post::mail::model::{LinkPath, MailKind};
use post::mail::outbox::{self, NewMail, Outbox, Recipient};
use post::notice::Told;
use post::notice::model::NoticeKind;
use web::answer::Refused;
use web::request::Request;

/// Tells the owner of an account and the data protection officers, in the transaction of what happened. These find behind
/// the notice what the audit trail says about the account: whose it is, who did it and when.
pub(crate) async fn tell_owner(
    request: &Request,
    tx: &mut Tx,
    owner: AccountId,
    kind: NoticeKind,
) -> Result<(), Refused> {
    tell(request, tx, &[Told::Account(owner)], (kind, "/konto")).await?;
    let lines = format!("/protokoll?kennung={owner}");
    let officers = [Told::Role(Role::DataProtectionOfficer)];
    tell(request, tx, &officers, (kind, &lines)).await
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

/// Tells owner and data protection officers that the account has another mail address, and mails the old address too,
/// so that nobody loses an account unnoticed. `before` is the account as it was.
pub(crate) async fn tell_address_changed(
    request: &Request,
    tx: &mut Tx,
    before: &Account,
) -> Result<(), Refused> {
    tell_owner(request, tx, before.id, NoticeKind::AddressChanged).await?;
    if let Ok(old) = before.email.parse() {
        let mail = NewMail {
            to: Recipient::Address(old),
            kind: MailKind::Notice,
            link: "/konto".parse().map_err(Refused::failed)?,
            valid_until: None,
        };
        outbox::public(tx, request.room::<Outbox>()?, &mail).await?;
    }
    Ok(())
}
