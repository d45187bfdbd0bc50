//! SQL of holds, set and ended with the permit of the person; asked by jobs without opening anything.

use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::{Ids, PersonId, RowId};
use base::moment::Moment;
use consents::model::limit::{Limit, Standing};
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Place, Sealed};
use vault::subject::KeySubject;

use crate::hold::model::HoldKind;
use crate::request::model::RequestKind;

fn place(id: RowId) -> Place {
    Place {
        column: "rights_hold.reason",
        row: id.uuid().into_bytes(),
    }
}

/// A hold on a person.
#[derive(Debug)]
pub struct Hold {
    /// Its id.
    pub id: RowId,
    /// Which.
    pub kind: HoldKind,
    /// Why.
    pub reason: Open<String>,
    /// The last day, if it has one.
    pub until: Option<Day>,
    /// Since when.
    pub set_at: Moment,
    /// Who set it.
    pub set_by: String,
    /// When it was ended.
    pub ended_at: Option<Moment>,
}

impl Hold {
    /// Whether it holds on a day.
    pub fn stands(&self, today: Day) -> bool {
        self.ended_at.is_none() && self.until.is_none_or(|until| today <= until)
    }
}

/// The holds of the person of the permit, the latest first.
///
/// # Errors
/// What the database reports, or a reason that does not open.
pub async fn of(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Vec<Hold>> {
    let key = permit.key()?;
    let rows = sql!(
        "SELECT h.id, h.kind, h.reason, h.until, h.set_at, a.display_name, h.ended_at
         FROM rights_hold h JOIN access_account a ON a.id = h.set_by
         WHERE h.person_id = $1
         ORDER BY h.set_at DESC, h.id DESC
         LIMIT 100"
    )
    .bind(&permit.person())
    .all(tx, |row| {
        let id: RowId = row.get("id")?;
        let reason: Sealed<String> = row.get("reason")?;
        let (kind, until, set_at) = (row.get("kind")?, row.get("until")?, row.get("set_at")?);
        let (set_by, ended_at) = (row.get("display_name")?, row.get("ended_at")?);
        Ok(reason.open(key, place(id), store_seat!()).map(|reason| Hold {
            id,
            kind,
            reason,
            until,
            set_at,
            set_by,
            ended_at,
        }))
    })
    .await?;
    rows.into_iter().map(|row| Ok(row?)).collect()
}

/// Holds the person of the permit.
///
/// # Errors
/// What the database reports.
pub async fn set(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    (kind, reason, until): (HoldKind, &String, Option<Day>),
    ids: &Ids,
) -> Result<()> {
    let id = RowId::from_uuid(ids.next());
    sql!(
        "INSERT INTO rights_hold (id, person_id, kind, reason, until, set_at, set_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)"
    )
    .bind(&id)
    .bind(&permit.person())
    .bind(&kind)
    .bind(&Sealed::seal(reason, permit.key()?, place(id), ids))
    .bind(&until)
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await?;
    Ok(())
}

/// Ends a hold of the person of the permit; says whether it stood.
///
/// # Errors
/// What the database reports.
pub async fn end(tx: &mut Tx, permit: &Permit<PersonId>, id: RowId) -> Result<bool> {
    let touched = sql!(
        "UPDATE rights_hold SET ended_at = $1, ended_by = $2
         WHERE id = $3 AND person_id = $4 AND ended_at IS NULL"
    )
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&id)
    .bind(&permit.person())
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// What stands on a day for these persons, at most fifty: a restriction from the day on which it was asked for or set, and
/// an objection from the day on which it came, unless it was refused or taken back.
pub(crate) async fn standing(
    tx: &mut Tx,
    persons: &[PersonId],
    today: Day,
) -> db::failure::Result<Vec<Standing>> {
    sql!(
        "SELECT h.person_id, 'restriction' AS kind, SUBSTR(h.set_at, 1, 10) AS since
         FROM rights_hold h
         WHERE h.person_id IN ($1..$50) AND h.kind = 'restriction' AND h.ended_at IS NULL
           AND (h.until IS NULL OR h.until >= $51)
         UNION ALL
         SELECT r.person_id, r.kind, r.received_on AS since
         FROM rights_request r
         WHERE r.person_id IN ($1..$50)
           AND (r.kind = 'restriction' AND r.state = 'open' OR r.kind = 'objection' AND r.state IN ('open', 'done'))
         LIMIT 1000"
    )
    .bind_50(persons)
    .bind(&today)
    .all(tx, |row| {
        let limit = match row.get::<RequestKind>("kind")? {
            RequestKind::Objection => Limit::Objection,
            _ => Limit::Restriction,
        };
        Ok(Standing {
            person: row.get("person_id")?,
            limit,
            since: row.get("since")?,
        })
    })
    .await
}

/// Whether a file is held on a day: a person by a hold, a case by a hold on anybody who takes part or did, a contact card by
/// a hold on the person whose card it was.
pub(crate) async fn is_held(tx: &mut Tx, file: KeySubject, today: Day) -> db::failure::Result<bool> {
    let statement = match file {
        KeySubject::Person(id) => sql!(
            "SELECT COUNT(*) AS n FROM rights_hold h
             WHERE h.person_id = $1 AND h.ended_at IS NULL AND (h.until IS NULL OR h.until >= $2)"
        )
        .bind(&id),
        KeySubject::Case(id) => sql!(
            "SELECT COUNT(*) AS n FROM rights_hold h
             WHERE h.person_id IN (
                 SELECT a.person_id FROM access_participant a WHERE a.case_id = $1
                 UNION SELECT p.person_id FROM cases_participant p WHERE p.case_id = $1
                 UNION SELECT c.lead_person_id FROM cases_case c WHERE c.id = $1)
               AND h.ended_at IS NULL AND (h.until IS NULL OR h.until >= $2)"
        )
        .bind(&id),
        KeySubject::Contact(id) => sql!(
            "SELECT COUNT(*) AS n FROM rights_hold h
             WHERE h.person_id IN (SELECT k.person_id FROM cases_contact_card k WHERE k.id = $1)
               AND h.ended_at IS NULL AND (h.until IS NULL OR h.until >= $2)"
        )
        .bind(&id),
        _ => return Ok(false),
    };
    Ok(statement.bind(&today).number(tx).await? > 0)
}
