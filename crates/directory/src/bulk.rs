//! Very many invented offers, for measuring: every topic in every place, the same for the same seed. Never in a house that
//! works.

use std::collections::{BTreeMap, BTreeSet};

use base::ids::{Ids, MunicipalityId, OfferId, RowId};
use base::language::Language;
use base::local_time::TimeOfDay;
use base::moment::Moment;
use db::failure::Result;
use db::tx::Tx;

use crate::look;
use crate::offer::form::names::Names;
use crate::offer::hours::Hours;
use crate::offer::model::{
    Assured, AtPlace, Capacity, Cost, Eligibility, Gender, Level, Offer, OfferText, Origin, Provider,
};
use crate::offer::store::write;
use crate::place;
use crate::place::model::{Place, StepFree};
use crate::topic::Topic;

/// How many offers one transaction adds.
pub const AT_ONCE: usize = 500;

/// Words that make names differ.
const FORMS: [&str; 12] = [
    "am Vormittag",
    "am Abend",
    "im Stadtteil",
    "für Anfänger",
    "für Fortgeschrittene",
    "mit Kinderbetreuung",
    "online",
    "am Wochenende",
    "mit Sprachmittlung",
    "in der Gruppe",
    "im Einzelgespräch",
    "auf dem Land",
];

/// Adds the invented offers with these numbers; the places come with them.
///
/// # Errors
/// What the database reports.
pub async fn insert(tx: &mut Tx, numbers: std::ops::Range<usize>, (ids, now): (&Ids, Moment)) -> Result<()> {
    let names = look::names(tx).await?;
    if names.organisations.is_empty() || names.municipalities.is_empty() {
        return Ok(());
    }
    let mut places = Vec::new();
    let mut offers = Vec::new();
    for number in numbers {
        let offer = offer(number, &names, (ids, now));
        places.extend(offer.places.iter().map(|at| at.place.clone()));
        offers.push(offer);
    }
    place::store::insert_many(tx, &places).await?;
    write::insert_many(tx, &offers, None).await
}

fn pick<T: Copy>(all: &[T], number: usize) -> T {
    all[number % all.len()]
}

fn offer(number: usize, names: &Names, (ids, now): (&Ids, Moment)) -> Offer {
    let topic = pick(Topic::ALL, number);
    let (municipality, town) =
        &names.municipalities[(number / Topic::ALL.len()) % names.municipalities.len()];
    let (organisation, organisation_name) = &names.organisations[(number * 7) % names.organisations.len()];
    let form = pick(&FORMS, number / 3);
    let provider = Provider {
        id: *organisation,
        name: organisation_name.clone(),
        short_name: None,
    };
    let id = OfferId::from_uuid(ids.next());
    let languages: BTreeSet<Language> = (0..=number % 4)
        .map(|step| pick(&Language::ALL, number + step * 5))
        .chain([Language::German])
        .collect();
    let texts: BTreeMap<Language, OfferText> = languages
        .iter()
        .filter(|language| **language != Language::German)
        .map(|language| {
            let name = format!("{} {number}", topic.name(*language));
            let description = format!("{}, {town}", crate::field::name(topic.field(), *language));
            (*language, OfferText { name, description })
        })
        .collect();
    Offer {
        name: format!("{} {form} {town} {number}", topic.german()),
        description: format!(
            "{} {form} in {town}. {} und Begleitung im Alltag. Erfunden für Messungen.",
            topic.german(),
            topic.field().german()
        ),
        topics: BTreeSet::from([topic, pick(Topic::ALL, number * 3 + 1)]),
        languages,
        texts,
        eligibility: eligibility(number, *municipality),
        cost: pick(Cost::ALL, number),
        capacity: Capacity {
            unit: Some("Plätze".to_owned()),
            available: i64::try_from(number % 6).ok(),
            maximum: Some(12),
            waiting_days: i64::try_from(number % 40).ok(),
            noted_on: Some(now.day()),
        },
        assured: number.is_multiple_of(3).then(|| Assured {
            on: now.day().plus_days(-i32::try_from(number % 400).unwrap_or(0)),
            by: None,
            by_name: None,
        }),
        places: vec![at_place(number, (*municipality, town), (ids, now))],
        ..Offer::blank(id, provider, (Origin::Demo, now))
    }
}

fn eligibility(number: usize, municipality: MunicipalityId) -> Eligibility {
    Eligibility {
        minimum_age: number.is_multiple_of(5).then_some(18),
        maximum_age: number.is_multiple_of(11).then_some(27),
        gender: if number.is_multiple_of(9) {
            Gender::Women
        } else {
            Gender::Any
        },
        level_from: number.is_multiple_of(4).then(|| pick(Level::ALL, number / 4)),
        areas: if number.is_multiple_of(3) {
            BTreeSet::from([municipality])
        } else {
            BTreeSet::new()
        },
        ..Eligibility::default()
    }
}

fn at_place(
    number: usize,
    (municipality, town): (MunicipalityId, &str),
    (ids, now): (&Ids, Moment),
) -> AtPlace {
    let weekday = i8::try_from(number % 5 + 1).unwrap_or(1);
    let from = i8::try_from(8 + number % 9).unwrap_or(9);
    let hours = TimeOfDay::new(from, 0)
        .ok()
        .zip(TimeOfDay::new(from + 3, 30).ok());
    let hours = hours.map(|(opens, closes)| Hours {
        id: RowId::from_uuid(ids.next()),
        weekday,
        opens,
        closes,
        every_weeks: 1,
        by_appointment: number.is_multiple_of(6),
        valid_from: None,
        valid_to: None,
        note: None,
    });
    AtPlace {
        id: RowId::from_uuid(ids.next()),
        place: Place {
            name: format!("Haus {number}"),
            street: Some(format!("Musterstraße {}", number % 200 + 1)),
            town: Some(town.to_owned()),
            municipality: Some(municipality),
            step_free: pick(StepFree::ALL, number),
            ..place::form::blank(ids, now)
        },
        note: None,
        hours: hours.into_iter().collect(),
        closures: Vec::new(),
    }
}
