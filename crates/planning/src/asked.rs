//! What this room answers when a case is told, reminded of or about to be closed; `app` collects these functions.

use access::act::Act;
use access::failure::Result;
use access::permit::{ListPermit, Permit};
use base::day::Day;
use base::ids::CaseId;
use base::moment::Moment;
use cases::asked::closing::{Check, Checked};
use cases::asked::comparison::Compared;
use cases::asked::due::{About, Due, Named};
use cases::asked::tab::CaseTab;
use cases::asked::timeline::{Happened, Told};
use cases::case::opened::path;
use db::tx::Tx;

use crate::agreement::store as agreements;
use crate::assessment::charts;
use crate::assessment::model::Version;
use crate::assessment::store as assessments;
use crate::due::store::{self as due, DueCase};
use crate::goal::model::rated;
use crate::goal::store as goals;
use crate::responsibility::model::Way;
use crate::responsibility::store as responsibility;
use crate::review::model::{Review, last_levels};
use crate::review::store as reviews;

/// Assessments, decisions about responsibility, agreements, reviews and steps done of a case.
pub fn teller<'t>(tx: &'t mut Tx, permit: &'t Permit<CaseId>) -> Told<'t> {
    Box::pin(told(tx, permit))
}

/// Reviews and assessments that are due, and steps that should be done.
pub fn reminder<'t>(tx: &'t mut Tx, permit: &'t ListPermit, until: Day) -> Named<'t> {
    Box::pin(named(tx, permit, until))
}

/// Whether goals are rated and the assessment is fresh.
pub fn checker<'t>(tx: &'t mut Tx, permit: &'t Permit<CaseId>) -> Checked<'t> {
    Box::pin(checked(tx, permit))
}

/// The first assessment against how things stand now.
pub fn comparer<'t>(tx: &'t mut Tx, permit: &'t Permit<CaseId>) -> Compared<'t> {
    Box::pin(async move {
        let versions = assessments::versions(tx, permit).await?;
        Ok((versions.len() > 1).then(|| charts::first_and_now(&versions)))
    })
}

/// The pages of this room in the bar of a case.
pub const TABS: &[CaseTab] = &[
    CaseTab::page("Einschätzung", "einschaetzung", Act::CaseRead),
    CaseTab::page("Zuständigkeit", "zustaendigkeit", Act::CaseRead),
    CaseTab::page("Ziele", "ziele", Act::CaseRead),
    CaseTab::page("Überprüfung", "ueberpruefung", Act::CaseRead),
];

/// The time line shows at most so many entries of one room.
const MOST: usize = 200;

async fn told(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Happened>> {
    let case = permit.id();
    let mut all: Vec<Happened> = Vec::new();
    all.extend(
        assessments::versions(tx, permit)
            .await?
            .iter()
            .map(|version| of_assessment(case, version)),
    );
    all.extend(of_decisions(case, &responsibility::decisions(tx, permit).await?));
    for agreement in agreements::agreements(tx, permit).await? {
        all.push(Happened {
            day: agreement.agreed_on,
            at: agreement.at,
            symbol: "handshake",
            title: format!("Zielvereinbarung {}", agreement.number),
            text: None,
            by: Some(agreement.by),
            href: Some(path(case, "ziele")),
        });
    }
    all.extend(
        reviews::reviews(tx, permit)
            .await?
            .iter()
            .map(|review| of_review(case, review)),
    );
    for step in goals::steps(tx, permit).await? {
        if let Some(day) = step.done_on {
            all.push(Happened {
                day,
                at: noon(day),
                symbol: "check",
                title: "Schritt erledigt".to_owned(),
                text: Some(step.text.what),
                by: None,
                href: Some(path(case, "ziele")),
            });
        }
    }
    all.sort_by_key(|one| std::cmp::Reverse((one.day, one.at)));
    all.truncate(MOST);
    Ok(all)
}

fn of_assessment(case: CaseId, version: &Version) -> Happened {
    Happened {
        day: version.held_on,
        at: version.at,
        symbol: "monitoring",
        title: format!("Falleinschätzung {}", version.number),
        text: Some(crate::assessment::pages::overview::areas_of(version)),
        by: Some(version.by.clone()),
        href: Some(path(case, "einschaetzung")),
    }
}

/// What was decided in one go is one entry.
fn of_decisions(case: CaseId, decided: &[responsibility::Decided]) -> Vec<Happened> {
    decided
        .chunk_by(|one, other| one.number == other.number)
        .filter_map(|go| {
            let first = go.first()?;
            let areas: Vec<String> = go
                .iter()
                .map(|decided| format!("{}: {}", decided.area.german(), decided.decision.way.german()))
                .collect();
            Some(Happened {
                day: first.at.day(),
                at: first.at,
                symbol: "gavel",
                title: "Zuständigkeit entschieden".to_owned(),
                text: Some(areas.join("\n")),
                by: Some(first.by.clone()),
                href: Some(path(case, "zustaendigkeit")),
            })
        })
        .collect()
}

fn of_review(case: CaseId, review: &Review) -> Happened {
    Happened {
        day: review.held_on,
        at: review.at,
        symbol: "checklist",
        title: format!("Überprüfung {}", review.number),
        text: (!review.note.is_empty()).then(|| review.note.clone()),
        by: Some(review.by.clone()),
        href: Some(path(case, "ueberpruefung")),
    }
}

/// A moment of a day for what is known by its day only.
fn noon(day: Day) -> Moment {
    format!("{day}T12:00:00Z")
        .parse()
        .unwrap_or(Moment::from_milliseconds(0))
}

async fn named(tx: &mut Tx, permit: &ListPermit, until: Day) -> Result<Vec<Due>> {
    let mut all = Vec::new();
    for one in due::reviews_until(tx, permit, until).await? {
        all.push(item(
            one,
            "Überprüfung der Ziele fällig".to_owned(),
            "ueberpruefung",
        ));
    }
    for one in due::assessments_until(tx, permit, until).await? {
        all.push(item(one, "Falleinschätzung erneuern".to_owned(), "einschaetzung"));
    }
    let mut steps = due::steps_until(tx, permit, until).await?;
    steps.sort_by_key(|one| (one.case, one.by));
    for of_one_case in steps.chunk_by(|one, other| one.case == other.case) {
        if let Some(first) = of_one_case.first() {
            let what = match of_one_case.len() {
                1 => "Ein Schritt ist fällig".to_owned(),
                count => format!("{count} Schritte sind fällig"),
            };
            all.push(item(*first, what, "ziele"));
        }
    }
    all.sort_by_key(|one| one.by);
    all.truncate(MOST);
    Ok(all)
}

fn item(one: DueCase, what: String, page: &str) -> Due {
    Due {
        by: one.by,
        about: About::Case(one.case),
        what,
        href: path(one.case, page),
        is_deadline: false,
    }
}

async fn checked(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Check>> {
    let case = permit.id();
    let all = goals::goals(tx, permit).await?;
    let levels = last_levels(&reviews::reviews(tx, permit).await?);
    let unrated = rated(&all)
        .iter()
        .filter(|goal| !levels.contains_key(&goal.id))
        .count();
    let decided = responsibility::decisions(tx, permit).await?;
    let is_decided = responsibility::holding(&decided)
        .values()
        .any(|decided| decided.decision.way != Way::NotDiscussed);
    let last = assessments::versions(tx, permit)
        .await?
        .last()
        .map(|last| last.held_on);
    let intervals = due::intervals(tx).await?;
    let today = permit.now().day();
    let is_fresh = last.is_some_and(|day| today <= intervals.next_assessment(day));
    Ok(vec![
        Check {
            claim: "Alle Ziele sind bewertet",
            holds: unrated == 0,
            missing: match unrated {
                0 => String::new(),
                1 => "1 Ziel ohne Bewertung".to_owned(),
                count => format!("{count} Ziele ohne Bewertung"),
            },
            href: path(case, "ueberpruefung"),
        },
        Check {
            claim: "Die letzte Falleinschätzung ist aktuell",
            holds: is_fresh,
            missing: match last {
                _ if is_fresh => String::new(),
                None => "noch keine Falleinschätzung".to_owned(),
                Some(day) => format!("letzte Falleinschätzung vom {}", day.german()),
            },
            href: path(case, "einschaetzung"),
        },
        Check {
            claim: "Die Zuständigkeit ist entschieden",
            holds: is_decided,
            missing: if is_decided {
                String::new()
            } else {
                "in keinem Lebensbereich entschieden".to_owned()
            },
            href: path(case, "zustaendigkeit"),
        },
    ])
}
