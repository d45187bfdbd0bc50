//! One request with its steps: what was done, and what can be done next.

use access::act::Act;
use askama::Template;
use base::ids::RowId;
use base::refusal::Refusal;
use post::mail::outbox::Outbox;
use post::notice::model::NoticeKind;
use post::notice::{Told, tell};
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::timeline::{Entry, Timeline};
use web::components::{button, facts, field, notice, tag};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use super::is_keeper;
use super::list::mark;
use crate::booking::model::{Booking, CancelReason, State, Step, StepRefused, after};
use crate::booking::store;
use crate::interpreter::model::Interpreter;
use crate::interpreter::store as interpreters;
use crate::look::{Look, reading, row_id, writing};

#[derive(Template)]
#[template(path = "network/booking.html")]
struct BookingPage {
    shell: Shell,
    booking: Booking,
    mark: tag::Tag,
    facts: facts::Facts,
    history: Timeline,
    candidates: Vec<Choice>,
    reasons: Vec<Choice>,
    is_keeper: bool,
    /// Whether the day has come, so that hours can be noted.
    is_over: bool,
    refused: Option<String>,
}

impl BookingPage {
    async fn of(
        request: &Request,
        look: &mut Look,
        (booking, by): (Booking, String),
    ) -> Result<Self, Refused> {
        let is_keeper = is_keeper(request)?;
        let pool = interpreters::all(&mut look.tx, &look.permit).await?;
        let steps = store::steps(&mut look.tx, &look.permit, booking.id).await?;
        let candidates = if is_keeper && matches!(booking.state, State::Requested | State::Offered) {
            let busy = store::busy(&mut look.tx, &look.permit, booking.on).await?;
            candidates(&pool, &booking, &busy)
        } else {
            Vec::new()
        };
        let entries = steps.iter().map(|(state, who, at, interpreter)| {
            let entry = Entry::new(at.german(), "history", state.german()).by(who);
            match interpreter {
                Some(name) => entry.text(name),
                None => entry,
            }
        });
        let title = format!("{}, {}", booking.language.german(), booking.on.german());
        let reason = |one: &CancelReason| Choice::new(one.code(), one.german());
        Ok(Self {
            shell: request.shell_below(title, &[("Sprachmittlung", "/sprachmittlung")]),
            mark: mark(booking.state),
            facts: facts_of(look, (&booking, &by), &pool),
            history: Timeline::new(entries.collect()),
            candidates,
            reasons: CancelReason::ALL.iter().map(reason).collect(),
            is_keeper,
            is_over: booking.on <= look.today,
            booking,
            refused: None,
        })
    }
}

/// Who could come: whoever speaks the language and is in the pool that day; who comes on that day of the week first.
fn candidates(pool: &[Interpreter], booking: &Booking, busy: &[(RowId, String)]) -> Vec<Choice> {
    let mut fitting: Vec<&Interpreter> = pool
        .iter()
        .filter(|one| one.speaks(booking.language) && one.is_there_on(booking.on))
        .collect();
    fitting.sort_by_key(|one| {
        let is_near = booking.municipality.is_some() && one.municipality == booking.municipality;
        (!one.comes_on(booking.on), !is_near)
    });
    let choice = |one: &&Interpreter| {
        let mut words = vec![one.training.german().to_owned(), one.weekdays_german()];
        if !one.phone.is_empty() {
            words.push(one.phone.clone());
        }
        for (_, begins) in busy.iter().filter(|(id, _)| *id == one.id) {
            words.push(format!("an diesem Tag schon um {begins} Uhr"));
        }
        Choice::new(one.id, &one.name).hint(words.join(" · "))
    };
    fitting.iter().map(choice).collect()
}

fn facts_of(look: &Look, (booking, by): (&Booking, &str), pool: &[Interpreter]) -> facts::Facts {
    let interpreter = pool.iter().find(|one| Some(one.id) == booking.interpreter);
    let mut list = facts::list()
        .fact("Sprache", booking.language.german())
        .fact("Wann", format!("{}, {} Uhr", booking.on.german(), booking.begins))
        .fact("Geplant", format!("{} Minuten", booking.planned_minutes))
        .fact("Anlass", booking.setting.german())
        .fact("Kommune", look.place_name(booking.municipality))
        .fact("Ort", &booking.place)
        .fact("Angefragt von", by)
        .fact(
            "Sprachmittlung",
            interpreter.map(|one| one.name.as_str()).unwrap_or_default(),
        );
    if let Some(one) = interpreter {
        list = list.fact("Telefon", &one.phone).fact("E-Mail", &one.email);
    }
    if let Some(minutes) = booking.held_minutes {
        list = list.fact("Dauer", format!("{minutes} Minuten"));
    }
    if let Some(reason) = booking.cancel_reason {
        list = list.fact("Grund", reason.german());
    }
    list
}

/// `GET /sprachmittlung/{id}`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::InterpreterRequest).await?;
    let booking = booking(&request, &mut look).await?;
    page(&BookingPage::of(&request, &mut look, booking).await?)
}

/// `POST /sprachmittlung/{id}`
pub(super) async fn take(request: Request) -> Answer {
    let mut look = writing(&request, Act::InterpreterRequest).await?;
    let (booking, by) = booking(&request, &mut look).await?;
    let form = request.form()?;
    let step = match step(&form, &mut look, &booking).await? {
        Ok(step) => step,
        Err(sentence) => return again(&request, &mut look, (booking, by), sentence).await,
    };
    let stands = (is_keeper(&request)?, booking.on, look.today);
    let state = match after(booking.state, step, stands) {
        Ok(state) => state,
        Err(refused) => return again(&request, &mut look, (booking, by), refused.german()).await,
    };
    let is_current = form.version() == booking.version;
    if !is_current
        || !store::take(
            &mut look.tx,
            &look.permit,
            (&booking, row_id(&request)),
            (step, state),
        )
        .await?
    {
        let sentence = StepRefused::NotNow(booking.state).german();
        return again(&request, &mut look, (booking, by), sentence).await;
    }
    if booking.asked_by != look.permit.account() && matches!(state, State::Booked | State::Cancelled) {
        let link = format!("/sprachmittlung/{}", booking.id)
            .parse()
            .map_err(Refused::failed)?;
        let told = [Told::Account(booking.asked_by)];
        let notice = (NoticeKind::InterpreterAnswered, &link);
        tell(&mut look.tx, request.room::<Outbox>()?, &told, notice).await?;
    }
    look.tx.commit().await?;
    go_to_saying(&format!("/sprachmittlung/{}", booking.id), "gespeichert")
}

async fn again(request: &Request, look: &mut Look, found: (Booking, String), sentence: String) -> Answer {
    page_again(&BookingPage {
        refused: Some(sentence),
        ..BookingPage::of(request, look, found).await?
    })
}

/// The step that was sent, or what is missing for it.
async fn step(form: &Form, look: &mut Look, booking: &Booking) -> Result<Result<Step, String>, Refused> {
    Ok(match form.text("schritt") {
        "angebot" => {
            let pool = interpreters::all(&mut look.tx, &look.permit).await?;
            let asked = form.text("wer").parse::<RowId>().ok();
            let found = pool.iter().find(|one| {
                Some(one.id) == asked && one.speaks(booking.language) && one.is_there_on(booking.on)
            });
            found
                .map(|one| Step::Offer(one.id))
                .ok_or_else(|| "Bitte wählen, wer angefragt wird.".to_owned())
        }
        "zusage" => Ok(Step::Accept),
        "absage" => Ok(Step::Decline),
        "stattgefunden" => {
            let minutes = form.line("minuten").parse().unwrap_or(0);
            Ok(Step::Hold(minutes))
        }
        "abbruch" => form
            .text("grund")
            .parse()
            .map(Step::Cancel)
            .map_err(|_| "Bitte den Grund der Absage wählen.".to_owned()),
        _ => Err("Bitte wählen, was geschehen soll.".to_owned()),
    })
}

async fn booking(request: &Request, look: &mut Look) -> Result<(Booking, String), Refused> {
    let id: RowId = request.path_value("id")?;
    store::one(&mut look.tx, &look.permit, (id, is_keeper(request)?))
        .await?
        .ok_or(Refused::NotFound)
}
