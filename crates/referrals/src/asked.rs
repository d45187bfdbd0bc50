//! What this room answers to rooms around it: referrals on the time line, answers on Mein Tag, what is open before a case
//! closes; and what it stops when a consent is withdrawn.

use access::act::Act;
use access::permit::{ListPermit, Permit};
use base::day::Day;
use base::ids::{CaseId, Ids, PersonId, ReferralId};
use cases::asked::closing::{Check, Checked};
use cases::asked::due::{About, Due, Named};
use cases::asked::tab::CaseTab;
use cases::asked::timeline::{Happened, Told};
use cases::case::opened::path;
use consents::asked::Stopping;
use consents::gate::Gate;
use consents::model::wish::Wish;
use db::tx::Tx;

use crate::model::state::State;
use crate::store::list::{self, Listed};
use crate::store::step::{Step, steps};
use crate::store::{Referral, of_case, stopping};

/// The page of this room in the bar of a case.
pub const TABS: &[CaseTab] = &[CaseTab::page("Vermittlungen", "vermittlungen", Act::CaseRead)];

/// The time line shows at most so many entries of one room.
const MOST: usize = 200;
/// For so many days an answer stays on Mein Tag.
const DAYS_TO_SEE: i32 = 7;

/// The steps of all referrals of a case.
pub fn teller<'t>(tx: &'t mut Tx, permit: &'t Permit<CaseId>) -> Told<'t> {
    Box::pin(async move {
        let referrals = of_case(tx, permit).await?;
        if referrals.is_empty() {
            return Ok(Vec::new());
        }
        let steps = steps(tx, permit, None).await?;
        let of = |step: &Step| referrals.iter().find(|one| one.id == step.referral);
        let told = steps
            .iter()
            .filter_map(|step| Some(happened(permit, of(step)?, step)));
        Ok(told.take(MOST).collect())
    })
}

fn happened(permit: &Permit<CaseId>, referral: &Referral, step: &Step) -> Happened {
    let reason = step
        .reason
        .map(|reason| format!(": {}", reason.german()))
        .unwrap_or_default();
    let note = step.note.as_ref().and_then(|note| permit.reveal(note)).cloned();
    let to = format!("{} {}", referral.code, referral.to());
    Happened {
        day: step.on,
        at: step.at,
        symbol: "handshake",
        title: format!("Vermittlung {}{reason}", step.state.german()),
        text: Some(note.map_or(to.clone(), |note| format!("{to}\n{note}"))),
        by: Some(step.by.clone()).filter(|by| !by.is_empty()),
        href: Some(address(permit.id(), referral.id)),
    }
}

/// Where a referral of a case is shown.
pub fn address(case: CaseId, referral: ReferralId) -> String {
    path(case, &format!("vermittlungen/stand?vermittlung={referral}"))
}

/// Late answers, lists whose time is over, and what has just been answered.
pub fn reminder<'t>(tx: &'t mut Tx, permit: &'t ListPermit, until: Day) -> Named<'t> {
    Box::pin(async move {
        let today = permit.now().day();
        let all = list::of_mine(tx, permit, today.plus_days(-DAYS_TO_SEE)).await?;
        let mut due: Vec<Due> = all.iter().filter_map(|one| due(one, (today, until))).collect();
        due.sort_by_key(|one| one.by);
        Ok(due)
    })
}

fn due(one: &Listed, (today, until): (Day, Day)) -> Option<Due> {
    let named = |by: Day, what: String| Due {
        by,
        about: About::Case(one.case),
        what,
        href: address(one.case, one.id),
        is_deadline: false,
    };
    if let Some(by) = one.course.asks_on().filter(|by| *by <= until) {
        let what = match one.state() {
            State::Waitlisted => "Vermittlung: Wartezeit vorbei, bitte nachfragen",
            _ => "Vermittlung: Antwort überfällig, bitte nachfragen",
        };
        return Some(named(by, what.to_owned()));
    }
    let is_fresh = one.state_on.days_until(today) <= DAYS_TO_SEE;
    let news = match one.state() {
        State::Declined | State::Accepted | State::Waitlisted if is_fresh => true,
        State::Stopped => true,
        _ => false,
    };
    let reason = one
        .reason
        .map(|reason| format!(", {}", reason.german()))
        .unwrap_or_default();
    news.then(|| {
        let what = format!("Vermittlung {}{reason}", one.state().german());
        named(one.state_on.max(today.plus_days(-DAYS_TO_SEE)), what)
    })
}

/// Whether no referral is open.
pub fn checker<'t>(tx: &'t mut Tx, permit: &'t Permit<CaseId>) -> Checked<'t> {
    Box::pin(async move {
        let all = of_case(tx, permit).await?;
        let open = all.iter().filter(|one| one.state().is_running()).count();
        Ok(vec![Check {
            claim: "Keine Vermittlung ist mehr offen",
            holds: open == 0,
            missing: match open {
                0 => String::new(),
                1 => "1 Vermittlung ohne Ergebnis".to_owned(),
                open => format!("{open} Vermittlungen ohne Ergebnis"),
            },
            href: path(permit.id(), "vermittlungen"),
        }])
    })
}

/// Stops the referrals of the person of a permit that rest on what stands no longer.
pub fn stopper<'t>(
    tx: &'t mut Tx,
    permit: &'t Permit<PersonId>,
    gate: &'t Gate,
    ids: &'t Ids,
) -> Stopping<'t> {
    Box::pin(async move {
        let running = stopping::of_person(tx, permit.person()).await?;
        let wishes: Vec<(PersonId, Wish)> = running.iter().map(|one| (one.person, one.wish())).collect();
        let standing = gate.standing(tx, &wishes, permit.now().day()).await?;
        for (one, decision) in running.iter().zip(standing) {
            if !decision.is_complete() {
                stopping::stop(tx, one, (Some(permit.account()), permit.now()), ids).await?;
            }
        }
        Ok::<(), access::failure::Denied>(())
    })
}
