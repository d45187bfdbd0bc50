//! How the planning of a case stands, as a value for the side column of the file. Shows nothing itself.

use ::charts::chart::Chart;
use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::CaseId;
use cases::life_area::LifeArea;
use db::tx::Tx;

use crate::agreement::store::{self as agreements, Agreement};
use crate::assessment::charts::first_and_now;
use crate::assessment::model::{AreaView, standing};
use crate::assessment::store as assessments;
use crate::due::store as due;
use crate::goal::model::rated;
use crate::goal::store as goals;
use crate::responsibility::model::Way;
use crate::responsibility::store as responsibility;
use crate::review::model::{Attainment, last_levels};
use crate::review::store as reviews;

/// An open goal below which no other open one stands.
#[derive(Clone, PartialEq, Eq)]
pub struct OpenGoal {
    /// The goal in a sentence.
    pub title: String,
    /// Until when.
    pub due_on: Option<Day>,
    /// How far it was reached at the last review.
    pub attainment: Option<Attainment>,
}

impl std::fmt::Debug for OpenGoal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OpenGoal({:?})", self.attainment)
    }
}

/// How the planning of a case stands.
#[derive(Debug)]
pub struct Summary {
    /// The open goals.
    pub open_goals: Vec<OpenGoal>,
    /// Steps whose day is over and that are not done.
    pub overdue_steps: usize,
    /// The next review.
    pub next_review: Option<Day>,
    /// When the assessment should be made anew.
    pub next_assessment: Option<Day>,
    /// Life areas that were talked about, as they stand.
    pub areas: Vec<(LifeArea, AreaView)>,
    /// First against now; none while nothing was assessed.
    pub radar: Option<Chart>,
    /// What was decided per life area.
    pub ways: Vec<(LifeArea, Way)>,
    /// The last agreement.
    pub agreement: Option<Agreement>,
}

/// How the planning of the case of the permit stands.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn summary(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Summary> {
    let all = goals::goals(tx, permit).await?;
    let steps = goals::steps(tx, permit).await?;
    let levels = last_levels(&reviews::reviews(tx, permit).await?);
    let versions = assessments::versions(tx, permit).await?;
    let decided = responsibility::decisions(tx, permit).await?;
    let due = due::of_case(tx, permit).await?;
    let today = permit.now().day();
    let areas = standing(&versions)
        .into_iter()
        .filter(|(_, view)| !view.is_empty());
    Ok(Summary {
        open_goals: rated(&all)
            .into_iter()
            .map(|goal| OpenGoal {
                title: goal.text.title.clone(),
                due_on: goal.text.due_on,
                attainment: levels.get(&goal.id).copied(),
            })
            .collect(),
        overdue_steps: steps.iter().filter(|step| step.is_overdue(today)).count(),
        next_review: due.review_on,
        next_assessment: due.assessment_on,
        areas: areas.collect(),
        radar: (!versions.is_empty()).then(|| first_and_now(&versions)),
        ways: responsibility::holding(&decided)
            .into_iter()
            .map(|(area, decided)| (area, decided.decision.way))
            .filter(|(_, way)| *way != Way::NotDiscussed)
            .collect(),
        agreement: agreements::last(tx, permit).await?,
    })
}
