//! Locking an account, sending it a link, and asking that its second factor be taken away.

use access::account::store as accounts;
use access::act::Act;
use access::approval::model::Wish;
use access::audit::model::AuditSubject;
use access::mail_link::model::{LinkPurpose, sign_in_by_link};
use access::mail_link::{PASSWORD_HOURS, SIGN_IN_MINUTES};
use access::permit::{House, Permit};
use access::role::Role;
use access::session::store as sessions;
use base::ids::AccountId;
use base::refusal::Refusal;
use db::tx::Tx;
use post::mail::model::MailKind;
use post::mail::outbox::{self, NewMail, Outbox, Recipient};
use post::notice::model::NoticeKind;
use web::answer::{Answer, Refused, go_to_saying};
use web::request::Request;
use web::routes::{Fixture, Routes};

use crate::account::model::AccountRefused;
use crate::account::pages::{AccountView, PATH, refused};
use crate::account::store;
use crate::notice;

/// The routes of lock, link and second factor.
pub(crate) fn routes() -> Routes {
    Routes::about("account")
        .post("/konten/{id}/sperre", Act::AccountWrite, Fixture::Account, lock)
        .post(
            "/konten/{id}/sperre/aufhebung",
            Act::AccountWrite,
            Fixture::Account,
            unlock,
        )
        .post(
            "/konten/{id}/link",
            Act::AccountWrite,
            Fixture::Account,
            send_link,
        )
        .post(
            "/konten/{id}/zweiter-faktor",
            Act::AccountWrite,
            Fixture::Account,
            ask_reset,
        )
}

async fn begin(request: &Request) -> Result<(Tx, Permit<House>, AccountId, AccountView), Refused> {
    let id: AccountId = request.path_value("id")?;
    let subject = AuditSubject::Account(id);
    let (mut tx, permit) = request
        .access()
        .enter_writing(request.who()?, Act::AccountWrite, subject)
        .await?;
    let view = AccountView::load(request, &mut tx, id).await?;
    request.form()?;
    Ok((tx, permit, id, view))
}

async fn lock(request: Request) -> Answer {
    let (mut tx, permit, id, view) = begin(&request).await?;
    if id == permit.account() {
        return refused(&view, &request, AccountRefused::LockYourself.german());
    }
    let deciders = store::deciders(&mut tx, &permit, permit.now().day()).await?;
    if !deciders.is_empty() && deciders.iter().all(|one| one.account == id) {
        return refused(&view, &request, AccountRefused::LastDecider.german());
    }
    accounts::set_locked(&mut tx, id, Some(permit.now())).await?;
    sessions::delete_all(&mut tx, id).await?;
    notice::tell_owner(&request, &mut tx, id, NoticeKind::AccountLocked).await?;
    tx.commit().await?;
    go_to_saying(&format!("{PATH}/{id}"), "gesperrt")
}

async fn unlock(request: Request) -> Answer {
    let (mut tx, _permit, id, _view) = begin(&request).await?;
    accounts::set_locked(&mut tx, id, None).await?;
    notice::tell_owner(&request, &mut tx, id, NoticeKind::AccountUnlocked).await?;
    tx.commit().await?;
    go_to_saying(&format!("{PATH}/{id}"), "entsperrt")
}

/// Who comes rarely gets a link to sign in; everybody else one to set a password.
async fn send_link(request: Request) -> Answer {
    let (mut tx, permit, id, view) = begin(&request).await?;
    let account = accounts::by_id(&mut tx, id).await?.ok_or(Refused::NotFound)?;
    if account.locked_at.is_some() {
        return refused(&view, &request, AccountRefused::Locked.german());
    }
    let now = permit.now();
    let held = accounts::role_assignments(&mut tx, id).await?;
    let roles: Vec<Role> = held
        .iter()
        .filter(|one| one.holds_on(now.day()))
        .map(|one| one.role)
        .collect();
    let (purpose, kind, path, valid_until) = if sign_in_by_link(&roles) {
        (
            LinkPurpose::SignIn,
            MailKind::SignInLink,
            "/anmelden/link",
            now.plus_minutes(SIGN_IN_MINUTES),
        )
    } else {
        (
            LinkPurpose::Password,
            MailKind::PasswordLink,
            "/anmelden/kennwort",
            now.plus_hours(PASSWORD_HOURS),
        )
    };
    let secret = access::mail_link::issue(&mut tx, Some(id), purpose, request.access().ids(), now).await?;
    let link = format!("{path}/{}", secret.text())
        .parse()
        .map_err(Refused::failed)?;
    let mail = NewMail {
        to: Recipient::Account(id),
        kind,
        link,
        valid_until: Some(valid_until),
    };
    outbox::public(&mut tx, request.room::<Outbox>()?, &mail).await?;
    notice::tell_owner(&request, &mut tx, id, NoticeKind::PasswordReset).await?;
    tx.commit().await?;
    go_to_saying(&format!("{PATH}/{id}"), "gespeichert")
}

async fn ask_reset(request: Request) -> Answer {
    let (mut tx, permit, id, _view) = begin(&request).await?;
    access::approval::ask(
        &mut tx,
        &permit,
        id,
        &Wish::SecondFactorReset,
        request.access().ids(),
    )
    .await?;
    notice::tell_deciders(&request, &mut tx).await?;
    tx.commit().await?;
    go_to_saying(&format!("{PATH}/{id}"), "vorgelegt")
}
