//! SQL of ties, sealed with the key of the case.

use access::failure::{Denied, Result};
use access::permit::Permit;
use base::day::Day;
use base::ids::{CaseId, Ids, OrganisationId, RowId};
use base::moment::Moment;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Place, Sealed};

use crate::network::model::{Ring, Strength, Tie, TieText, Who};

const WHO: &str = "letters_tie.who";
/// Most ties of a case.
pub const MOST: i64 = 100;

fn place(id: RowId) -> Place {
    Place {
        column: WHO,
        row: id.uuid().into_bytes(),
    }
}

struct Found {
    id: RowId,
    ring: Ring,
    strength: Strength,
    organisation: Option<OrganisationId>,
    ended_on: Option<Day>,
    who: Sealed<Who>,
    version: i64,
    changed_at: Moment,
    changed_by: String,
}

/// The ties of the case of the permit, by ring, at most one hundred.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn ties(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Tie>> {
    let rows = sql!(
        "SELECT t.id, t.ring, t.strength, t.organisation_id, t.ended_on, t.who, t.version, t.changed_at, a.display_name
         FROM letters_tie t
         JOIN access_account a ON a.id = t.changed_by
         WHERE t.case_id = $1
         ORDER BY t.id
         LIMIT $2"
    )
    .bind(&permit.id())
    .bind(&MOST)
    .all(tx, |row| {
        Ok(Found {
            id: row.get("id")?,
            ring: row.get("ring")?,
            strength: row.get("strength")?,
            organisation: row.get("organisation_id")?,
            ended_on: row.get("ended_on")?,
            who: row.get("who")?,
            version: row.get("version")?,
            changed_at: row.get("changed_at")?,
            changed_by: row.get("display_name")?,
        })
    })
    .await?;
    let mut ties: Vec<Tie> = rows
        .into_iter()
        .map(|row| row.opened(permit))
        .collect::<Result<_>>()?;
    ties.sort_by_key(|tie| (tie.text.ended_on.is_some(), tie.text.ring));
    Ok(ties)
}

impl Found {
    fn opened(self, permit: &Permit<CaseId>) -> Result<Tie> {
        let open = self.who.open(permit.key()?, place(self.id), store_seat!())?;
        let who = permit.reveal(&open).cloned().ok_or(Denied::NotFound)?;
        Ok(Tie {
            id: self.id,
            text: TieText {
                ring: self.ring,
                strength: self.strength,
                organisation: self.organisation,
                ended_on: self.ended_on,
                who,
            },
            version: self.version,
            changed_at: self.changed_at,
            changed_by: self.changed_by,
        })
    }
}

/// Adds a tie.
///
/// # Errors
/// What the database reports.
pub async fn insert(tx: &mut Tx, permit: &Permit<CaseId>, text: &TieText, ids: &Ids) -> Result<RowId> {
    let id = RowId::from_uuid(ids.next());
    sql!(
        "INSERT INTO letters_tie
             (id, case_id, ring, strength, organisation_id, ended_on, who, created_at, changed_at, changed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)"
    )
    .bind(&id)
    .bind(&permit.id())
    .bind(&text.ring)
    .bind(&text.strength)
    .bind(&text.organisation)
    .bind(&text.ended_on)
    .bind(&Sealed::seal(&text.who, permit.key()?, place(id), ids))
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await?;
    Ok(id)
}

/// Changes a tie that still has this version; says whether it had.
///
/// # Errors
/// What the database reports.
pub async fn update(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (id, version, text): (RowId, i64, &TieText),
    ids: &Ids,
) -> Result<bool> {
    let touched = sql!(
        "UPDATE letters_tie
         SET ring = $1, strength = $2, organisation_id = $3, ended_on = $4, who = $5, version = version + 1,
             changed_at = $6, changed_by = $7
         WHERE id = $8 AND case_id = $9 AND version = $10"
    )
    .bind(&text.ring)
    .bind(&text.strength)
    .bind(&text.organisation)
    .bind(&text.ended_on)
    .bind(&Sealed::seal(&text.who, permit.key()?, place(id), ids))
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&id)
    .bind(&permit.id())
    .bind(&version)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Takes a tie off the map.
///
/// # Errors
/// What the database reports.
pub async fn remove(tx: &mut Tx, permit: &Permit<CaseId>, id: RowId) -> Result<()> {
    sql!("DELETE FROM letters_tie WHERE id = $1 AND case_id = $2")
        .bind(&id)
        .bind(&permit.id())
        .run(tx)
        .await?;
    Ok(())
}
