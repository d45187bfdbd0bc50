//! Asking for an appointment, new or changed: of a case or contact card, or in one's own calendar.

use access::act::Act;
use access::audit::model::AuditSubject;
use base::ids::RowId;
use base::input::InputErrors;
use db::tx::Tx;
use organisation::store::names::municipalities;
use web::answer::{Answer, Refused, go_to, page};
use web::components::field::Choice;
use web::request::Request;
use web::shell::Shell;

use crate::appointment::input::AppointmentInput;
use crate::appointment::model::{Kind, Outcome, Texts};
use crate::appointment::pages::saving::{FormPage, save};
use crate::appointment::store::{self, Appointment};
use crate::scope::{Scope, Tie};
use crate::tied::Tied;

const NEW: &str = "Neuer Termin";
/// The page below the file.
const ROOM: &str = "termine";
const CHANGED: &str = "Termin verschieben oder ändern";
/// How long a new appointment takes unless somebody says otherwise.
const USUAL_MINUTES: &str = "60";

pub(crate) async fn ask<S: Tied>(request: Request) -> Answer {
    let (mut tx, permit) = reading::<S>(&request).await?;
    let shell = S::frame(&request, &mut tx, &permit, (NEW, ROOM)).await?;
    page(&blank(&request, &mut tx, shell, permit.id().tie()).await?)
}

pub(crate) async fn answer<S: Tied>(request: Request) -> Answer {
    let id: S = request.path_value("id")?;
    let (mut tx, permit) = request.access().writing(request.who()?, S::WRITE, id).await?;
    let form = request.form()?;
    let shell = S::frame(&request, &mut tx, &permit, (NEW, ROOM)).await?;
    let page = blank(&request, &mut tx, shell, id.tie()).await?;
    let scope = Scope::file(&permit)?;
    save(&request, (tx, scope), page, &form, |one| one.texts(&permit)).await
}

pub(crate) async fn ask_change<S: Tied>(request: Request) -> Answer {
    let (mut tx, permit) = reading::<S>(&request).await?;
    let Some(id) = row(request.query().text("termin"))? else {
        return go_to(&permit.id().tie().path(ROOM));
    };
    let shell = S::frame(&request, &mut tx, &permit, (CHANGED, ROOM)).await?;
    let found = changeable(store::one(&mut tx, &Scope::file(&permit)?, id).await?)?;
    let blank = blank(&request, &mut tx, shell, permit.id().tie()).await?;
    page(&filled(blank, &found, found.texts(&permit)))
}

pub(crate) async fn answer_change<S: Tied>(request: Request) -> Answer {
    let id: S = request.path_value("id")?;
    let (mut tx, permit) = request.access().writing(request.who()?, S::WRITE, id).await?;
    let form = request.form()?;
    let Some(changing) = row(form.text("termin"))? else {
        return go_to(&id.tie().path(ROOM));
    };
    let scope = Scope::file(&permit)?;
    changeable(store::one(&mut tx, &scope, changing).await?)?;
    let shell = S::frame(&request, &mut tx, &permit, (CHANGED, ROOM)).await?;
    let mut page = blank(&request, &mut tx, shell, id.tie()).await?;
    page.changing = Some((changing, form.version()));
    save(&request, (tx, scope), page, &form, |one| one.texts(&permit)).await
}

pub(crate) async fn ask_own(request: Request) -> Answer {
    let (mut tx, _) = request.access().enter(request.who()?, Act::CalendarOwn).await?;
    let shell = own_shell(&request, NEW);
    page(&blank(&request, &mut tx, shell, Tie::Nobody).await?)
}

pub(crate) async fn answer_own(request: Request) -> Answer {
    let who = request.who()?;
    let about = AuditSubject::Account(who.account);
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::CalendarOwn, about)
        .await?;
    let form = request.form()?;
    let page = blank(&request, &mut tx, own_shell(&request, NEW), Tie::Nobody).await?;
    let scope = Scope::own(&permit);
    save(&request, (tx, scope), page, &form, |_| Texts::default()).await
}

pub(crate) async fn ask_own_change(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::CalendarOwn).await?;
    let Some(id) = row(request.query().text("termin"))? else {
        return go_to("/termine");
    };
    let found = changeable(store::one(&mut tx, &Scope::own(&permit), id).await?)?;
    let blank = blank(&request, &mut tx, own_shell(&request, CHANGED), Tie::Nobody).await?;
    page(&filled(blank, &found, Texts::default()))
}

pub(crate) async fn answer_own_change(request: Request) -> Answer {
    let who = request.who()?;
    let about = AuditSubject::Account(who.account);
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::CalendarOwn, about)
        .await?;
    let form = request.form()?;
    let Some(changing) = row(form.text("termin"))? else {
        return go_to("/termine");
    };
    let scope = Scope::own(&permit);
    changeable(store::one(&mut tx, &scope, changing).await?)?;
    let mut page = blank(&request, &mut tx, own_shell(&request, CHANGED), Tie::Nobody).await?;
    page.changing = Some((changing, form.version()));
    save(&request, (tx, scope), page, &form, |_| Texts::default()).await
}

async fn reading<S: Tied>(request: &Request) -> Result<(Tx, access::permit::Permit<S>), Refused> {
    let id: S = request.path_value("id")?;
    Ok(request.access().reading(request.who()?, S::WRITE, id).await?)
}

fn own_shell(request: &Request, title: &str) -> Shell {
    request.shell_below(title, &[("Termine", "/termine")])
}

/// The row that was named; none if nothing was, nothing there if it is no id.
pub(crate) fn row(text: &str) -> Result<Option<RowId>, Refused> {
    match text {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Refused::NotFound),
    }
}

/// A cancelled appointment stays as it is.
fn changeable(found: Option<Appointment>) -> Result<Appointment, Refused> {
    found
        .filter(|one| one.outcome != Some(Outcome::Cancelled))
        .ok_or(Refused::NotFound)
}

async fn blank(request: &Request, tx: &mut Tx, shell: Shell, tie: Tie) -> Result<FormPage, Refused> {
    let choices = municipalities(tx).await?;
    let (kinds, kind) = match tie {
        Tie::Nobody => (Kind::WITHOUT, Kind::Network),
        Tie::Case(_) | Tie::Contact(_) => (Kind::WITH_SOMEBODY, Kind::Office),
    };
    Ok(FormPage {
        shell,
        tie,
        kinds,
        kind_choices: kinds
            .iter()
            .map(|kind| Choice::new(kind, kind.german()))
            .collect(),
        municipalities: choices.iter().map(|(id, name)| Choice::new(id, name)).collect(),
        changing: None,
        input: AppointmentInput {
            kind: kind.to_string(),
            day: request.query().line("tag"),
            minutes: USUAL_MINUTES.to_owned(),
            ..AppointmentInput::default()
        },
        errors: InputErrors::new(),
        clashes: Vec::new(),
        conflict: None,
        differing: Vec::new(),
    })
}

fn filled(mut page: FormPage, found: &Appointment, texts: Texts) -> FormPage {
    page.changing = Some((found.id, found.version));
    page.input = AppointmentInput::of_planned(&found.planned(texts));
    page
}
