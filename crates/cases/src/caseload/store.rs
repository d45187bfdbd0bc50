//! SQL of the caseload: open cases of each case manager, and the steps of the light.

use access::failure::Result;
use access::permit::{House, ListPermit, Permit};
use base::ids::AccountId;
use db::sql;
use db::tx::Tx;

use crate::caseload::model::Steps;

/// The steps of the light; the usual ones until somebody has set others.
///
/// # Errors
/// What the database reports.
pub async fn steps(tx: &mut Tx) -> Result<Steps> {
    Ok(kept_steps(tx)
        .await?
        .map_or_else(Steps::default, |(steps, _)| steps))
}

/// The steps that were set, with their version.
pub(crate) async fn kept_steps(tx: &mut Tx) -> Result<Option<(Steps, i64)>> {
    Ok(sql!(
        "SELECT green_from, green_until, yellow_until, version FROM cases_caseload_step WHERE id = 'all'"
    )
    .first(tx, |row| {
        let steps = Steps {
            green_from: row.get("green_from")?,
            green_until: row.get("green_until")?,
            yellow_until: row.get("yellow_until")?,
        };
        Ok((steps, row.get("version")?))
    })
    .await?)
}

/// Sets the steps if they still have this version (0: nobody has set them); says whether they had.
///
/// # Errors
/// What the database reports.
pub async fn set_steps(tx: &mut Tx, permit: &Permit<House>, version: i64, steps: &Steps) -> Result<bool> {
    let touched = sql!(
        "INSERT INTO cases_caseload_step (id, green_from, green_until, yellow_until, version, changed_at, changed_by)
         SELECT 'all', $1, $2, $3, 1, $4, $5
         WHERE $6 = 0 OR EXISTS (SELECT 1 FROM cases_caseload_step k WHERE k.version = $6)
         ON CONFLICT (id) DO UPDATE
         SET green_from = excluded.green_from, green_until = excluded.green_until, yellow_until = excluded.yellow_until,
             version = cases_caseload_step.version + 1, changed_at = excluded.changed_at,
             changed_by = excluded.changed_by
         WHERE cases_caseload_step.version = $6"
    )
    .bind(&steps.green_from)
    .bind(&steps.green_until)
    .bind(&steps.yellow_until)
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&version)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// How many open cases the account of the permit has itself.
///
/// # Errors
/// What the database reports.
pub async fn own(tx: &mut Tx, permit: &ListPermit) -> Result<i64> {
    Ok(sql!(
        "SELECT COUNT(*) AS n FROM access_subject s
         JOIN cases_case c ON c.id = s.id
         WHERE s.account_id = $1 AND s.kind = 'case' AND c.phase <> 'closed'"
    )
    .bind(&permit.account())
    .number(tx)
    .await?)
}

/// The caseload of a case manager.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// The account.
    pub account: AccountId,
    /// The name that colleagues see.
    pub name: String,
    /// Cases in clearing.
    pub clearing: i64,
    /// Accompanied ones.
    pub accompanied: i64,
    /// Referred ones.
    pub referred_on: i64,
}

impl Load {
    /// All open cases.
    pub const fn open(&self) -> i64 {
        self.clearing + self.accompanied + self.referred_on
    }
}

/// The caseload of everybody who is case manager today, by name: never ranked. Protected cases do not count here: a
/// number that differs from another one would tell that there is one.
///
/// # Errors
/// What the database reports.
pub async fn loads(tx: &mut Tx, permit: &Permit<House>) -> Result<Vec<Load>> {
    Ok(sql!(
        "SELECT a.id, a.display_name,
             COUNT(c.id) FILTER (WHERE c.phase = 'clearing') AS clearing,
             COUNT(c.id) FILTER (WHERE c.phase = 'accompanied') AS accompanied,
             COUNT(c.id) FILTER (WHERE c.phase = 'referred_on') AS referred_on
         FROM access_account a
         LEFT JOIN access_subject s ON s.account_id = a.id AND s.kind = 'case' AND NOT s.is_restricted
         LEFT JOIN cases_case c ON c.id = s.id AND c.phase <> 'closed'
         WHERE EXISTS (SELECT 1 FROM access_role_assignment r
               WHERE r.account_id = a.id AND r.role = 'case_manager'
                 AND r.valid_from <= $1 AND (r.valid_until > $1 OR r.valid_until IS NULL))
         GROUP BY a.id, a.display_name
         ORDER BY a.display_name, a.id
         LIMIT 500"
    )
    .bind(&permit.now().day())
    .all(tx, |row| {
        Ok(Load {
            account: row.get("id")?,
            name: row.get("display_name")?,
            clearing: row.get("clearing")?,
            accompanied: row.get("accompanied")?,
            referred_on: row.get("referred_on")?,
        })
    })
    .await?)
}
