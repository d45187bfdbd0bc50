//! SQL of reviews: added, never changed, read with a permit of the case.

use std::collections::BTreeMap;

use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::{CaseId, Ids, RowId};
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Place, Sealed};

use crate::review::model::{Attainment, Review};

const NOTE: &str = "planning_review.note";

fn place(id: RowId) -> Place {
    Place {
        column: NOTE,
        row: id.uuid().into_bytes(),
    }
}

/// All reviews of the case of the permit, the oldest first.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn reviews(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Review>> {
    let rows: Vec<(RowId, Review, Sealed<String>)> = sql!(
        "SELECT r.id, r.number, r.held_on, r.next_on, r.note, r.at, c.display_name
         FROM planning_review r
         JOIN access_account c ON c.id = r.by_account_id
         WHERE r.case_id = $1
         ORDER BY r.number
         LIMIT 200"
    )
    .bind(&permit.id())
    .all(tx, |row| {
        let review = Review {
            number: row.get("number")?,
            held_on: row.get("held_on")?,
            next_on: row.get("next_on")?,
            note: String::new(),
            at: row.get("at")?,
            by: row.get("display_name")?,
            levels: BTreeMap::new(),
        };
        Ok((row.get("id")?, review, row.get("note")?))
    })
    .await?;
    let levels = levels(tx, permit).await?;
    rows.into_iter()
        .map(|(id, mut review, note)| {
            let open = note.open(permit.key()?, place(id), store_seat!())?;
            review.note = permit.reveal(&open).cloned().unwrap_or_default();
            let own = levels.iter().filter(|level| level.review == id);
            review.levels = own.map(|level| (level.goal, level.level)).collect();
            Ok(review)
        })
        .collect()
}

struct LevelOfGoal {
    review: RowId,
    goal: RowId,
    level: Attainment,
}

async fn levels(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<LevelOfGoal>> {
    let rows: Vec<Option<LevelOfGoal>> = sql!(
        "SELECT a.review_id, a.goal_id, a.level
         FROM planning_attainment a
         JOIN planning_review r ON r.id = a.review_id
         WHERE r.case_id = $1
         ORDER BY a.review_id, a.goal_id
         LIMIT 5000"
    )
    .bind(&permit.id())
    .all(tx, |row| {
        let (review, goal) = (row.get("review_id")?, row.get("goal_id")?);
        Ok(Attainment::new(row.get("level")?).map(|level| LevelOfGoal { review, goal, level }))
    })
    .await?;
    Ok(rows.into_iter().flatten().collect())
}

/// What was found at a review, on top of those that were there.
#[derive(Debug)]
pub struct NewReview {
    /// The number of the last review that the writer saw, 0 if there was none.
    pub after: i64,
    /// The day of the talk.
    pub held_on: Day,
    /// When to look again.
    pub next_on: Option<Day>,
    /// A short note.
    pub note: String,
    /// How far each goal was reached; goals of the case only.
    pub levels: BTreeMap<RowId, Attainment>,
}

/// Adds a review if nobody else was quicker; says whether it did.
///
/// # Errors
/// What the database reports.
pub async fn insert(tx: &mut Tx, permit: &Permit<CaseId>, new: &NewReview, ids: &Ids) -> Result<bool> {
    let id = RowId::from_uuid(ids.next());
    let inserted = sql!(
        "INSERT INTO planning_review (id, case_id, number, held_on, next_on, note, at, by_account_id)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8
         WHERE (SELECT COALESCE(MAX(number), 0) FROM planning_review WHERE case_id = $9) = $10"
    )
    .bind(&id)
    .bind(&permit.id())
    .bind(&(new.after + 1))
    .bind(&new.held_on)
    .bind(&new.next_on)
    .bind(&Sealed::seal(&new.note, permit.key()?, place(id), ids))
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&permit.id())
    .bind(&new.after)
    .run(tx)
    .await;
    match inserted {
        Ok(0) | Err(db::failure::Failure::AlreadyThere { .. }) => return Ok(false),
        other => other?,
    };
    for (goal, level) in &new.levels {
        sql!(
            "INSERT INTO planning_attainment (review_id, goal_id, level)
             SELECT $1, g.id, $2
             FROM planning_goal g
             WHERE g.id = $3 AND g.case_id = $4"
        )
        .bind(&id)
        .bind(&level.number())
        .bind(goal)
        .bind(&permit.id())
        .run(tx)
        .await?;
    }
    Ok(true)
}
