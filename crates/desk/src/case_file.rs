//! Fallakte: one screen that tells the case – phase, one time line of everything, goals, appointments, consents, people.
//! It gathers what the rooms below tell; each of them opens its own part with the same permit.

use access::act::Act;
use access::relation::Relation;
use askama::Template;
use base::ids::PersonId;
use base::language::Language;
use cases::asked::timeline::told;
use cases::case::model::{AccessRoute, CloseReason, Phase, TargetGroup};
use cases::case::opened::{Opened, opened, path};
use cases::case::store::Head;
use cases::participant::store::{Participant, participants};
use people::person::store::of_case::persons_of_case;
use themes::theme::moving::{Moving, of_case};
use web::answer::{Answer, Refused, page};
use web::components::facts::{self, Facts};
use web::components::stepper::{self, Stepper};
use web::components::timeline::{Entry, Timeline};
use web::components::{button, empty, figure, notice, tag};
use web::request::Request;
use web::shell::Shell;
use web::standing;

/// How many entries the time line shows at first.
const SHOWN_AT_FIRST: usize = 40;

#[derive(Template)]
#[template(path = "desk/case_file.html")]
struct CaseFilePage {
    shell: Shell,
    address: String,
    name: String,
    stepper: Stepper,
    lent: Option<&'static str>,
    may: May,
    timeline: Timeline,
    has_entries: bool,
    is_cut: bool,
    people: Vec<Somebody>,
    planning: planning::summary::Summary,
    next: calendar::told::Summary,
    facts: Facts,
    /// Themes in motion that are about what was noted in this case.
    moving: Vec<Moving>,
}

impl CaseFilePage {
    /// The address of a page of this case.
    fn at(&self, room: &str) -> String {
        format!("{}/{room}", self.address)
    }
}

/// What the one who reads may do besides reading.
#[derive(Clone, Copy, Debug)]
struct May {
    write: bool,
    reopen: bool,
}

impl May {
    fn of(request: &Request, case: &Opened) -> Result<Self, Refused> {
        Ok(Self {
            write: case.may_change(request)?,
            reopen: case.grants(request, Act::CaseClose)? && !case.head.phase.is_open(),
        })
    }
}

/// Somebody who takes part.
#[derive(Debug)]
struct Somebody {
    id: PersonId,
    name: String,
    born: String,
    part: &'static str,
    language: &'static str,
}

/// Shows the file.
///
/// # Errors
/// [`Refused`] as the gate says.
pub async fn show(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseRead).await?;
    let people = people(&mut case).await?;
    let mut happened = told(&request, &mut case.tx, &case.permit).await?;
    let is_cut = happened.len() > SHOWN_AT_FIRST && request.query().text("verlauf") != "ganz";
    if is_cut {
        happened.truncate(SHOWN_AT_FIRST);
    }
    let planning = planning::summary::summary(&mut case.tx, &case.permit).await?;
    let next = calendar::told::summary(&mut case.tx, &case.permit).await?;
    let moving = of_case(&mut case.tx, &case.permit).await?;
    let may = May::of(&request, &case)?;
    let mut shell = request.shell_below(format!("Fall {}", case.head.code), &[("Fälle", "/faelle")]);
    shell.tabs = case.tabs(&request, "");
    shell.standing = standing::of(&case.permit);
    let Opened { tx, permit, head } = case;
    drop(tx);
    let has_entries = !happened.is_empty();
    let entries = happened.into_iter().map(|one| {
        let mut entry = Entry::new(one.day.german(), one.symbol, one.title);
        if let Some(text) = one.text {
            entry = entry.text(text);
        }
        if let Some(by) = one.by {
            entry = entry.by(by);
        }
        match one.href {
            Some(href) => entry.href(href),
            None => entry,
        }
    });
    let lead = people.iter().find(|person| person.id == head.lead);
    page(&CaseFilePage {
        shell,
        address: path(permit.id(), ""),
        name: lead.map(|lead| lead.name.clone()).unwrap_or_default(),
        stepper: phases(&head),
        lent: lent(permit.relation()),
        may,
        timeline: Timeline::new(entries.collect()),
        has_entries,
        is_cut,
        facts: about(&head),
        people,
        planning,
        next,
        moving,
    })
}

async fn people(case: &mut Opened) -> Result<Vec<Somebody>, Refused> {
    let (tx, permit, head) = (&mut case.tx, &case.permit, &case.head);
    let parts = participants(tx, permit).await?;
    let part_of = |person: PersonId| -> &'static str {
        let part = parts.iter().find(|one: &&Participant| one.person == person);
        if person == head.lead {
            "Hauptperson"
        } else {
            part.map_or("mitberaten", |one| one.part.german())
        }
    };
    let persons = persons_of_case(tx, permit).await?;
    let mut all: Vec<Somebody> = persons
        .iter()
        .filter_map(|person| {
            Some(Somebody {
                id: person.id,
                name: permit.reveal(&person.name)?.in_full(),
                born: permit.reveal(&person.born)?.german(),
                part: part_of(person.id),
                language: person.language.map(Language::german_name).unwrap_or_default(),
            })
        })
        .collect();
    all.sort_by_key(|person| person.id != head.lead);
    Ok(all)
}

/// What the one who reads should know about why the file is open to them.
fn lent(relation: Relation) -> Option<&'static str> {
    match relation {
        Relation::StandIn => Some("Sie sehen diesen Fall in Vertretung."),
        Relation::AcuteAccess => {
            Some("Akutzugriff: Der Fall ist für 24 Stunden für Sie offen. Die zuständige Person weiß davon.")
        }
        Relation::Consultation => Some("Zur Fallberatung geteilt: Sie lesen mit und ändern nichts."),
        _ => None,
    }
}

fn phases(head: &Head) -> Stepper {
    let since = format!("seit {}", head.phase_since.german());
    let begun = stepper::phases("Phase des Falls").done("Einwilligung");
    let middle = if head.phase == Phase::ReferredOn {
        Phase::ReferredOn.german()
    } else {
        Phase::Accompanied.german()
    };
    match head.phase {
        Phase::Clearing => begun
            .current(Phase::Clearing.german())
            .note(since)
            .ahead("Prozessbegleitung oder Verweisberatung")
            .ahead("Abschluss"),
        Phase::Accompanied | Phase::ReferredOn => begun
            .done(Phase::Clearing.german())
            .current(middle)
            .note(since)
            .ahead("Abschluss"),
        Phase::Closed => begun
            .done(Phase::Clearing.german())
            .done(middle)
            .current("Abgeschlossen")
            .note(
                head.closed_on
                    .map(|day| format!("am {}", day.german()))
                    .unwrap_or_default(),
            ),
    }
}

fn about(head: &Head) -> Facts {
    let mut about = facts::list()
        .fact("Fallnummer", &head.code)
        .fact("Case Management", &head.owner)
        .fact("Eröffnet", head.opened_on.german())
        .fact("Letzter Kontakt", head.last_contact_on.german());
    if let Some(language) = head.language {
        about = about.fact("Gesprächssprache", language.german_name());
    }
    if let Some(group) = head.target_group {
        about = about.fact("Zielgruppe", TargetGroup::german(group));
    }
    if let Some(route) = head.access_route {
        about = about.fact("Zugangsweg", AccessRoute::german(route));
    }
    if let Some(reason) = head.close_reason {
        about = about.fact("Abschlussgrund", CloseReason::german(reason));
    }
    about
}
