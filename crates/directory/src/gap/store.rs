//! SQL of missing offers: noting one, and counting them exactly. No statement knows a case, a person or an account.

use base::day::Day;
use base::ids::{GapId, Ids, MunicipalityId};
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::field::FieldOfAction;
use crate::gap::model::{Gap, MOST_PEOPLE, NewGap};

/// Notes a missing offer; only the day of `on` and what is in `gap` are kept. A number of people outside 1 to
/// [`MOST_PEOPLE`] becomes the nearest within.
///
/// # Errors
/// What the database reports.
pub async fn note(tx: &mut Tx, gap: NewGap, (ids, on): (&Ids, Day)) -> Result<GapId> {
    let id = GapId::from_uuid(ids.next_random());
    sql!(
        "INSERT INTO directory_gap (id, field, topic, municipality_id, language, people, reason, origin, noted_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    )
    .bind(&id)
    .bind(&gap.field)
    .bind(&gap.topic)
    .bind(&gap.municipality)
    .bind(&gap.language)
    .bind(&gap.people.clamp(1, MOST_PEOPLE))
    .bind(&gap.reason)
    .bind(&gap.origin)
    .bind(&on)
    .run(tx)
    .await?;
    Ok(id)
}

/// How often something was missing, and for how many people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The field of action.
    pub field: FieldOfAction,
    /// Where the people live; `None` if it was not said.
    pub municipality: Option<MunicipalityId>,
    /// How many entries.
    pub entries: i64,
    /// For how many people.
    pub people: i64,
}

/// The entries from the first to the last of these days, both included, by field and municipality.
///
/// # Errors
/// What the database reports.
pub async fn counts(tx: &mut Tx, (from, to): (Day, Day)) -> Result<Vec<Count>> {
    sql!(
        "SELECT field, municipality_id, COUNT(*) AS entries, CAST(SUM(people) AS BIGINT) AS people
         FROM directory_gap
         WHERE noted_on >= $1 AND noted_on <= $2
         GROUP BY field, municipality_id"
    )
    .bind(&from)
    .bind(&to)
    .all(tx, |row| {
        Ok(Count {
            field: row.get("field")?,
            municipality: row.get("municipality_id")?,
            entries: row.get("entries")?,
            people: row.get("people")?,
        })
    })
    .await
}

/// The latest entries from the first to the last of these days, both included.
///
/// # Errors
/// What the database reports.
pub async fn latest(tx: &mut Tx, (from, to): (Day, Day), rows: i64) -> Result<Vec<Gap>> {
    sql!(
        "SELECT id, field, topic, municipality_id, language, people, reason, origin, noted_on
         FROM directory_gap
         WHERE noted_on >= $1 AND noted_on <= $2
         ORDER BY noted_on DESC, id DESC
         LIMIT $3"
    )
    .bind(&from)
    .bind(&to)
    .bind(&rows)
    .all(tx, |row| {
        Ok(Gap {
            id: row.get("id")?,
            what: NewGap {
                field: row.get("field")?,
                topic: row.get("topic")?,
                municipality: row.get("municipality_id")?,
                language: row.get("language")?,
                people: row.get("people")?,
                reason: row.get("reason")?,
                origin: row.get("origin")?,
            },
            noted_on: row.get("noted_on")?,
        })
    })
    .await
}
