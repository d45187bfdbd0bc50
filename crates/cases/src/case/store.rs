//! SQL of cases: opened with a consent, read with a permit.

use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::{CaseId, PersonId};
use db::sql;
use db::tx::Tx;

use crate::case::model::Phase;

/// What every page of a case shows above: coded, without names.
#[derive(Clone, Debug)]
pub struct Head {
    /// The random code by which people speak of it, such as `F-7K3Q`.
    pub code: String,
    /// The phase.
    pub phase: Phase,
    /// The lead person (Hauptperson).
    pub lead: PersonId,
    /// Since when.
    pub opened_on: Day,
    /// For the second writer.
    pub version: i64,
}

/// The head of the case of the permit; `None` if the row is gone.
///
/// # Errors
/// What the database reports.
pub async fn head(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Option<Head>> {
    Ok(sql!(
        "SELECT code, phase, lead_person_id, opened_on, version
         FROM cases_case
         WHERE id = $1"
    )
    .bind(&permit.id())
    .first(tx, |row| {
        Ok(Head {
            code: row.get("code")?,
            phase: row.get("phase")?,
            lead: row.get("lead_person_id")?,
            opened_on: row.get("opened_on")?,
            version: row.get("version")?,
        })
    })
    .await?)
}
