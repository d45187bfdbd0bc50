//! SQL of goals and their steps, read and written with a permit of the case.

use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::{CaseId, Ids, RowId};
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Place, Sealed};

use crate::goal::model::{Goal, GoalState, GoalText, Step, StepText};

const TITLE: &str = "planning_goal.title";
const MEASURE: &str = "planning_goal.measure";
const WHAT: &str = "planning_step.what";
const WHO_ELSE: &str = "planning_step.who_else";

fn place(column: &'static str, id: RowId) -> Place {
    Place {
        column,
        row: id.uuid().into_bytes(),
    }
}

fn sealed(
    permit: &Permit<CaseId>,
    text: &String,
    (column, id): (&'static str, RowId),
    ids: &Ids,
) -> Result<Sealed<String>> {
    Ok(Sealed::seal(text, permit.key()?, place(column, id), ids))
}

fn opened(
    permit: &Permit<CaseId>,
    sealed: &Sealed<String>,
    (column, id): (&'static str, RowId),
) -> Result<String> {
    let open = sealed.open(permit.key()?, place(column, id), store_seat!())?;
    Ok(permit.reveal(&open).cloned().unwrap_or_default())
}

/// All goals of the case of the permit, in the order in which they were added.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn goals(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Goal>> {
    let rows: Vec<(Goal, Sealed<String>, Sealed<String>)> = sql!(
        "SELECT g.id, g.parent_id, g.kind, g.area, g.title, g.measure, g.due_on, g.state, g.version, g.changed_at,
             c.display_name
         FROM planning_goal g
         JOIN access_account c ON c.id = g.changed_by
         WHERE g.case_id = $1
         ORDER BY g.id
         LIMIT 500"
    )
    .bind(&permit.id())
    .all(tx, |row| {
        let goal = Goal {
            id: row.get("id")?,
            text: GoalText {
                kind: row.get("kind")?,
                parent: row.get("parent_id")?,
                area: row.get("area")?,
                title: String::new(),
                measure: String::new(),
                due_on: row.get("due_on")?,
                state: row.get("state")?,
            },
            changed_by: row.get("display_name")?,
            changed_at: row.get("changed_at")?,
            version: row.get("version")?,
        };
        Ok((goal, row.get("title")?, row.get("measure")?))
    })
    .await?;
    rows.into_iter()
        .map(|(mut goal, title, measure)| {
            goal.text.title = opened(permit, &title, (TITLE, goal.id))?;
            goal.text.measure = opened(permit, &measure, (MEASURE, goal.id))?;
            Ok(goal)
        })
        .collect()
}

/// Adds a goal to the case of the permit.
///
/// # Errors
/// What the database reports.
pub async fn insert_goal(tx: &mut Tx, permit: &Permit<CaseId>, text: &GoalText, ids: &Ids) -> Result<RowId> {
    let id = RowId::from_uuid(ids.next());
    sql!(
        "INSERT INTO planning_goal
             (id, case_id, parent_id, kind, area, title, measure, due_on, state, created_at, changed_at, changed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11)"
    )
    .bind(&id)
    .bind(&permit.id())
    .bind(&text.parent)
    .bind(&text.kind)
    .bind(&text.area)
    .bind(&sealed(permit, &text.title, (TITLE, id), ids)?)
    .bind(&sealed(permit, &text.measure, (MEASURE, id), ids)?)
    .bind(&text.due_on)
    .bind(&text.state)
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await?;
    Ok(id)
}

/// Changes a goal of the case of the permit if it still has this version; says whether it had.
///
/// # Errors
/// What the database reports.
pub async fn update_goal(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (id, version, text): (RowId, i64, &GoalText),
    ids: &Ids,
) -> Result<bool> {
    let touched = sql!(
        "UPDATE planning_goal
         SET parent_id = $1, kind = $2, area = $3, title = $4, measure = $5, due_on = $6, state = $7,
             version = version + 1, changed_at = $8, changed_by = $9
         WHERE id = $10 AND case_id = $11 AND version = $12"
    )
    .bind(&text.parent)
    .bind(&text.kind)
    .bind(&text.area)
    .bind(&sealed(permit, &text.title, (TITLE, id), ids)?)
    .bind(&sealed(permit, &text.measure, (MEASURE, id), ids)?)
    .bind(&text.due_on)
    .bind(&text.state)
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&id)
    .bind(&permit.id())
    .bind(&version)
    .run(tx)
    .await?;
    Ok(touched > 0)
}

/// Marks an open goal of the case of the permit as reached.
///
/// # Errors
/// What the database reports.
pub async fn mark_reached(tx: &mut Tx, permit: &Permit<CaseId>, id: RowId) -> Result<()> {
    sql!(
        "UPDATE planning_goal
         SET state = $1, version = version + 1, changed_at = $2, changed_by = $3
         WHERE id = $4 AND case_id = $5 AND state = $6"
    )
    .bind(&GoalState::Reached)
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&id)
    .bind(&permit.id())
    .bind(&GoalState::Open)
    .run(tx)
    .await?;
    Ok(())
}

/// All steps of the case of the permit, in the order in which they were added.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn steps(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Step>> {
    let rows: Vec<(Step, Sealed<String>, Sealed<String>)> = sql!(
        "SELECT id, goal_id, what, who, who_else, due_on, done_on
         FROM planning_step
         WHERE case_id = $1
         ORDER BY id
         LIMIT 1000"
    )
    .bind(&permit.id())
    .all(tx, |row| {
        let step = Step {
            id: row.get("id")?,
            goal: row.get("goal_id")?,
            text: StepText {
                what: String::new(),
                who: row.get("who")?,
                who_else: String::new(),
                due_on: row.get("due_on")?,
            },
            done_on: row.get("done_on")?,
        };
        Ok((step, row.get("what")?, row.get("who_else")?))
    })
    .await?;
    rows.into_iter()
        .map(|(mut step, what, who_else)| {
            step.text.what = opened(permit, &what, (WHAT, step.id))?;
            step.text.who_else = opened(permit, &who_else, (WHO_ELSE, step.id))?;
            Ok(step)
        })
        .collect()
}

/// Adds a step towards a goal of the case of the permit; false if there is no such goal.
///
/// # Errors
/// What the database reports.
pub async fn insert_step(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (goal, text): (RowId, &StepText),
    ids: &Ids,
) -> Result<bool> {
    let id = RowId::from_uuid(ids.next());
    let added = sql!(
        "INSERT INTO planning_step (id, goal_id, case_id, what, who, who_else, due_on, created_at)
         SELECT $1, g.id, g.case_id, $2, $3, $4, $5, $6
         FROM planning_goal g
         WHERE g.id = $7 AND g.case_id = $8"
    )
    .bind(&id)
    .bind(&sealed(permit, &text.what, (WHAT, id), ids)?)
    .bind(&text.who)
    .bind(&sealed(permit, &text.who_else, (WHO_ELSE, id), ids)?)
    .bind(&text.due_on)
    .bind(&permit.now())
    .bind(&goal)
    .bind(&permit.id())
    .run(tx)
    .await?;
    Ok(added > 0)
}

/// Marks a step of the case of the permit as done on a day, or as not done; false if there is no such step.
///
/// # Errors
/// What the database reports.
pub async fn set_done(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (step, on): (RowId, Option<Day>),
) -> Result<bool> {
    let touched = sql!("UPDATE planning_step SET done_on = $1, done_by = $2 WHERE id = $3 AND case_id = $4")
        .bind(&on)
        .bind(&on.map(|_| permit.account()))
        .bind(&step)
        .bind(&permit.id())
        .run(tx)
        .await?;
    Ok(touched > 0)
}

/// Takes a step of the case of the permit away that is not done; false if there is no such step.
///
/// # Errors
/// What the database reports.
pub async fn delete_step(tx: &mut Tx, permit: &Permit<CaseId>, step: RowId) -> Result<bool> {
    let gone = sql!("DELETE FROM planning_step WHERE id = $1 AND case_id = $2 AND done_on IS NULL")
        .bind(&step)
        .bind(&permit.id())
        .run(tx)
        .await?;
    Ok(gone > 0)
}
