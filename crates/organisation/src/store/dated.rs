//! What all dated rows share when they are written: they begin with what they rest on, they end, one is taken back.
//! Which rows may is a rule (`history`, `take_back`).

use access::permit::{House, Permit};
use base::day::Day;
use db::failure::Result;
use db::sql;
use db::statement::Statement;
use db::tx::Tx;

use super::evidence;
use crate::model::evidence::{Evidence, FactKey};
use crate::model::history::Dated;
use crate::model::take_back::{DatedFact, TakenBack};
use crate::model::validity::Validity;

/// The row, its days, and what it rests on.
#[derive(Debug)]
pub(super) struct DatedRow<'r> {
    pub(super) key: FactKey,
    pub(super) validity: Validity,
    pub(super) evidence: &'r Evidence,
}

impl<'r, T> From<&'r Dated<T>> for DatedRow<'r> {
    fn from(row: &'r Dated<T>) -> Self {
        Self {
            key: FactKey::of(row.id),
            validity: row.validity,
            evidence: &row.evidence,
        }
    }
}

/// Adds a row and before it what it rests on. `$1` of the statement is the row, `$2` its first day, `$3` the day on
/// which it no longer holds; `own` binds the rest.
pub(super) async fn insert<'r>(
    tx: &mut Tx,
    row: impl Into<DatedRow<'r>>,
    statement: Statement,
    own: impl FnOnce(Statement) -> Statement,
) -> Result<()> {
    let DatedRow {
        key,
        validity,
        evidence,
    } = row.into();
    evidence::insert(tx, &key, evidence).await?;
    let dated = statement
        .bind(&key)
        .bind(&validity.from())
        .bind(&validity.until());
    own(dated).run(tx).await.map(drop)
}

/// Gives a row another end; `None` is until further notice.
pub(super) async fn set_until(tx: &mut Tx, fact: DatedFact, key: &FactKey, until: Option<Day>) -> Result<()> {
    let statement = match fact {
        DatedFact::Allocation => sql!("UPDATE organisation_allocation SET valid_until = $2 WHERE id = $1"),
        DatedFact::Responsibility => {
            sql!("UPDATE organisation_responsibility SET valid_until = $2 WHERE id = $1")
        }
        DatedFact::Filling => sql!("UPDATE organisation_filling SET valid_until = $2 WHERE id = $1"),
        DatedFact::Region => {
            sql!("UPDATE organisation_municipality_region SET valid_until = $2 WHERE id = $1")
        }
        DatedFact::Participation => {
            sql!("UPDATE organisation_participation SET valid_until = $2 WHERE id = $1")
        }
        DatedFact::FocusGroup => sql!("UPDATE organisation_focus_group SET valid_until = $2 WHERE id = $1"),
        DatedFact::SocialArea => sql!("UPDATE organisation_social_area SET valid_until = $2 WHERE id = $1"),
        DatedFact::Frame => sql!("UPDATE organisation_funding_frame SET valid_until = $2 WHERE id = $1"),
        DatedFact::Rate => sql!("UPDATE organisation_funding_rate SET valid_until = $2 WHERE id = $1"),
        // A count holds on its day; it has no end that could change.
        DatedFact::Population => return Ok(()),
    };
    statement.bind(key).bind(&until).run(tx).await.map(drop)
}

/// Takes an entry back. What it rested on stays: confirmations refer to it.
pub async fn take_back(tx: &mut Tx, _permit: &Permit<House>, taken_back: &TakenBack) -> Result<()> {
    if let Some(key) = &taken_back.gone {
        delete(tx, taken_back.fact, key).await?;
    }
    match &taken_back.holds_on {
        Some((key, until)) => set_until(tx, taken_back.fact, key, *until).await,
        None => Ok(()),
    }
}

async fn delete(tx: &mut Tx, fact: DatedFact, key: &FactKey) -> Result<()> {
    let statement = match fact {
        DatedFact::Allocation => sql!("DELETE FROM organisation_allocation WHERE id = $1"),
        DatedFact::Responsibility => sql!("DELETE FROM organisation_responsibility WHERE id = $1"),
        DatedFact::Filling => sql!("DELETE FROM organisation_filling WHERE id = $1"),
        DatedFact::Region => sql!("DELETE FROM organisation_municipality_region WHERE id = $1"),
        DatedFact::Participation => sql!("DELETE FROM organisation_participation WHERE id = $1"),
        DatedFact::FocusGroup => sql!("DELETE FROM organisation_focus_group WHERE id = $1"),
        DatedFact::SocialArea => sql!("DELETE FROM organisation_social_area WHERE id = $1"),
        DatedFact::Frame => sql!("DELETE FROM organisation_funding_frame WHERE id = $1"),
        DatedFact::Rate => sql!("DELETE FROM organisation_funding_rate WHERE id = $1"),
        DatedFact::Population => sql!("DELETE FROM organisation_population WHERE id = $1"),
    };
    statement.bind(key).run(tx).await.map(drop)
}
