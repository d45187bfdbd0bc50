//! What this room answers when rooms ask about a case: the page in its bar, letting go when it closes, and what the person
//! is told of what was noted in open cases.

use access::act::Act;
use access::failure::Result;
use access::permit::Permit;
use access::person_data::told::{Entry, Section};
use base::ids::CaseId;
use cases::asked::closing::{Ending, LetGo};
use cases::asked::tab::CaseTab;
use cases::person_data::titled;
use db::tx::Tx;

use crate::obstacle::model::Obstacle;
use crate::obstacle::pages::PAGE;
use crate::obstacle::store;
use crate::words::{ProcessStep, Rechtskreis};

/// The page of obstacles in the bar of a case.
pub const TABS: &[CaseTab] = &[CaseTab::page("Hindernisse", PAGE, Act::CaseRead)];

/// From now on nobody finds the obstacles of the case.
pub fn closer<'t>(tx: &'t mut Tx, ending: Ending<'t>) -> LetGo<'t> {
    Box::pin(store::let_go(tx, ending.key, ending.ids))
}

/// What was noted in an open case of the person; of a closed one nobody knows it any more.
pub(crate) async fn told(tx: &mut Tx, case: &Permit<CaseId>) -> Result<Section> {
    let title = titled(tx, case, "Hindernisse").await?;
    let obstacles = store::of_case(tx, case).await?;
    Ok(Section::new(title).entries(obstacles.iter().map(entry)))
}

fn entry(obstacle: &Obstacle) -> Entry {
    let noted = &obstacle.noted;
    Entry::new("Hindernis")
        .on(obstacle.noted_on)
        .fact("Handlungsfeld", noted.field.german())
        .fact("Art", noted.kind.german())
        .fact("Schwere", noted.severity.german())
        .some("Schritt", noted.step.map(ProcessStep::german))
        .some("Von", noted.from.map(Rechtskreis::german))
        .some("Nach", noted.to.map(Rechtskreis::german))
        .some("Verlorene Tage", noted.days_lost)
}
