//! SQL of leases: files lent for a time, for acute access, consultation or to be taken over. Reasons are sealed with
//! the key of the case.

use db::sql;
use db::store_seat;
use db::tx::Tx;
use vault::sealed::{Open, Place, Sealed};

use base::ids::{AccountId, CaseId, Ids, MunicipalityId, OrganisationId, RowId};
use base::moment::Moment;

use crate::act::Act;
use crate::failure::{Denied, Result};
use crate::permit::{House, Permit};
use crate::relation::LeaseKind;

const REASON: &str = "access_lease.reason";

impl LeaseKind {
    /// After how many hours it ends by itself at the latest: acute access and break-glass after a day, consultation
    /// after two weeks, an offer after a month. Source: system „Who uses it".
    pub const fn longest_hours(self) -> i64 {
        match self {
            Self::Acute | Self::BreakGlass => 24,
            Self::Consultation => 14 * 24,
            Self::Transfer => 30 * 24,
        }
    }

    /// The act that lends it.
    const fn act(self) -> Act {
        match self {
            Self::Acute => Act::CaseAcute,
            Self::Consultation | Self::Transfer => Act::CaseShare,
            Self::BreakGlass => Act::CaseBreakGlass,
        }
    }
}

/// What is lent to whom.
#[derive(Clone, Debug)]
pub struct NewLease {
    /// What for.
    pub kind: LeaseKind,
    /// To whom.
    pub to: AccountId,
    /// Why, in the words of the one who asks or lends.
    pub reason: String,
    /// Until when; never later than the kind allows.
    pub ends_at: Moment,
}

/// A lease of the case of a permit.
#[derive(Debug)]
pub struct Lease {
    /// Its id.
    pub id: RowId,
    /// What for.
    pub kind: LeaseKind,
    /// To whom.
    pub to: AccountId,
    /// The name colleagues see.
    pub to_name: String,
    /// Who lent it: with acute access the same account.
    pub granted_by: AccountId,
    /// Why.
    pub reason: Open<String>,
    /// Since when.
    pub granted_at: Moment,
    /// Until when.
    pub ends_at: Moment,
    /// When it was ended before its time.
    pub ended_at: Option<Moment>,
}

fn place(id: RowId) -> Place {
    Place {
        column: REASON,
        row: id.uuid().into_bytes(),
    }
}

/// Lends the case of the permit; ends by itself.
///
/// # Errors
/// [`Denied::NotFound`] if the permit's act does not lend this, or lends to somebody else than the one who asked for
/// acute access; what the database reports.
pub async fn lend(tx: &mut Tx, permit: &Permit<CaseId>, new: &NewLease, ids: &Ids) -> Result<RowId> {
    let is_for_oneself = matches!(new.kind, LeaseKind::Acute | LeaseKind::BreakGlass);
    let is_own_request = !is_for_oneself || new.to == permit.account();
    // What is protected is opened by its list alone.
    if permit.act() != new.kind.act() || !is_own_request || permit.is_restricted() {
        return Err(Denied::NotFound);
    }
    let id = RowId::from_uuid(ids.next());
    let latest = permit.now().plus_hours(new.kind.longest_hours());
    sql!(
        "INSERT INTO access_lease (id, kind, subject_id, account_id, granted_by, reason, granted_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .bind(&id)
    .bind(&new.kind)
    .bind(&permit.id())
    .bind(&new.to)
    .bind(&permit.account())
    .bind(&Sealed::seal(&new.reason, permit.key()?, place(id), ids))
    .bind(&permit.now())
    .bind(&new.ends_at.min(latest))
    .run(tx)
    .await?;
    Ok(id)
}

/// All leases of the case of the permit, the newest first.
///
/// # Errors
/// What the database reports, or a reason that does not open.
pub async fn leases(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Lease>> {
    let key = permit.key()?;
    let rows = sql!(
        "SELECT l.id, l.kind, l.account_id, a.display_name, l.granted_by, l.reason, l.granted_at, l.ends_at, l.ended_at
         FROM access_lease l JOIN access_account a ON a.id = l.account_id
         WHERE l.subject_id = $1
         ORDER BY l.granted_at DESC, l.id DESC
         LIMIT 100"
    )
    .bind(&permit.id())
    .all(tx, |row| {
        let id: RowId = row.get("id")?;
        let reason: Sealed<String> = row.get("reason")?;
        let (kind, to, to_name) = (row.get("kind")?, row.get("account_id")?, row.get("display_name")?);
        let (granted_by, granted_at) = (row.get("granted_by")?, row.get("granted_at")?);
        let (ends_at, ended_at) = (row.get("ends_at")?, row.get("ended_at")?);
        Ok(reason.open(key, place(id), store_seat!()).map(|reason| Lease {
            id,
            kind,
            to,
            to_name,
            granted_by,
            reason,
            granted_at,
            ends_at,
            ended_at,
        }))
    })
    .await?;
    rows.into_iter().map(|lease| Ok(lease?)).collect()
}

/// Ends a lease of the case of the permit before its time; false if there is none like it that still holds.
///
/// # Errors
/// What the database reports.
pub async fn end(tx: &mut Tx, permit: &Permit<CaseId>, id: RowId) -> Result<bool> {
    let touched = sql!(
        "UPDATE access_lease SET ended_at = $1
         WHERE id = $2 AND subject_id = $3 AND ended_at IS NULL AND ends_at > $1"
    )
    .bind(&permit.now())
    .bind(&id)
    .bind(&permit.id())
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// A case that is lent to the one who looks.
#[derive(Clone, Debug)]
pub struct Lent {
    /// The case.
    pub case: CaseId,
    /// What for.
    pub kind: LeaseKind,
    /// Whose it is, as colleagues see the name.
    pub owner: String,
    /// Until when.
    pub ends_at: Moment,
}

/// What is lent to the account of the permit now; nothing that is protected.
///
/// # Errors
/// What the database reports.
pub async fn lent_to_me(tx: &mut Tx, permit: &Permit<House>) -> Result<Vec<Lent>> {
    Ok(sql!(
        "SELECT l.subject_id, l.kind, l.ends_at, COALESCE(o.display_name, '') AS owner
         FROM access_lease l
         JOIN access_subject s ON s.id = l.subject_id
         LEFT JOIN access_account o ON o.id = s.account_id
         WHERE l.account_id = $1 AND l.ends_at > $2 AND l.ended_at IS NULL AND NOT s.is_restricted
         ORDER BY l.ends_at
         LIMIT 100"
    )
    .bind(&permit.account())
    .bind(&permit.now())
    .all(tx, |row| {
        Ok(Lent {
            case: row.get("subject_id")?,
            kind: row.get("kind")?,
            owner: row.get("owner")?,
            ends_at: row.get("ends_at")?,
        })
    })
    .await?)
}

/// Takes over the case that was offered, with the persons who take part, belonged to the same account and are not
/// protected elsewhere; whatever was lent of it ends.
///
/// # Errors
/// [`Denied::NotFound`] if the permit is not for taking over; what the database reports.
pub async fn take_over(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (controller, municipality): (OrganisationId, Option<MunicipalityId>),
) -> Result<()> {
    if permit.act() != Act::CaseAccept {
        return Err(Denied::NotFound);
    }
    sql!(
        "UPDATE access_subject SET account_id = $1, controller_id = $2, municipality_id = $3
         WHERE id IN (SELECT p.person_id FROM access_participant p WHERE p.case_id = $4)
           AND account_id = (SELECT c.account_id FROM access_subject c WHERE c.id = $4) AND NOT is_restricted"
    )
    .bind(&permit.account())
    .bind(&controller)
    .bind(&municipality)
    .bind(&permit.id())
    .run(tx)
    .await?;
    super::give_to(
        tx,
        &permit.id().to_string(),
        permit.account(),
        (controller, municipality),
    )
    .await?;
    sql!("UPDATE access_lease SET ended_at = $1 WHERE subject_id = $2 AND ended_at IS NULL AND ends_at > $1")
        .bind(&permit.now())
        .bind(&permit.id())
        .run(tx)
        .await?;
    Ok(())
}
