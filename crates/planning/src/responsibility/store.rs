//! SQL of responsibility: the rules of the house, the circumstances of a case, and what was decided.

use std::collections::BTreeMap;

use access::failure::Result;
use access::permit::{House, Permit};
use base::ids::{CaseId, Ids, RowId};
use base::moment::Moment;
use cases::life_area::LifeArea;
use db::row::Row;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Place, Sealed};

use crate::responsibility::model::{Circle, Circumstances, Reason, Rule, Way};

const NOTE: &str = "planning_decision.note";

fn place(id: RowId) -> Place {
    Place {
        column: NOTE,
        row: id.uuid().into_bytes(),
    }
}

fn rule(row: &Row<'_>) -> db::failure::Result<Rule> {
    Ok(Rule {
        id: row.get("id")?,
        position: row.get("position")?,
        circle: row.get("circle")?,
        areas: row.get("areas")?,
        all_of: row.get("all_of")?,
        none_of: row.get("none_of")?,
        residences: row.get("residences")?,
        has_case_management: row.get("has_case_management")?,
        explanation: row.get("explanation")?,
        source: row.get("source")?,
        is_active: row.get("is_active")?,
        version: row.get("version")?,
    })
}

/// All rules of the house in their order.
///
/// # Errors
/// What the database reports.
pub async fn rules(tx: &mut Tx) -> Result<Vec<Rule>> {
    Ok(sql!(
        "SELECT id, position, circle, areas, all_of, none_of, residences, has_case_management, explanation, source,
             is_active, version
         FROM planning_rule
         ORDER BY position, id
         LIMIT 200"
    )
    .all(tx, rule)
    .await?)
}

/// One rule of the house.
///
/// # Errors
/// What the database reports.
pub async fn rule_with(tx: &mut Tx, id: RowId) -> Result<Option<Rule>> {
    Ok(sql!(
        "SELECT id, position, circle, areas, all_of, none_of, residences, has_case_management, explanation, source,
             is_active, version
         FROM planning_rule
         WHERE id = $1"
    )
    .bind(&id)
    .first(tx, rule)
    .await?)
}

/// Adds a rule.
///
/// # Errors
/// What the database reports.
pub async fn insert_rule(tx: &mut Tx, permit: &Permit<House>, rule: &Rule) -> Result<()> {
    sql!(
        "INSERT INTO planning_rule
             (id, position, circle, areas, all_of, none_of, residences, has_case_management, explanation, source,
              is_active, version, changed_at, changed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12, $13)"
    )
    .bind(&rule.id)
    .bind(&rule.position)
    .bind(&rule.circle)
    .bind(&rule.areas)
    .bind(&rule.all_of)
    .bind(&rule.none_of)
    .bind(&rule.residences)
    .bind(&rule.has_case_management)
    .bind(&rule.explanation)
    .bind(&rule.source)
    .bind(&rule.is_active)
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await?;
    Ok(())
}

/// Changes a rule if it still has this version; says whether it had.
///
/// # Errors
/// What the database reports.
pub async fn update_rule(tx: &mut Tx, permit: &Permit<House>, rule: &Rule) -> Result<bool> {
    let touched = sql!(
        "UPDATE planning_rule
         SET position = $1, circle = $2, areas = $3, all_of = $4, none_of = $5, residences = $6,
             has_case_management = $7, explanation = $8, source = $9, is_active = $10, version = version + 1,
             changed_at = $11, changed_by = $12
         WHERE id = $13 AND version = $14"
    )
    .bind(&rule.position)
    .bind(&rule.circle)
    .bind(&rule.areas)
    .bind(&rule.all_of)
    .bind(&rule.none_of)
    .bind(&rule.residences)
    .bind(&rule.has_case_management)
    .bind(&rule.explanation)
    .bind(&rule.source)
    .bind(&rule.is_active)
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&rule.id)
    .bind(&rule.version)
    .run(tx)
    .await?;
    Ok(touched > 0)
}

/// The circumstances of the case of the permit with their version, 0 if nothing was written down yet.
///
/// # Errors
/// What the database reports.
pub async fn circumstances(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<(Circumstances, i64)> {
    let found = sql!("SELECT facts, residence, version FROM planning_circumstances WHERE case_id = $1")
        .bind(&permit.id())
        .first(tx, |row| {
            let circumstances = Circumstances {
                facts: row.get("facts")?,
                residence: row.get("residence")?,
            };
            Ok((circumstances, row.get("version")?))
        })
        .await?;
    Ok(found.unwrap_or_default())
}

/// Writes down the circumstances if they still have this version; says whether they had.
///
/// # Errors
/// What the database reports.
pub async fn set_circumstances(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (new, version): (&Circumstances, i64),
) -> Result<bool> {
    let touched = sql!(
        "INSERT INTO planning_circumstances (case_id, facts, residence, version, changed_at, changed_by)
         VALUES ($1, $2, $3, 1, $4, $5)
         ON CONFLICT (case_id) DO UPDATE
         SET facts = excluded.facts, residence = excluded.residence, version = planning_circumstances.version + 1,
             changed_at = excluded.changed_at, changed_by = excluded.changed_by
         WHERE planning_circumstances.version = $6"
    )
    .bind(&permit.id())
    .bind(&new.facts)
    .bind(&new.residence)
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&version)
    .run(tx)
    .await?;
    Ok(touched > 0)
}

/// What was decided for a life area.
#[derive(Clone, PartialEq, Eq)]
pub struct Decision {
    /// The way.
    pub way: Way,
    /// Who leads, if somebody was named.
    pub circle: Option<Circle>,
    /// Why.
    pub reason: Option<Reason>,
    /// More of it, in the words of the one who decided.
    pub note: String,
}

impl std::fmt::Debug for Decision {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Decision({})", self.way)
    }
}

/// A decision with who made it and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The number of the go in which it was decided, from 1.
    pub number: i64,
    /// The life area.
    pub area: LifeArea,
    /// What was decided.
    pub decision: Decision,
    /// When.
    pub at: Moment,
    /// By whom, as colleagues see the name.
    pub by: String,
}

struct SealedDecision {
    id: RowId,
    number: i64,
    area: LifeArea,
    way: Way,
    circle: Option<Circle>,
    reason: Option<Reason>,
    note: Option<Sealed<String>>,
    at: Moment,
    by: String,
}

/// All decisions of the case of the permit, the oldest first; the last one of an area holds.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn decisions(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Decided>> {
    let rows = sql!(
        "SELECT d.id, d.number, d.area, d.way, d.circle, d.reason, d.note, d.at, c.display_name
         FROM planning_decision d
         JOIN access_account c ON c.id = d.by_account_id
         WHERE d.case_id = $1
         ORDER BY d.number, d.area
         LIMIT 2000"
    )
    .bind(&permit.id())
    .all(tx, |row| {
        Ok(SealedDecision {
            id: row.get("id")?,
            number: row.get("number")?,
            area: row.get("area")?,
            way: row.get("way")?,
            circle: row.get("circle")?,
            reason: row.get("reason")?,
            note: row.get("note")?,
            at: row.get("at")?,
            by: row.get("display_name")?,
        })
    })
    .await?;
    rows.into_iter().map(|row| opened(permit, row)).collect()
}

fn opened(permit: &Permit<CaseId>, row: SealedDecision) -> Result<Decided> {
    let note = match &row.note {
        None => String::new(),
        Some(sealed) => {
            let open = sealed.open(permit.key()?, place(row.id), store_seat!())?;
            permit.reveal(&open).cloned().unwrap_or_default()
        }
    };
    Ok(Decided {
        number: row.number,
        area: row.area,
        decision: Decision {
            way: row.way,
            circle: row.circle,
            reason: row.reason,
            note,
        },
        at: row.at,
        by: row.by,
    })
}

/// Of each life area what was decided last.
pub fn holding(all: &[Decided]) -> BTreeMap<LifeArea, &Decided> {
    all.iter().map(|decided| (decided.area, decided)).collect()
}

/// Writes down what was decided in one go if nobody else was quicker; says whether it did. `after` is the number of
/// the last go that the writer saw, 0 if there was none.
///
/// # Errors
/// What the database reports.
pub async fn decide(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (after, decisions): (i64, &BTreeMap<LifeArea, Decision>),
    ids: &Ids,
) -> Result<bool> {
    let last = sql!("SELECT COALESCE(MAX(number), 0) AS n FROM planning_decision WHERE case_id = $1")
        .bind(&permit.id())
        .number(tx)
        .await?;
    if last != after {
        return Ok(false);
    }
    for (area, decision) in decisions {
        let id = RowId::from_uuid(ids.next());
        let key = permit.key()?;
        let note = (!decision.note.is_empty()).then(|| Sealed::seal(&decision.note, key, place(id), ids));
        sql!(
            "INSERT INTO planning_decision (id, case_id, number, area, way, circle, reason, note, at, by_account_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        )
        .bind(&id)
        .bind(&permit.id())
        .bind(&(after + 1))
        .bind(area)
        .bind(&decision.way)
        .bind(&decision.circle)
        .bind(&decision.reason)
        .bind(&note)
        .bind(&permit.now())
        .bind(&permit.account())
        .run(tx)
        .await?;
    }
    Ok(true)
}
