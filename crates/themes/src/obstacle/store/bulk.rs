//! SQL of many obstacles at once: for demo data and benchmarks. Those of a case hang on its key like any other.

use access::back_door::BackDoor;
use access::failure::Result;
use access::gate::raising::RAISING;
use access::permit::JobPermit;
use base::day::Day;
use base::ids::{CaseId, MunicipalityId, ObstacleId, PostId};
use db::sql;
use db::tx::Tx;
use vault::sealed::SubjectKey;
use vault::subject::KeySubject;

use super::{NewRow, Sealing, insert, random_token, token_of};
use crate::obstacle::model::NewObstacle;

/// Written in one transaction, which stays below fifty milliseconds.
const AT_ONCE: usize = 500;

/// Whose obstacle it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Of an open case.
    Case(CaseId),
    /// Of a case that closed since, known by nothing but a number; or of nobody's case.
    Former(usize),
}

/// An obstacle for demo data or a benchmark.
#[derive(Clone, Copy, Debug)]
pub struct BulkObstacle {
    /// Whose it is.
    pub of: Of,
    /// The day.
    pub noted_on: Day,
    /// The post that noted it.
    pub post: Option<PostId>,
    /// What is noted.
    pub noted: NewObstacle,
}

/// Adds many obstacles in batches. Open cases whose key is gone are left out; those of one number have one token.
///
/// # Errors
/// What the database or the key store reports; earlier batches stand.
pub async fn bulk_insert(back_door: &BackDoor, obstacles: &[BulkObstacle]) -> Result<()> {
    let ids = back_door.access().ids();
    let key = back_door.keyring().district_key(RAISING).await?;
    let sealing = Sealing { key: &key, ids };
    let former = obstacles.iter().filter_map(|one| match one.of {
        Of::Former(number) => Some(number + 1),
        Of::Case(_) => None,
    });
    let former: Vec<String> = (0..former.max().unwrap_or(0))
        .map(|_| random_token(ids))
        .collect();
    for batch in obstacles.chunks(AT_ONCE) {
        let mut cases: Vec<KeySubject> = batch
            .iter()
            .filter_map(|one| match one.of {
                Of::Case(case) => Some(KeySubject::Case(case)),
                Of::Former(_) => None,
            })
            .collect();
        cases.sort_unstable();
        cases.dedup();
        let keys = back_door.keyring().keys_of(&cases).await?;
        let mut tx = back_door.write().await?;
        for one in batch {
            let token = match one.of {
                Of::Former(number) => former.get(number).cloned(),
                Of::Case(case) => key_of(&keys, case).map(token_of),
            };
            let Some(token) = token else { continue };
            let row = NewRow {
                id: ObstacleId::from_uuid(ids.next_random()),
                noted_on: one.noted_on,
                noted: &one.noted,
                token: &token,
                post: one.post,
            };
            insert(&mut tx, &row, sealing).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

fn key_of(keys: &[SubjectKey], case: CaseId) -> Option<&SubjectKey> {
    keys.iter().find(|key| key.subject() == KeySubject::Case(case))
}

/// What of a case obstacles are invented for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CourseOfCase {
    /// The case.
    pub case: CaseId,
    /// Where it belongs.
    pub municipality: Option<MunicipalityId>,
    /// When it began.
    pub opened_on: Day,
    /// When it was closed.
    pub closed_on: Option<Day>,
    /// The post of whoever leads it.
    pub post: Option<PostId>,
}

/// The next cases behind this one, at most two thousand.
///
/// # Errors
/// What the database reports.
pub async fn courses(tx: &mut Tx, _permit: &JobPermit, after: Option<CaseId>) -> Result<Vec<CourseOfCase>> {
    Ok(sql!(
        "SELECT c.id, c.municipality_id, c.opened_on, CASE WHEN c.phase = 'closed' THEN c.phase_since END AS closed_on,
             (SELECT f.post_id FROM organisation_filling f
              WHERE f.account_id = s.account_id AND f.valid_until IS NULL
              ORDER BY f.valid_from, f.id LIMIT 1) AS post_id
         FROM cases_case c
         JOIN access_subject s ON s.id = c.id
         WHERE c.id > $1
         ORDER BY c.id
         LIMIT 2000"
    )
    .bind_text(&after.map(|id| id.to_string()).unwrap_or_default())
    .all(tx, |row| {
        Ok(CourseOfCase {
            case: row.get("id")?,
            municipality: row.get("municipality_id")?,
            opened_on: row.get("opened_on")?,
            closed_on: row.get("closed_on")?,
            post: row.get("post_id")?,
        })
    })
    .await?)
}
