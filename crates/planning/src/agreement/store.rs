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
const STROKES: &str = "planning_agreement.client_strokes";

fn place(column: &'static str, id: RowId) -> Place {
    Place {
        column,
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
    /// Whether the client signed on the screen.
    pub is_drawn: bool,
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
        is_drawn: row.get("is_drawn")?,
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
        "SELECT a.id, a.number, a.agreed_on, a.signed_by_client_on, a.client_strokes IS NOT NULL AS is_drawn,
             a.signed_by_kim_on, a.version, a.at, c.display_name
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
    let open = sealed.open(permit.key()?, place(GOALS, id), store_seat!())?;
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
    .bind(&Sealed::seal(goals, permit.key()?, place(GOALS, id), ids))
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&permit.id())
    .run(tx)
    .await?;
    Ok(id)
}

/// The signature that the client drew on an agreement of the case of the permit; `None` if it was signed on paper.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn strokes(tx: &mut Tx, permit: &Permit<CaseId>, id: RowId) -> Result<Option<String>> {
    let found = sql!("SELECT client_strokes FROM planning_agreement WHERE id = $1 AND case_id = $2")
        .bind(&id)
        .bind(&permit.id())
        .first(tx, |row| row.get::<Option<Sealed<String>>>("client_strokes"))
        .await?;
    let Some(sealed) = found.flatten() else {
        return Ok(None);
    };
    let open = sealed.open(permit.key()?, place(STROKES, id), store_seat!())?;
    Ok(permit.reveal(&open).cloned())
}

/// Who signed, and when.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Signing {
    /// When the client signed.
    pub client: Option<Day>,
    /// What the client drew on the screen; without it the one that is there stays, as long as there is a day.
    pub strokes: Option<String>,
    /// When the case manager signed.
    pub kim: Option<Day>,
}

impl std::fmt::Debug for Signing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Signing({:?}, {:?})", self.client, self.kim)
    }
}

/// Writes down who signed, if the agreement still has this version; says whether it had.
///
/// # Errors
/// What the database reports.
pub async fn sign(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (id, version): (RowId, i64),
    (signing, ids): (&Signing, &Ids),
) -> Result<bool> {
    let key = permit.key()?;
    let drawn = signing.strokes.as_ref();
    let strokes = drawn.map(|strokes| Sealed::seal(strokes, key, place(STROKES, id), ids));
    let touched = sql!(
        "UPDATE planning_agreement
         SET signed_by_client_on = $1, signed_by_kim_on = $2, version = version + 1,
             client_strokes = CASE WHEN $3 THEN COALESCE($4, client_strokes) END
         WHERE id = $5 AND case_id = $6 AND version = $7"
    )
    .bind(&signing.client)
    .bind(&signing.kim)
    .bind(&signing.client.is_some())
    .bind(&strokes)
    .bind(&id)
    .bind(&permit.id())
    .bind(&version)
    .run(tx)
    .await?;
    Ok(touched > 0)
}
