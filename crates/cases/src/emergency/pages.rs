//! The pages of emergency notes: write one, read one, confirm a colleague's.

use access::act::Act;
use access::failure::Denied;
use access::permit::Permit;
use access::role::{Role, ScopeKind};
use access::session::model::SignedIn;
use access::subject::store as subjects;
use askama::Template;
use base::day::Day;
use base::ids::EmergencyId;
use base::input::InputErrors;
use db::tx::Tx;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, empty, errors, facts, field, notice, tag};
use web::form::Form;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::contact::input::text;
use crate::contact::pages::add::{has_employer, once};
use crate::emergency::model::{Basis, EmergencyInput, NewEmergency};
use crate::emergency::store::{self, Emergency, Line};

const PATH: &str = "/notfall";
const LONGEST_REMARK: usize = 2_000;

pub(crate) fn routes() -> Routes {
    Routes::about("emergency note")
        .get("/notfall", Act::EmergencyAdd, Fixture::None, list)
        .get("/notfall/neu", Act::EmergencyAdd, Fixture::None, ask)
        .post("/notfall/neu", Act::EmergencyAdd, Fixture::None, answer)
        .get("/notfall/{id}", Act::EmergencyRead, Fixture::Emergency, show)
        .post(
            "/notfall/{id}/gegenzeichnung",
            Act::EmergencyConfirm,
            Fixture::Emergency,
            confirm,
        )
}

#[derive(Template)]
#[template(path = "cases/emergency_list.html")]
struct ListPage {
    shell: Shell,
    lines: Vec<Line>,
    today: Day,
}

impl ListPage {
    fn state(&self, line: &Line) -> tag::Tag {
        match line.confirmed_at {
            Some(_) => tag::success("gegengezeichnet"),
            None if line.confirm_by < self.today => tag::danger("überfällig"),
            None => tag::warning("wartet auf Gegenzeichnung"),
        }
    }
}

/// One's own notes, and those that wait for a second pair of eyes.
async fn list(request: Request) -> Answer {
    let (mut tx, permit) = request.access().list(request.who()?, Act::EmergencyAdd).await?;
    let lines = store::lines(&mut tx, &permit).await?;
    page(&ListPage {
        shell: request.shell("Notfallvermerke"),
        lines,
        today: permit.now().day(),
    })
}

#[derive(Template)]
#[template(path = "cases/emergency_new.html")]
struct NewPage {
    shell: Shell,
    input: EmergencyInput,
    errors: InputErrors,
    bases: Vec<Choice>,
}

/// Shows the form.
async fn ask(request: Request) -> Answer {
    let (_, permit) = request.access().enter(request.who()?, Act::EmergencyAdd).await?;
    let input = EmergencyInput {
        token: request.access().ids().next_random().to_string(),
        on: permit.now().day().to_string(),
        ..EmergencyInput::default()
    };
    page(&new_page(&request, input, InputErrors::new()))
}

/// Writes the note.
async fn answer(request: Request) -> Answer {
    let (who, access) = (request.who()?, request.access());
    let (mut tx, permit) = access.enter(who, Act::EmergencyAdd).await?;
    let form = request.form()?;
    let input = sent(&form);
    let mut new = match input.checked(permit.now().day()) {
        Ok(new) => new,
        Err(errors) => return page_again(&new_page(&request, input, errors)),
    };
    if new.token.is_empty() {
        new.token = access.ids().next_random().to_string();
    }
    if let Some(note) = store::already(&mut tx, who.account, &new.token).await? {
        return go_to_saying(&format!("{PATH}/{note}"), "gespeichert");
    }
    drop(tx);
    if !has_employer(who) {
        let mut errors = InputErrors::new();
        errors.add(
            "grundlage",
            "Ihrem Konto fehlt der Anstellungsträger. Handeln Sie jetzt, und verständigen Sie danach die Fachadministration.",
        );
        return page_again(&new_page(&request, input, errors));
    }
    match once(write(&request, &new).await)? {
        Some(note) => go_to_saying(&format!("{PATH}/{note}"), "gespeichert"),
        None => go_to_saying(PATH, "gespeichert"),
    }
}

async fn write(request: &Request, new: &NewEmergency) -> Result<EmergencyId, Denied> {
    let access = request.access();
    let who = request.visitor_account().ok_or(Denied::NotSignedIn)?;
    let id = EmergencyId::from_uuid(access.ids().next());
    let (mut tx, permit) = access.new_file(who, Act::EmergencyAdd, id).await?;
    store::insert(&mut tx, &permit, new, access.ids()).await?;
    tx.commit().await?;
    Ok(id)
}

fn new_page(request: &Request, input: EmergencyInput, errors: InputErrors) -> NewPage {
    NewPage {
        shell: request.shell_below("Notfallvermerk schreiben", &[("Notfallvermerke", PATH)]),
        input,
        errors,
        bases: Basis::ALL
            .iter()
            .map(|basis| Choice::new(basis, basis.german()).hint(basis.hint()))
            .collect(),
    }
}

#[derive(Template)]
#[template(path = "cases/emergency.html")]
struct NotePage {
    shell: Shell,
    id: EmergencyId,
    shown: Shown,
    may_confirm: bool,
    remark: String,
    errors: InputErrors,
}

struct Shown {
    basis: &'static str,
    on: String,
    about: String,
    reason: String,
    informed: String,
    done: String,
    written: String,
    waiting: Option<String>,
    confirmed: Option<String>,
    remark: Option<String>,
}

/// Shows a note.
async fn show(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, permit) = request
        .access()
        .reading(who, Act::EmergencyRead, request.path_value::<EmergencyId>("id")?)
        .await?;
    let note = load(&mut tx, &permit, who).await?;
    page(&note_page(
        &request,
        &permit,
        &note,
        (String::new(), InputErrors::new()),
    )?)
}

/// Confirms a colleague's note.
async fn confirm(request: Request) -> Answer {
    let (who, access) = (request.who()?, request.access());
    let id: EmergencyId = request.path_value("id")?;
    let (mut tx, permit) = access.writing(who, Act::EmergencyConfirm, id).await?;
    let note = load(&mut tx, &permit, who).await?;
    let form = request.form()?;
    let mut errors = InputErrors::new();
    let remark = text("bemerkung", form.text("bemerkung"), LONGEST_REMARK, &mut errors);
    if !errors.is_empty() {
        drop(tx);
        let typed = (form.text("bemerkung").to_owned(), errors);
        return page_again(&note_page(&request, &permit, &note, typed)?);
    }
    let remark = (!remark.is_empty()).then_some(remark);
    if store::confirm(&mut tx, &permit, remark.as_ref(), access.ids()).await? {
        tx.commit().await?;
    }
    go_to_saying(&format!("{PATH}/{id}"), "gespeichert")
}

/// The note of a permit. It stays within its controller, whatever region both work in.
async fn load(tx: &mut Tx, permit: &Permit<EmergencyId>, who: &SignedIn) -> Result<Emergency, Refused> {
    let seat = subjects::seat(tx, &permit.id().to_string())
        .await?
        .ok_or(Denied::NotFound)?;
    let controller = seat.controller.to_string();
    let is_of_the_same = who.roles.iter().any(|one| {
        one.role == Role::CaseManager
            && one.scope.kind == ScopeKind::Employer
            && one.scope.id.as_deref() == Some(controller.as_str())
    });
    if !is_of_the_same && seat.account != Some(who.account) {
        return Err(Refused::NotFound);
    }
    Ok(store::read(tx, permit).await?.ok_or(Denied::NotFound)?)
}

fn note_page(
    request: &Request,
    permit: &Permit<EmergencyId>,
    note: &Emergency,
    (remark, errors): (String, InputErrors),
) -> Result<NotePage, Refused> {
    let reveal = |open| permit.reveal(open).cloned().ok_or(Refused::NotFound);
    let is_open = note.confirmed.is_none();
    let shown = Shown {
        basis: note.basis.german(),
        on: note.on.german(),
        about: reveal(&note.about)?,
        reason: reveal(&note.reason)?,
        informed: reveal(&note.informed)?,
        done: reveal(&note.done)?,
        written: format!("{} von {}", note.written_at.german(), note.writer),
        waiting: is_open.then(|| {
            format!(
                "Bis {} sieht eine zweite Person darauf.",
                note.confirm_by.german()
            )
        }),
        confirmed: note
            .confirmed
            .as_ref()
            .map(|(name, at)| format!("{} von {name}", at.german())),
        remark: note.remark.as_ref().map(reveal).transpose()?,
    };
    Ok(NotePage {
        shell: request.shell_below("Notfallvermerk", &[("Notfallvermerke", PATH)]),
        id: permit.id(),
        shown,
        may_confirm: is_open && note.written_by != permit.account(),
        remark,
        errors,
    })
}

/// What was sent.
fn sent(form: &Form) -> EmergencyInput {
    let text = |field: &str| form.text(field).to_owned();
    EmergencyInput {
        token: text("einmal"),
        basis: text("grundlage"),
        on: text("tag"),
        about: text("um_wen"),
        reason: text("anlass"),
        informed: text("informiert"),
        done: text("getan"),
    }
}
