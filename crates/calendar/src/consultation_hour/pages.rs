//! Pages of consultation hours: all of them, the next days of one's own, a new one, called off, ended.

use access::act::Act;
use access::audit::model::AuditSubject;
use access::permit::{House, Permit};
use askama::Template;
use base::day::Day;
use base::ids::{MunicipalityId, RowId};
use base::input::InputErrors;
use db::tx::Tx;
use organisation::store::names::municipalities;
use web::answer::{Answer, Refused, go_to, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, empty, errors, field, tag};
use web::form::Form;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::appointment::pages::form::row;
use crate::consultation_hour::model::{Held, HourInput, Rhythm};
use crate::consultation_hour::store::{self, ConsultationHour};
use base::local_time::{shown_again, weekday_name};

const PATH: &str = "/sprechstunden";
/// So many days ahead the next days of one's own hours are shown.
const DAYS_SHOWN: i32 = 43;

pub(crate) fn routes() -> Routes {
    Routes::about("consultation hour")
        .get("/sprechstunden", Act::CalendarOwn, Fixture::None, show)
        .get("/sprechstunden/neu", Act::CalendarOwn, Fixture::None, ask)
        .post("/sprechstunden/neu", Act::CalendarOwn, Fixture::None, answer)
        .post(
            "/sprechstunden/ausfall",
            Act::CalendarOwn,
            Fixture::None,
            call_off,
        )
        .post("/sprechstunden/ende", Act::CalendarOwn, Fixture::None, end)
}

#[derive(Template)]
#[template(path = "calendar/consultation_hours.html")]
struct HoursPage {
    shell: Shell,
    own: Vec<OwnHour>,
    others: Vec<ConsultationHour>,
    errors: InputErrors,
}

struct OwnHour {
    hour: ConsultationHour,
    until: String,
    days: Vec<DayOfHour>,
}

struct DayOfHour {
    day: Day,
    words: String,
    held: Held,
}

async fn show(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::CalendarOwn).await?;
    page(&hours_page(&request, &mut tx, &permit).await?)
}

async fn hours_page(request: &Request, tx: &mut Tx, permit: &Permit<House>) -> Result<HoursPage, Refused> {
    let today = permit.now().day();
    let shown = (today, today.plus_days(DAYS_SHOWN));
    let called_off = store::called_off(tx, shown).await?;
    let (own, others): (Vec<_>, Vec<_>) = store::all(tx, permit, today)
        .await?
        .into_iter()
        .partition(|hour| hour.account == permit.account());
    let own = own.into_iter().map(|hour| {
        let off = called_off.iter().filter(|(id, _)| *id == hour.id);
        let off: Vec<Day> = off.map(|(_, day)| *day).collect();
        let days = hour
            .rule
            .days(shown, &off)
            .into_iter()
            .map(|(day, held)| DayOfHour {
                day,
                words: format!("{}, {}", weekday_name(day.weekday()), day.german()),
                held,
            });
        OwnHour {
            days: days.collect(),
            until: hour
                .rule
                .until
                .map(|until| until.plus_days(-1).german())
                .unwrap_or_default(),
            hour,
        }
    });
    Ok(HoursPage {
        shell: request.shell("Sprechstunden"),
        own: own.collect(),
        others,
        errors: InputErrors::new(),
    })
}

#[derive(Template)]
#[template(path = "calendar/consultation_hour_form.html")]
struct HourForm {
    shell: Shell,
    municipalities: Vec<Choice>,
    weekdays: Vec<Choice>,
    rhythms: Vec<Choice>,
    input: HourInput,
    errors: InputErrors,
}

async fn ask(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::CalendarOwn).await?;
    let places = municipalities(&mut tx).await?;
    let input = HourInput {
        from: permit.now().day().to_string(),
        rhythm: Rhythm::Weekly.to_string(),
        ..HourInput::default()
    };
    page(&hour_form(&request, &places, input))
}

async fn answer(request: Request) -> Answer {
    let (mut tx, permit) = writing(&request).await?;
    let input = typed(&request.form()?);
    let places = municipalities(&mut tx).await?;
    let known: Vec<MunicipalityId> = places.iter().map(|(id, _)| *id).collect();
    match input.checked(&known) {
        Ok(new) => {
            store::insert(&mut tx, &permit, &new, request.access().ids()).await?;
            tx.commit().await?;
            go_to_saying(PATH, "angelegt")
        }
        Err(errors) => page_again(&HourForm {
            errors,
            ..hour_form(&request, &places, input)
        }),
    }
}

async fn writing(request: &Request) -> Result<(Tx, Permit<House>), Refused> {
    let who = request.who()?;
    let about = AuditSubject::Account(who.account);
    Ok(request
        .access()
        .enter_writing(who, Act::CalendarOwn, about)
        .await?)
}

fn typed(form: &Form) -> HourInput {
    HourInput {
        municipality: form.line("kommune"),
        place: form.line("ort"),
        weekday: form.line("wochentag"),
        rhythm: form.line("rhythmus"),
        opens: form.line("von"),
        closes: form.line("bis_uhr"),
        from: shown_again(&form.line("ab")),
        last: shown_again(&form.line("bis")),
    }
}

fn hour_form(request: &Request, places: &[(MunicipalityId, String)], input: HourInput) -> HourForm {
    HourForm {
        shell: request.shell_below("Neue Sprechstunde", &[("Sprechstunden", PATH)]),
        municipalities: places.iter().map(|(id, name)| Choice::new(id, name)).collect(),
        weekdays: (1..=7)
            .map(|weekday| Choice::new(weekday, weekday_name(weekday)))
            .collect(),
        rhythms: Rhythm::ALL
            .iter()
            .map(|rhythm| Choice::new(rhythm, rhythm.german()))
            .collect(),
        input,
        errors: InputErrors::new(),
    }
}

/// The account's own consultation hour that the form names; none if it names none.
async fn named(
    tx: &mut Tx,
    permit: &Permit<House>,
    form: &Form,
) -> Result<Option<ConsultationHour>, Refused> {
    let Some(id): Option<RowId> = row(form.text("sprechstunde"))? else {
        return Ok(None);
    };
    let own = store::own(tx, permit, id).await?;
    own.ok_or(Refused::NotFound).map(Some)
}

async fn call_off(request: Request) -> Answer {
    let (mut tx, permit) = writing(&request).await?;
    let form = request.form()?;
    let Some(hour) = named(&mut tx, &permit, &form).await? else {
        return go_to(PATH);
    };
    let Some(day) = Day::typed(form.text("tag"))
        .ok()
        .filter(|day| hour.rule.names(*day))
    else {
        return go_to(PATH);
    };
    if form.text("handlung") == "doch" {
        store::hold_after_all(&mut tx, &permit, &hour, day).await?;
    } else {
        store::call_off(&mut tx, &permit, &hour, day).await?;
    }
    tx.commit().await?;
    go_to_saying(PATH, "gespeichert")
}

async fn end(request: Request) -> Answer {
    let (mut tx, permit) = writing(&request).await?;
    let form = request.form()?;
    let Some(hour) = named(&mut tx, &permit, &form).await? else {
        return go_to(PATH);
    };
    let today = permit.now().day();
    match Day::typed(&form.line("letzter_tag")) {
        Ok(last) if last >= today.plus_days(-1) => {
            store::end(&mut tx, &permit, &hour, last.plus_days(1)).await?;
            tx.commit().await?;
            go_to_saying(PATH, "beendet")
        }
        wrong => {
            let sentence = match wrong {
                Ok(_) => {
                    "Dieser Tag ist schon vorbei. Bitte heute oder einen späteren Tag eingeben.".to_owned()
                }
                Err(error) => format!("{error}."),
            };
            let mut page = hours_page(&request, &mut tx, &permit).await?;
            page.errors.add("letzter_tag", sentence);
            page_again(&page)
        }
    }
}
