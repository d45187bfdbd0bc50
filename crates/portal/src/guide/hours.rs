//! The consultation hours of the case managers near somebody: place, weekday, time, the next days. No names.

use access::permit::PublicPurpose;
use askama::Template;
use base::day::Day;
use base::ids::{MunicipalityId, RowId};
use calendar::consultation_hour::model::{Held, Rhythm};
use calendar::consultation_hour::store::{self, PublicHour};
use web::answer::{Answer, Refused, page};
use web::components::field::Choice;
use web::components::{button, field};

use crate::guide::frame::Frame;
use crate::guide::start::places;
use crate::guide::symbol;
use crate::guide::visit::Visit;
use crate::guide::words::Words;

/// So many days ahead the next days are looked for …
const DAYS_AHEAD: i32 = 63;
/// … and so many of them are shown.
const SHOWN: usize = 3;

#[derive(Template)]
#[template(path = "guide/hours.html")]
struct HoursPage {
    frame: Frame,
    places: Vec<Choice>,
    groups: Vec<Group>,
}

struct Group {
    place: String,
    hours: Vec<Hour>,
}

struct Hour {
    weekday: String,
    time: String,
    rhythm: Option<String>,
    place: String,
    days: String,
}

/// Shows the consultation hours, of one place or of all.
pub(crate) async fn show(visit: Visit) -> Answer {
    let place = asked_place(&visit)?;
    let today = visit.now.day();
    let (mut tx, permit) = visit
        .request
        .access()
        .public_reading(PublicPurpose::Guide)
        .await?;
    let all = store::public(&mut tx, &permit, today).await?;
    let off = store::called_off(&mut tx, (today, today.plus_days(DAYS_AHEAD))).await?;
    drop(tx);
    let mut groups: Vec<Group> = Vec::new();
    for (id, name) in &visit.standing.places {
        let held = all
            .iter()
            .filter(|hour| hour.municipality == *id && place.is_none_or(|place| place == *id));
        let hours: Vec<Hour> = held.map(|hour| shown(hour, (today, &off), visit.words)).collect();
        if !hours.is_empty() {
            groups.push(Group {
                place: name.clone(),
                hours,
            });
        }
    }
    page(&HoursPage {
        frame: visit.frame(visit.words.of("hours-title")),
        places: places(&visit, place),
        groups,
    })
}

/// The place that the address names, if it names one.
///
/// # Errors
/// [`Refused::NotFound`] if there is no such place.
pub(crate) fn asked_place(visit: &Visit) -> Result<Option<MunicipalityId>, Refused> {
    match visit.request.query().text("ort") {
        "" => Ok(None),
        text => {
            let id: MunicipalityId = text.parse().map_err(|_| Refused::NotFound)?;
            visit.standing.place(id).ok_or(Refused::NotFound)?;
            Ok(Some(id))
        }
    }
}

fn shown(hour: &PublicHour, (today, off): (Day, &[(RowId, Day)]), words: Words) -> Hour {
    let own: Vec<Day> = off
        .iter()
        .filter(|(id, _)| *id == hour.id)
        .map(|(_, day)| *day)
        .collect();
    let days = hour.rule.days((today, today.plus_days(DAYS_AHEAD)), &own);
    let next: Vec<String> = days
        .into_iter()
        .filter(|(_, held)| *held == Held::Open)
        .map(|(day, _)| day.german())
        .take(SHOWN)
        .collect();
    let rhythm = match hour.rule.rhythm {
        Rhythm::Weekly => None,
        Rhythm::Fortnightly => Some("every-two-weeks"),
        Rhythm::FirstOfMonth => Some("first-of-month"),
        Rhythm::ThirdOfMonth => Some("third-of-month"),
        Rhythm::LastOfMonth => Some("last-of-month"),
    };
    Hour {
        weekday: words.weekday(hour.rule.weekday),
        time: format!("{}–{}", hour.rule.opens, hour.rule.closes),
        rhythm: rhythm.map(|key| words.of(key)),
        place: hour.place.clone(),
        days: next.join(", "),
    }
}
