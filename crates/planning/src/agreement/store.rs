//! SQL of goal agreements: added as versions, signed, read with a permit of the case.

use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::{CaseId, Ids, RowId};
use base::moment::Moment;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Place, Sealed};

use crate::agreement::model::AgreedGoals;

const GOALS: &str = "planning_agreement.goals";

fn place(id: RowId) -> Place {
    Place {
        column: GOALS,
        row: id.uuid().into_bytes(),
    }
}

/// An agreement without its goals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Its id.
    pub id: RowId,
    /// Its number within the case, from 1.
    pub number: i64,
    /// The day of the agreement.
    pub agreed_on: Day,
    /// When the client signed.
    pub signed_by_client_on: Option<Day>,
    /// When the case manager signed.
    pub signed_by_kim_on: Option<Day>,
    /// For the second writer.
    pub version: i64,
    /// When it was written down.
    pub at: Moment,
    /// Who wrote it down, as colleagues see the name.
    pub by: String,
}

fn agreement(row: &db::row::Row<'_>) -> db::failure::Result<Agreement> {
    Ok(Agreement {
        id: row.get("id")?,
        number: row.get("number")?,
        agreed_on: row.get("agreed_on")?,
        signed_by_client_on: row.get("signed_by_client_on")?,
        signed_by_kim_on: row.get("signed_by_kim_on")?,
        version: row.get("version")?,
        at: row.get("at")?,
        by: row.get("display_name")?,
    })
}

/// All agreements of the case of the permit, the newest first.
///
/// # Errors
/// What the database reports.
pub async fn agreements(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Agreement>> {
    Ok(sql!(
        "SELECT a.id, a.number, a.agreed_on, a.signed_by_client_on, a.signed_by_kim_on, a.version, a.at, c.display_name
         FROM planning_agreement a
         JOIN access_account c ON c.id = a.by_account_id
         WHERE a.case_id = $1
         ORDER BY a.number DESC
         LIMIT 200"
    )
    .bind(&permit.id())
    .all(tx, agreement)
    .await?)
}

/// The last agreement of the case of the permit.
///
/// # Errors
/// What the database reports.
pub async fn last(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Option<Agreement>> {
    Ok(agreements(tx, permit).await?.into_iter().next())
}

/// The goals of an agreement of the case of the permit; `None` if there is no such agreement.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn goals(tx: &mut Tx, permit: &Permit<CaseId>, id: RowId) -> Result<Option<AgreedGoals>> {
    let sealed: Option<Sealed<AgreedGoals>> =
        sql!("SELECT goals FROM planning_agreement WHERE id = $1 AND case_id = $2")
            .bind(&id)
            .bind(&permit.id())
            .first(tx, |row| row.get("goals"))
            .await?;
    let Some(sealed) = sealed else { return Ok(None) };
    let open = sealed.open(permit.key()?, place(id), store_seat!())?;
    Ok(permit.reveal(&open).cloned())
}

/// Adds an agreement on what is open.
///
/// # Errors
/// What the database reports.
pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (agreed_on, goals): (Day, &AgreedGoals),
    ids: &Ids,
) -> Result<RowId> {
    let id = RowId::from_uuid(ids.next());
    sql!(
        "INSERT INTO planning_agreement (id, case_id, number, agreed_on, goals, at, by_account_id)
         SELECT $1, $2, COALESCE(MAX(a.number), 0) + 1, $3, $4, $5, $6
         FROM planning_agreement a
         WHERE a.case_id = $7"
    )
    .bind(&id)
    .bind(&permit.id())
    .bind(&agreed_on)
    .bind(&Sealed::seal(goals, permit.key()?, place(id), ids))
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&permit.id())
    .run(tx)
    .await?;
    Ok(id)
}

/// Writes down the days on which both signed, if the agreement still has this version; says whether it had.
///
/// # Errors
/// What the database reports.
pub async fn sign(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (id, version): (RowId, i64),
    (client, kim): (Option<Day>, Option<Day>),
) -> Result<bool> {
    let touched = sql!(
        "UPDATE planning_agreement
         SET signed_by_client_on = $1, signed_by_kim_on = $2, version = version + 1
         WHERE id = $3 AND case_id = $4 AND version = $5"
    )
    .bind(&client)
    .bind(&kim)
    .bind(&id)
    .bind(&permit.id())
    .bind(&version)
    .run(tx)
    .await?;
    Ok(touched > 0)
}
