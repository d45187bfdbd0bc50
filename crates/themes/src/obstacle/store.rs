//! SQL of obstacles: noting them, finding those of a case by its key, letting go of them when it closes. No statement
//! knows a case, a person or an account.

pub mod bulk;
pub(super) mod counts;
pub(super) mod mixing;
pub mod raised;

use access::failure::Result;
use access::permit::{House, ListPermit, Permit, ShownKeys};
use base::day::Day;
use base::ids::{AccountId, CaseId, Ids, ObstacleId, PostId};
use data_encoding::HEXLOWER;
use db::row::Row;
use db::sql;
use db::tx::Tx;
use organisation::model::field_of_action::FieldOfAction;
use vault::sealed::{Place, Sealed, SubjectKey};

use crate::obstacle::model::{NewObstacle, Obstacle};
use crate::words::ObstacleKind;

const POST: &str = "themes_obstacle.post";
/// What the key of a case makes its token of.
const MESSAGE: &[u8] = b"themes_obstacle";
/// A token is so long (bytes).
const TOKEN: usize = 16;
/// As many as a padded list takes.
const AT_ONCE: usize = 50;
/// Most open cases of one account that are asked.
const MOST_CASES: i64 = 200;

fn place(id: ObstacleId) -> Place {
    Place {
        column: POST,
        row: id.uuid().into_bytes(),
    }
}

/// The token of an open case: whoever holds its key can make it, nobody else.
fn token_of(key: &SubjectKey) -> String {
    HEXLOWER.encode(&key.code(MESSAGE)[..TOKEN])
}

/// A token that leads nowhere.
fn random_token(ids: &Ids) -> String {
    let mut bytes = [0; TOKEN];
    ids.fill(&mut bytes);
    HEXLOWER.encode(&bytes)
}

/// What seals who noted an obstacle, and where ids come from.
#[derive(Clone, Copy, Debug)]
pub struct Sealing<'s> {
    /// The district's key for answers.
    pub key: &'s SubjectKey,
    /// Where ids come from.
    pub ids: &'s Ids,
}

/// Notes an obstacle in the case of the permit.
///
/// # Errors
/// What the database reports.
pub async fn note_in_case(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    noted: &NewObstacle,
    sealing: Sealing<'_>,
) -> Result<ObstacleId> {
    let token = token_of(permit.key()?);
    let by = (permit.account(), permit.now().day());
    note(tx, noted, (&token, by), sealing).await
}

/// Notes an obstacle of somebody who has no case here: it counts as one of its own.
///
/// # Errors
/// What the database reports.
pub async fn note_without_case(
    tx: &mut Tx,
    permit: &Permit<House>,
    noted: &NewObstacle,
    sealing: Sealing<'_>,
) -> Result<ObstacleId> {
    let token = random_token(sealing.ids);
    let by = (permit.account(), permit.now().day());
    note(tx, noted, (&token, by), sealing).await
}

async fn note(
    tx: &mut Tx,
    noted: &NewObstacle,
    (token, (account, today)): (&str, (AccountId, Day)),
    sealing: Sealing<'_>,
) -> Result<ObstacleId> {
    let id = ObstacleId::from_uuid(sealing.ids.next_random());
    let post = post_of(tx, account, today).await?;
    let row = NewRow {
        id,
        noted_on: today,
        noted,
        token,
        post,
    };
    insert(tx, &row, sealing).await?;
    Ok(id)
}

/// A row as it is written.
pub(super) struct NewRow<'n> {
    pub(super) id: ObstacleId,
    pub(super) noted_on: Day,
    pub(super) noted: &'n NewObstacle,
    pub(super) token: &'n str,
    pub(super) post: Option<PostId>,
}

pub(super) async fn insert(tx: &mut Tx, row: &NewRow<'_>, sealing: Sealing<'_>) -> Result<()> {
    let post = row.post.map(|post| post.to_string()).unwrap_or_default();
    let post = Sealed::seal(&post, sealing.key, place(row.id), sealing.ids);
    sql!(
        "INSERT INTO themes_obstacle
             (id, noted_on, field, kind, severity, from_rechtskreis, to_rechtskreis, step, municipality_id, days_lost,
              case_token, post)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
    )
    .bind(&row.id)
    .bind(&row.noted_on)
    .bind(&row.noted.field)
    .bind(&row.noted.kind)
    .bind(&row.noted.severity)
    .bind(&row.noted.from)
    .bind(&row.noted.to)
    .bind(&row.noted.step)
    .bind(&row.noted.municipality)
    .bind(&row.noted.days_lost)
    .bind_text(row.token)
    .bind(&post)
    .run(tx)
    .await?;
    Ok(())
}

/// The post that an account fills on a day, the one it fills longest.
async fn post_of(tx: &mut Tx, account: AccountId, today: Day) -> Result<Option<PostId>> {
    Ok(sql!(
        "SELECT f.post_id FROM organisation_filling f
         WHERE f.account_id = $1 AND f.valid_from <= $2 AND (f.valid_until > $2 OR f.valid_until IS NULL)
         ORDER BY f.valid_from, f.id
         LIMIT 1"
    )
    .bind(&account)
    .bind(&today)
    .first(tx, |row| row.get("post_id"))
    .await?)
}

fn obstacle(row: &Row<'_>) -> db::failure::Result<Obstacle> {
    Ok(Obstacle {
        id: row.get("id")?,
        noted_on: row.get("noted_on")?,
        noted: NewObstacle {
            field: row.get("field")?,
            kind: row.get("kind")?,
            severity: row.get("severity")?,
            from: row.get("from_rechtskreis")?,
            to: row.get("to_rechtskreis")?,
            step: row.get("step")?,
            municipality: row.get("municipality_id")?,
            days_lost: row.get("days_lost")?,
        },
    })
}

/// The obstacles of the open case of the permit, the newest first, at most two hundred; of a closed case there are none
/// that could be found.
///
/// # Errors
/// What the database reports.
pub async fn of_case(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Obstacle>> {
    Ok(sql!(
        "SELECT id, noted_on, field, kind, severity, from_rechtskreis, to_rechtskreis, step, municipality_id, days_lost
         FROM themes_obstacle
         WHERE case_token = $1
         ORDER BY noted_on DESC, id DESC
         LIMIT 200"
    )
    .bind_text(&token_of(permit.key()?))
    .all(tx, obstacle)
    .await?)
}

/// Takes back an obstacle of the case of the permit on the day on which it was noted. Says whether it did.
///
/// # Errors
/// What the database reports.
pub async fn take_back(tx: &mut Tx, permit: &Permit<CaseId>, id: ObstacleId) -> Result<bool> {
    let gone = sql!("DELETE FROM themes_obstacle WHERE id = $1 AND case_token = $2 AND noted_on = $3")
        .bind(&id)
        .bind_text(&token_of(permit.key()?))
        .bind(&permit.now().day())
        .run(tx)
        .await?;
    Ok(gone > 0)
}

/// Takes back an obstacle of nobody's case on the day on which it was noted: only whoever noted it knows its id. Says
/// whether it did.
///
/// # Errors
/// What the database reports.
pub async fn take_back_without_case(tx: &mut Tx, permit: &Permit<House>, id: ObstacleId) -> Result<bool> {
    let gone = sql!("DELETE FROM themes_obstacle WHERE id = $1 AND noted_on = $2")
        .bind(&id)
        .bind(&permit.now().day())
        .run(tx)
        .await?;
    Ok(gone > 0)
}

/// Lets go of the obstacles of a case with this key: from now on they hang together with each other and with nothing else.
///
/// # Errors
/// What the database reports.
pub async fn let_go(tx: &mut Tx, key: &SubjectKey, ids: &Ids) -> Result<()> {
    sql!("UPDATE themes_obstacle SET case_token = $1 WHERE case_token = $2")
        .bind_text(&random_token(ids))
        .bind_text(&token_of(key))
        .run(tx)
        .await?;
    Ok(())
}

/// The open cases of the account of the permit, the newest first, at most two hundred: ask the gate for their keys, then
/// [`mine`].
///
/// # Errors
/// What the database reports.
pub async fn my_open_cases(tx: &mut Tx, permit: &ListPermit) -> Result<Vec<CaseId>> {
    Ok(sql!(
        "SELECT c.id FROM access_subject s
         JOIN cases_case c ON c.id = s.id
         WHERE s.account_id = $1 AND s.kind = 'case' AND c.phase <> 'closed'
         ORDER BY c.opened_on DESC, c.id DESC
         LIMIT $2"
    )
    .bind(&permit.account())
    .bind(&MOST_CASES)
    .all(tx, |row| row.get("id"))
    .await?)
}

/// What was noted in one's own open cases: a field and kind, and in how many of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mine {
    /// The field of action.
    pub field: FieldOfAction,
    /// The kind.
    pub kind: ObstacleKind,
    /// In how many cases.
    pub cases: i64,
}

/// What was noted in those of these cases whose keys the gate has handed out, what most have in common first.
///
/// # Errors
/// What the database reports.
pub async fn mine(tx: &mut Tx, keys: &ShownKeys, cases: &[CaseId]) -> Result<Vec<Mine>> {
    let tokens: Vec<String> = cases
        .iter()
        .filter_map(|case| keys.of(*case))
        .map(token_of)
        .collect();
    let mut all: Vec<Mine> = Vec::new();
    for some in tokens.chunks(AT_ONCE) {
        for found in of_tokens(tx, some).await? {
            match all
                .iter_mut()
                .find(|known| (known.field, known.kind) == (found.field, found.kind))
            {
                Some(known) => known.cases += found.cases,
                None => all.push(found),
            }
        }
    }
    all.sort_by_key(|one| (-one.cases, one.field, one.kind));
    Ok(all)
}

async fn of_tokens(tx: &mut Tx, tokens: &[String]) -> Result<Vec<Mine>> {
    Ok(sql!(
        "SELECT field, kind, COUNT(DISTINCT case_token) AS n FROM themes_obstacle
         WHERE case_token IN ($1..$50)
         GROUP BY field, kind
         ORDER BY field, kind
         LIMIT 200"
    )
    .bind_50(tokens)
    .all(tx, |row| {
        Ok(Mine {
            field: row.get("field")?,
            kind: row.get("kind")?,
            cases: row.get("n")?,
        })
    })
    .await?)
}
