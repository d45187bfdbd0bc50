//! The appointments of one case or contact card: what lies ahead, what was, and how each of it ended.

use access::permit::Permit;
use askama::Template;
use base::ids::RowId;
use base::local_time::TimeOfDay;
use base::refusal::Refusal;
use db::tx::Tx;
use web::answer::{Answer, Refused, go_to, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, empty, field, icon, notice, tag};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::appointment::model::{CancelReason, Noted, Outcome, may_note};
use crate::appointment::pages::form::row;
use crate::appointment::store::{self, Appointment};
use crate::scope::Scope;
use crate::tied::{Tied, offers_changes};
use base::local_time::weekday_name;

#[derive(Template)]
#[template(path = "calendar/appointments.html")]
struct AppointmentsPage {
    shell: Shell,
    path: String,
    may_change: bool,
    ahead: Vec<Row>,
    past: Vec<Row>,
    reasons: Vec<Choice>,
    refused: Option<String>,
}

struct Row {
    id: RowId,
    day: String,
    times: String,
    symbol: &'static str,
    kind: &'static str,
    title: String,
    place: String,
    note: String,
    by: String,
    outcome: Option<Outcome>,
    reason: &'static str,
    has_begun: bool,
    /// Where an interpreter is asked for: day and hour go along, nothing of the file.
    interpreter: String,
}

impl AppointmentsPage {
    fn new_path(&self) -> String {
        format!("{}/neu", self.path)
    }

    fn change_path(&self, id: &RowId) -> String {
        format!("{}/bearbeiten?termin={id}", self.path)
    }
}

pub(crate) async fn show<S: Tied>(request: Request) -> Answer {
    let id: S = request.path_value("id")?;
    let (mut tx, permit) = request.access().reading(request.who()?, S::READ, id).await?;
    page(&list(&request, &mut tx, &permit).await?)
}

async fn list<S: Tied>(
    request: &Request,
    tx: &mut Tx,
    permit: &Permit<S>,
) -> Result<AppointmentsPage, Refused> {
    let shell = S::frame(request, tx, permit, ("Termine", "termine")).await?;
    let all = store::of_file(tx, permit).await?;
    let now = permit.now();
    let is_ahead = |one: &&Appointment| one.span.ends() > now && one.outcome != Some(Outcome::Cancelled);
    let (mut ahead, past): (Vec<&Appointment>, Vec<&Appointment>) = all.iter().partition(is_ahead);
    ahead.reverse();
    let row = |one: &Appointment| shown(one, permit);
    Ok(AppointmentsPage {
        shell,
        path: permit.id().tie().path("termine"),
        may_change: offers_changes(request, permit),
        ahead: ahead.into_iter().map(row).collect(),
        past: past.into_iter().map(row).collect(),
        reasons: reasons(),
        refused: None,
    })
}

fn shown<S: Tied>(one: &Appointment, permit: &Permit<S>) -> Row {
    let texts = one.texts(permit);
    let day = one.span.day();
    Row {
        id: one.id,
        day: format!("{}, {}", weekday_name(day.weekday()), day.german()),
        times: one.span.german(),
        symbol: one.kind.symbol(),
        kind: one.kind.german(),
        title: texts.title,
        place: texts.place,
        note: texts.note,
        by: one.by.clone(),
        outcome: one.outcome,
        reason: one.reason.map_or("", CancelReason::german),
        has_begun: one.span.starts() <= permit.now(),
        interpreter: format!(
            "/sprachmittlung/neu?tag={day}&beginn={}",
            TimeOfDay::at(one.span.starts())
        ),
    }
}

/// The reasons for which an appointment is cancelled, as choices.
pub(crate) fn reasons() -> Vec<Choice> {
    CancelReason::ALL
        .iter()
        .map(|reason| Choice::new(reason, reason.german()))
        .collect()
}

pub(crate) async fn note<S: Tied>(request: Request) -> Answer {
    let id: S = request.path_value("id")?;
    let (mut tx, permit) = request.access().writing(request.who()?, S::WRITE, id).await?;
    let form = request.form()?;
    let back = id.tie().path("termine");
    let Some(appointment) = row(form.text("termin"))? else {
        return go_to(&back);
    };
    let noted = match noted(&form) {
        Ok(noted) => noted,
        Err(sentence) => return again(&request, &mut tx, &permit, sentence.to_owned()).await,
    };
    let scope = Scope::file(&permit)?;
    let found = store::one(&mut tx, &scope, appointment)
        .await?
        .ok_or(Refused::NotFound)?;
    if let Err(refused) = may_note(found.span, found.outcome, noted, permit.now()) {
        return again(&request, &mut tx, &permit, refused.german()).await;
    }
    store::note(&mut tx, &scope, appointment, noted).await?;
    tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}

async fn again<S: Tied>(request: &Request, tx: &mut Tx, permit: &Permit<S>, sentence: String) -> Answer {
    let mut list = list(request, tx, permit).await?;
    list.refused = Some(sentence);
    page_again(&list)
}

/// How the appointment ended, as the form says.
pub(crate) fn noted(form: &Form) -> Result<Noted, &'static str> {
    match form.text("ergebnis").parse() {
        Ok(Outcome::Attended) => Ok(Noted::Attended),
        Ok(Outcome::NotAttended) => Ok(Noted::NotAttended),
        Ok(Outcome::Cancelled) => form
            .text("grund")
            .parse()
            .map(Noted::Cancelled)
            .map_err(|_| "Bitte den Grund der Absage wählen."),
        Err(_) => Err("Bitte wählen, wie der Termin ausgegangen ist."),
    }
}
