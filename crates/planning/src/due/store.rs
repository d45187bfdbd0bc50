//! SQL of what is due: the days kept for each case, and the intervals of the house.

pub(crate) mod chasing;

use access::failure::Result;
use access::permit::{House, ListPermit, Permit};
use base::day::Day;
use base::ids::CaseId;
use cases::case::model::Phase;
use cases::list::model::FlagKind;
use cases::list::store::{Flag, set_flags};
use db::sql;
use db::tx::Tx;

/// How often things are due, in months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Intervals {
    /// From one review to the next.
    pub review_months: i64,
    /// From one assessment to the next.
    pub assessment_months: i64,
    /// For the second writer.
    pub version: i64,
}

impl Intervals {
    /// When the next review is due after this day.
    pub fn next_review(&self, after: Day) -> Day {
        after.plus_months(i32::try_from(self.review_months).unwrap_or(3))
    }

    /// When the next assessment is due after this day.
    pub fn next_assessment(&self, after: Day) -> Day {
        after.plus_months(i32::try_from(self.assessment_months).unwrap_or(6))
    }
}

/// The days on which something of a case is due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DueDays {
    /// The next review.
    pub review_on: Option<Day>,
    /// The next assessment.
    pub assessment_on: Option<Day>,
}

/// The intervals of the house; the shipped ones if the row is gone.
///
/// # Errors
/// What the database reports.
pub async fn intervals(tx: &mut Tx) -> Result<Intervals> {
    let found =
        sql!("SELECT review_months, assessment_months, version FROM planning_interval WHERE id = 'house'")
            .first(tx, |row| {
                Ok(Intervals {
                    review_months: row.get("review_months")?,
                    assessment_months: row.get("assessment_months")?,
                    version: row.get("version")?,
                })
            })
            .await?;
    Ok(found.unwrap_or(Intervals {
        review_months: 3,
        assessment_months: 6,
        version: 1,
    }))
}

/// Changes the intervals if nobody else was quicker; says whether it did.
///
/// # Errors
/// What the database reports.
pub async fn update_intervals(tx: &mut Tx, permit: &Permit<House>, new: &Intervals) -> Result<bool> {
    let touched = sql!(
        "UPDATE planning_interval
         SET review_months = $1, assessment_months = $2, version = version + 1, changed_at = $3, changed_by = $4
         WHERE id = 'house' AND version = $5"
    )
    .bind(&new.review_months)
    .bind(&new.assessment_months)
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&new.version)
    .run(tx)
    .await?;
    Ok(touched > 0)
}

/// What is due for the case of the permit.
///
/// # Errors
/// What the database reports.
pub async fn of_case(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<DueDays> {
    let found = sql!("SELECT review_on, assessment_on FROM planning_due WHERE case_id = $1")
        .bind(&permit.id())
        .first(tx, |row| {
            Ok(DueDays {
                review_on: row.get("review_on")?,
                assessment_on: row.get("assessment_on")?,
            })
        })
        .await?;
    Ok(found.unwrap_or_default())
}

/// Sets when the next review is due, `None` if none is planned; from the day after, lists show it as overdue.
///
/// # Errors
/// What the database reports.
pub async fn set_review(tx: &mut Tx, permit: &Permit<CaseId>, on: Option<Day>) -> Result<()> {
    sql!(
        "INSERT INTO planning_due (case_id, review_on) VALUES ($1, $2)
         ON CONFLICT (case_id) DO UPDATE SET review_on = excluded.review_on"
    )
    .bind(&permit.id())
    .bind(&on)
    .run(tx)
    .await?;
    flag(tx, permit).await
}

/// Sets when the next assessment is due; from the day after, lists show it as overdue.
///
/// # Errors
/// What the database reports.
pub async fn set_assessment(tx: &mut Tx, permit: &Permit<CaseId>, on: Day) -> Result<()> {
    sql!(
        "INSERT INTO planning_due (case_id, assessment_on) VALUES ($1, $2)
         ON CONFLICT (case_id) DO UPDATE SET assessment_on = excluded.assessment_on"
    )
    .bind(&permit.id())
    .bind(&on)
    .run(tx)
    .await?;
    flag(tx, permit).await
}

async fn flag(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<()> {
    let due = of_case(tx, permit).await?;
    let days = [("review", due.review_on), ("assessment", due.assessment_on)];
    let flags: Vec<Flag> = days
        .into_iter()
        .filter_map(|(about, day)| Some(Flag::overdue_after(day?, about)))
        .collect();
    set_flags(tx, permit, FlagKind::OverduePlan, &flags).await
}

/// A day on which something of a listed case is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueCase {
    /// The case.
    pub case: CaseId,
    /// By when.
    pub by: Day,
}

fn due_case(row: &db::row::Row<'_>) -> db::failure::Result<DueCase> {
    Ok(DueCase {
        case: row.get("case_id")?,
        by: row.get("due_on")?,
    })
}

/// Open cases of the list permit whose review is due until a day, the earliest first.
///
/// # Errors
/// What the database reports.
pub async fn reviews_until(tx: &mut Tx, permit: &ListPermit, until: Day) -> Result<Vec<DueCase>> {
    Ok(sql!(
        "SELECT d.case_id, d.review_on AS due_on
         FROM planning_due d
         JOIN access_subject s ON s.id = d.case_id
         JOIN cases_case c ON c.id = d.case_id
         WHERE d.review_on <= $1 AND c.phase <> $2
           AND s.account_id IN ($3..$52) AND (s.account_id = $53 OR (NOT s.is_restricted AND s.controller_id IN ($54..$103)))
         ORDER BY d.review_on, d.case_id
         LIMIT 200"
    )
    .bind(&until)
    .bind(&Phase::Closed)
    .bind_50(permit.owners())
    .bind(&permit.account())
    .bind_50(permit.controllers())
    .all(tx, due_case)
    .await?)
}

/// Open cases of the list permit whose assessment is due until a day, the earliest first.
///
/// # Errors
/// What the database reports.
pub async fn assessments_until(tx: &mut Tx, permit: &ListPermit, until: Day) -> Result<Vec<DueCase>> {
    Ok(sql!(
        "SELECT d.case_id, d.assessment_on AS due_on
         FROM planning_due d
         JOIN access_subject s ON s.id = d.case_id
         JOIN cases_case c ON c.id = d.case_id
         WHERE d.assessment_on <= $1 AND c.phase <> $2
           AND s.account_id IN ($3..$52) AND (s.account_id = $53 OR (NOT s.is_restricted AND s.controller_id IN ($54..$103)))
         ORDER BY d.assessment_on, d.case_id
         LIMIT 200"
    )
    .bind(&until)
    .bind(&Phase::Closed)
    .bind_50(permit.owners())
    .bind(&permit.account())
    .bind_50(permit.controllers())
    .all(tx, due_case)
    .await?)
}

/// Open cases of the list permit with steps due until a day and not done, the earliest first.
///
/// # Errors
/// What the database reports.
pub async fn steps_until(tx: &mut Tx, permit: &ListPermit, until: Day) -> Result<Vec<DueCase>> {
    Ok(sql!(
        "SELECT t.case_id, t.due_on
         FROM planning_step t
         JOIN planning_goal g ON g.id = t.goal_id
         JOIN access_subject s ON s.id = t.case_id
         JOIN cases_case c ON c.id = t.case_id
         WHERE t.due_on <= $1 AND t.done_on IS NULL AND g.state = 'open' AND c.phase <> $2
           AND s.account_id IN ($3..$52) AND (s.account_id = $53 OR (NOT s.is_restricted AND s.controller_id IN ($54..$103)))
         ORDER BY t.due_on, t.id
         LIMIT 200"
    )
    .bind(&until)
    .bind(&Phase::Closed)
    .bind_50(permit.owners())
    .bind(&permit.account())
    .bind_50(permit.controllers())
    .all(tx, due_case)
    .await?)
}
