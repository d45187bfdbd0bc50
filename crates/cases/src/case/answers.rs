//! What this room answers when a case is told, when something is due, and before a case closes: phases, talks, cases that
//! rest or close by themselves, leases that still hold.

use access::permit::{ListPermit, Permit};
use access::subject::store::lease::leases;
use base::day::Day;
use base::ids::CaseId;
use db::tx::Tx;

use crate::asked::closing::{Check, Checked};
use crate::asked::due::{About, Due, Named};
use crate::asked::timeline::{Happened, Told};
use crate::case::model::{DORMANT_MONTHS, REFERRED_MONTHS, months_ago};
use crate::case::store::history::{Moved, moves};
use crate::list::store::{dormant, referred};
use crate::together::store::{Meeting, meetings};

/// Tells when the case went into which phase.
pub(crate) fn phases<'t>(tx: &'t mut Tx, permit: &'t Permit<CaseId>) -> Told<'t> {
    let happened = |moved: &Moved| Happened {
        day: moved.at.day(),
        at: moved.at,
        symbol: if moved.phase.is_open() {
            "flag"
        } else {
            "check_circle"
        },
        title: moved.phase.german().to_owned(),
        text: text_of(moved, permit),
        by: (!moved.by.is_empty()).then(|| moved.by.clone()),
        href: None,
    };
    Box::pin(async move { Ok(moves(tx, permit).await?.iter().map(happened).collect()) })
}

fn text_of(moved: &Moved, permit: &Permit<CaseId>) -> Option<String> {
    let note = moved.note.as_ref().and_then(|note| permit.reveal(note)).cloned();
    let by_itself = moved
        .by
        .is_empty()
        .then(|| "Von selbst abgeschlossen.".to_owned());
    let reason = moved.reason.map(|reason| format!("Grund: {}", reason.german()));
    note.or(by_itself).or(reason)
}

/// Tells of case conferences and hand-over talks.
pub(crate) fn talks<'t>(tx: &'t mut Tx, permit: &'t Permit<CaseId>) -> Told<'t> {
    let happened = |meeting: &Meeting| Happened {
        day: meeting.held_on,
        at: meeting.written_at,
        symbol: "forum",
        title: meeting.kind.german().to_owned(),
        text: permit.reveal(&meeting.content).cloned(),
        by: Some(meeting.by.clone()),
        href: None,
    };
    Box::pin(async move { Ok(meetings(tx, permit).await?.iter().map(happened).collect()) })
}

/// Names cases that rest: one item for all of them.
pub(crate) fn resting<'t>(tx: &'t mut Tx, permit: &'t ListPermit, _until: Day) -> Named<'t> {
    Box::pin(async move {
        let today = permit.now().day();
        let count = dormant(tx, permit, months_ago(today, DORMANT_MONTHS))
            .await?
            .len();
        let what = match count {
            0 => return Ok(Vec::new()),
            1 => "Ein Fall ruht seit sechs Monaten".to_owned(),
            count => format!("{count} Fälle ruhen seit sechs Monaten"),
        };
        Ok(vec![Due {
            by: today,
            about: About::Nobody,
            what,
            href: "/faelle/ruhend".to_owned(),
            is_deadline: false,
        }])
    })
}

/// Names referred cases that close themselves until a day.
pub(crate) fn closing<'t>(tx: &'t mut Tx, permit: &'t ListPermit, until: Day) -> Named<'t> {
    Box::pin(async move {
        let due = |(case, since): (CaseId, Day)| Due {
            by: since.plus_months(REFERRED_MONTHS),
            about: About::Case(case),
            what: "Verweisberatung endet von selbst".to_owned(),
            href: format!("/faelle/{case}/abschluss"),
            is_deadline: true,
        };
        let cases = referred(tx, permit, months_ago(until, REFERRED_MONTHS)).await?;
        Ok(cases.into_iter().map(due).collect())
    })
}

/// Checks that nobody else has the case any more.
pub(crate) fn nothing_is_lent<'t>(tx: &'t mut Tx, permit: &'t Permit<CaseId>) -> Checked<'t> {
    Box::pin(async move {
        let all = leases(tx, permit).await?;
        let holding = all
            .iter()
            .filter(|one| one.ended_at.is_none() && one.ends_at > permit.now());
        let count = holding.count();
        Ok(vec![Check {
            claim: "Der Fall ist mit niemandem geteilt",
            holds: count == 0,
            missing: match count {
                0 => String::new(),
                1 => "1 laufende Freigabe".to_owned(),
                count => format!("{count} laufende Freigaben"),
            },
            href: format!("/faelle/{}/zusammenarbeit", permit.id()),
        }])
    })
}
