//! What the time line tells of those who take part: who joined and left, what they signed and withdrew.

use std::collections::BTreeSet;

use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::{CaseId, PersonId};
use base::moment::Moment;
use consents::model::basis::BasisKind;
use consents::store::of_case::{Event, PassedOn, events, passed_on};
use db::tx::Tx;
use people::person::store::of_case::persons_of_case;

use crate::asked::timeline::{Happened, Told};
use crate::participant::store::{Participant, participants};

/// Tells who joined and left, and what happened with the declarations of those who take part.
pub(crate) fn teller<'t>(tx: &'t mut Tx, permit: &'t Permit<CaseId>) -> Told<'t> {
    Box::pin(async move {
        let names = names(tx, permit).await?;
        let name_of = |person: PersonId| {
            let found = names.iter().find(|(id, _)| *id == person);
            found.map(|(_, name)| name.clone())
        };
        let mut all = Vec::new();
        for one in participants(tx, permit).await? {
            let name = name_of(one.person);
            // Who takes part and has no name here is hidden from the one who looks.
            if name.is_some() || one.left_on.is_some() {
                all.extend(of_participant(&one, name.as_deref(), permit.id()));
            }
        }
        for event in events(tx, permit).await? {
            let whose = name_of(event.person);
            all.push(of_declaration(event, whose));
        }
        let mut told = BTreeSet::new();
        for one in passed_on(tx, permit).await? {
            // What went out of a case about several persons is told once.
            if told.insert((one.at, one.path, one.recipient.clone())) {
                all.push(of_passing(one));
            }
        }
        Ok(all)
    })
}

async fn names(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<(PersonId, String)>> {
    let persons = persons_of_case(tx, permit).await?;
    let named = persons
        .iter()
        .filter_map(|person| Some((person.id, permit.reveal(&person.name)?.in_full())));
    Ok(named.collect())
}

fn of_participant(one: &Participant, name: Option<&str>, case: CaseId) -> Vec<Happened> {
    let told = |day: Day, title: &str| Happened {
        day,
        at: begin_of(day),
        symbol: "group",
        title: title.to_owned(),
        text: name.map(|name| format!("{name}, {}", one.part.german())),
        by: None,
        href: Some(format!("/faelle/{case}/beteiligte")),
    };
    let left = one.left_on.map(|day| told(day, "Nicht mehr mitberaten"));
    std::iter::once(told(one.joined_on, "Mitberaten"))
        .chain(left)
        .collect()
}

fn of_declaration(event: Event, whose: Option<String>) -> Happened {
    let (symbol, title) = match event.signed {
        Some((kind, form)) => (
            "shield",
            format!("{} unterschrieben, {}", kind.german(), form.german()),
        ),
        None => ("close", "Widerruf".to_owned()),
    };
    Happened {
        day: event.on,
        at: event.at,
        symbol,
        title,
        text: whose,
        by: Some(event.by),
        href: Some(format!("/personen/{}/einwilligungen", event.person)),
    }
}

fn of_passing(one: PassedOn) -> Happened {
    let to = match (one.recipient, one.basis) {
        (Some(recipient), _) => recipient,
        (None, BasisKind::Person) => "die Person selbst".to_owned(),
        (None, _) => "innerhalb des Verantwortlichen".to_owned(),
    };
    Happened {
        day: one.at.day(),
        at: one.at,
        symbol: "upload",
        title: format!("Weitergegeben: {}", one.path.german()),
        text: Some(format!("{to} ({})", one.basis.german())),
        by: Some(one.by),
        href: Some(format!("/personen/{}/einwilligungen/weitergaben", one.person)),
    }
}

/// A moment of a day for what is known by its day only: before what happened on it.
fn begin_of(day: Day) -> Moment {
    format!("{day}T00:00:00Z")
        .parse()
        .unwrap_or(Moment::from_milliseconds(0))
}
