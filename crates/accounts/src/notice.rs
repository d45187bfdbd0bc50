//! Telling people what was done to their account, and the notices on their own page. Mails and rows are made by `post`.

pub(crate) mod pages;
pub(crate) mod store;

use access::account::model::Account;
use access::permit::{House, Permit};
use access::role::Role;
use base::ids::{AccountId, RowId};
use db::tx::Tx;
use post::mail::model::{LinkPath, MailKind};
use post::mail::outbox::{self, NewMail, Outbox, Recipient};
use post::notice::Told;
use post::notice::model::NoticeKind;
use web::answer::Refused;
use web::request::Request;

/// What an owner reads after the mail address of the account was changed.
pub(crate) const ADDRESS_CHANGED: &str = "Die E-Mail-Adresse Ihres Kontos wurde geändert. Wussten Sie nichts davon? Dann sagen Sie bitte der Fachadministration Bescheid.";

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

/// Tells the owner that the account has another mail address: with a notice, and at the old address as well as the new
/// one, so that nobody loses an account unnoticed. `before` is the account as it was.
pub(crate) async fn tell_address_changed(
    request: &Request,
    tx: &mut Tx,
    permit: &Permit<House>,
    before: &Account,
) -> Result<(), Refused> {
    let id = RowId::from_uuid(request.access().ids().next());
    store::insert(tx, permit, id, before.id).await?;
    let old = before.email.parse().ok().map(Recipient::Address);
    for to in old.into_iter().chain([Recipient::Account(before.id)]) {
        let mail = NewMail {
            to,
            kind: MailKind::Notice,
            link: "/konto".parse().map_err(Refused::failed)?,
            valid_until: None,
        };
        outbox::public(tx, request.room::<Outbox>()?, &mail).await?;
    }
    Ok(())
}
