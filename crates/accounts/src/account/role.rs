//! Granting and ending roles. What opens files waits for a second person.

use access::account::store as accounts;
use access::act::Act;
use access::approval::model::Wish;
use access::audit::model::AuditSubject;
use access::role::{Role, RoleAssignment, may_be_granted};
use base::ids::{AccountId, RoleAssignmentId};
use base::input::InputErrors;
use base::refusal::Refusal;
use post::notice::model::NoticeKind;
use web::answer::{Answer, Refused, go_to_saying, page_again};
use web::request::Request;
use web::routes::{Fixture, Routes};

use crate::account::model::{AccountRefused, DECIDING, RoleInput, needs_second_person, read_role};
use crate::account::pages::{AccountView, PATH, RoleTyped, refused};
use crate::account::store;
use crate::notice;

/// The routes of granting and ending roles.
pub(crate) fn routes() -> Routes {
    Routes::about("role assignment")
        .post("/konten/{id}/rollen", Act::AccountWrite, Fixture::Account, grant)
        .post(
            "/konten/{id}/rollen/ende",
            Act::AccountWrite,
            Fixture::Account,
            end,
        )
}

async fn grant(request: Request) -> Answer {
    let id: AccountId = request.path_value("id")?;
    let who = request.who()?;
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::AccountWrite, AuditSubject::Account(id))
        .await?;
    let view = AccountView::load(&request, &mut tx, id).await?;
    let form = request.form()?;
    let typed = RoleTyped {
        role: form.line("rolle"),
        scope: form.line("bereich"),
        from: form.line("ab"),
        until: form.line("bis"),
    };
    let input = match read_role(&typed.role, &typed.scope, &typed.from, &typed.until) {
        Ok(input) => input,
        Err(errors) => return page_again(&view.page(&request, &typed, (errors, None))),
    };
    let held = accounts::role_assignments(&mut tx, id).await?;
    if let Err(refusal) = may_be_granted(&held, input.role, &input.scope, input.from, input.until) {
        let mut errors = InputErrors::new();
        errors.add("rolle", refusal.german());
        return page_again(&view.page(&request, &typed, (errors, None)));
    }
    let saying = if needs_second_person(input.role, store::somebody_ever_decided(&mut tx, &permit).await?) {
        let RoleInput {
            role,
            scope,
            from,
            until,
        } = input;
        let wish = Wish::RoleGrant {
            role,
            scope,
            from,
            until,
        };
        access::approval::ask(&mut tx, &permit, id, &wish, request.access().ids()).await?;
        notice::tell_deciders(&request, &mut tx).await?;
        "vorgelegt"
    } else {
        let assignment = RoleAssignment {
            id: RoleAssignmentId::from_uuid(request.access().ids().next()),
            account: id,
            role: input.role,
            scope: input.scope,
            valid_from: input.from,
            valid_until: input.until,
        };
        accounts::insert_role_assignment(&mut tx, &assignment, Some(who.account), permit.now()).await?;
        if DECIDING.contains(&assignment.role) {
            notice::tell_owner(&request, &mut tx, id, NoticeKind::RoleGranted).await?;
        }
        "gespeichert"
    };
    tx.commit().await?;
    go_to_saying(&format!("{PATH}/{id}"), saying)
}

async fn end(request: Request) -> Answer {
    let id: AccountId = request.path_value("id")?;
    let who = request.who()?;
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::AccountWrite, AuditSubject::Account(id))
        .await?;
    let view = AccountView::load(&request, &mut tx, id).await?;
    let form = request.form()?;
    let assignment: RoleAssignmentId = form.text("rolle").parse().map_err(|_| Refused::NotFound)?;
    let held = accounts::role_assignments(&mut tx, id).await?;
    let today = permit.now().day();
    let ended = held
        .iter()
        .find(|one| one.id == assignment)
        .ok_or(Refused::NotFound)?;
    if id == who.account && ended.role == Role::Administrator {
        return refused(&view, &request, AccountRefused::EndOwnAdministration.german());
    }
    let deciders = store::deciders(&mut tx, &permit, today).await?;
    let decides = |one: &store::Decider| one.assignment == assignment;
    if deciders.iter().any(decides) && deciders.iter().all(decides) {
        return refused(&view, &request, AccountRefused::LastDecider.german());
    }
    // What has not begun yet ends on the day it would begin; what has ended stays as it is.
    let until = today.max(ended.valid_from);
    if ended.valid_until.is_none_or(|old| until < old) {
        accounts::end_role_assignment(&mut tx, assignment, until).await?;
        notice::tell_owner(&request, &mut tx, id, NoticeKind::RoleEnded).await?;
    }
    tx.commit().await?;
    go_to_saying(&format!("{PATH}/{id}"), "beendet")
}
