//! SQL of emergency notes: sealed with a key of their own; the coded part says who must look at them and by when.

use access::failure::Result;
use access::permit::{ListPermit, Permit};
use base::day::Day;
use base::ids::{AccountId, EmergencyId, Ids};
use base::moment::Moment;
use db::sql;
use db::store_seat;
use db::tx::Tx;
use vault::sealed::{Open, Place, Sealed, SubjectKey};

use crate::emergency::model::{Basis, NewEmergency, WORKING_DAYS, after_working_days};

pub(crate) const ABOUT: &str = "cases_emergency.about";
pub(crate) const REASON: &str = "cases_emergency.reason";
pub(crate) const INFORMED: &str = "cases_emergency.informed";
pub(crate) const DONE: &str = "cases_emergency.done";
pub(crate) const REMARK: &str = "cases_emergency.remark";

fn place(column: &'static str, note: EmergencyId) -> Place {
    Place {
        column,
        row: note.uuid().into_bytes(),
    }
}

/// Whether the account has written a note from this very form already.
///
/// # Errors
/// What the database reports.
pub async fn already(tx: &mut Tx, account: AccountId, token: &str) -> Result<Option<EmergencyId>> {
    Ok(
        sql!("SELECT id FROM cases_emergency WHERE written_by = $1 AND token = $2")
            .bind(&account)
            .bind_text(token)
            .first(tx, |row| row.get("id"))
            .await?,
    )
}

/// Writes the note of the permit.
///
/// # Errors
/// What the database or the key store reports.
pub async fn insert(tx: &mut Tx, permit: &Permit<EmergencyId>, new: &NewEmergency, ids: &Ids) -> Result<()> {
    let key = permit.key()?;
    let seal = |column, text: &String| Sealed::seal(text, key, place(column, permit.id()), ids);
    sql!(
        "INSERT INTO cases_emergency
             (id, token, basis, happened_on, about, reason, informed, done, written_at, written_by, confirm_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    )
    .bind(&permit.id())
    .bind_text(&new.token)
    .bind(&new.basis)
    .bind(&new.on)
    .bind(&seal(ABOUT, &new.about))
    .bind(&seal(REASON, &new.reason))
    .bind(&seal(INFORMED, &new.informed))
    .bind(&seal(DONE, &new.done))
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&after_working_days(permit.now().day(), WORKING_DAYS))
    .run(tx)
    .await?;
    Ok(())
}

/// A note, opened for a permit.
#[derive(Debug)]
pub struct Emergency {
    /// The ground.
    pub basis: Basis,
    /// The day.
    pub on: Day,
    /// About whom.
    pub about: Open<String>,
    /// What was seen.
    pub reason: Open<String>,
    /// Who was informed.
    pub informed: Open<String>,
    /// What was done.
    pub done: Open<String>,
    /// When it was written.
    pub written_at: Moment,
    /// Who wrote it.
    pub written_by: AccountId,
    /// The writer's name.
    pub writer: String,
    /// By when somebody else confirms it.
    pub confirm_by: Day,
    /// Who confirmed it, and when.
    pub confirmed: Option<(String, Moment)>,
    /// What the second pair of eyes adds.
    pub remark: Option<Open<String>>,
}

struct SealedTexts {
    about: Sealed<String>,
    reason: Sealed<String>,
    informed: Sealed<String>,
    done: Sealed<String>,
    remark: Option<Sealed<String>>,
}

impl SealedTexts {
    /// About whom, what was seen, who was informed, what was done.
    fn open(&self, key: &SubjectKey, id: EmergencyId) -> Result<[Open<String>; 4]> {
        let seat = store_seat!();
        Ok([
            self.about.open(key, place(ABOUT, id), seat)?,
            self.reason.open(key, place(REASON, id), seat)?,
            self.informed.open(key, place(INFORMED, id), seat)?,
            self.done.open(key, place(DONE, id), seat)?,
        ])
    }
}

/// The note of the permit; `None` if the row is gone.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn read(tx: &mut Tx, permit: &Permit<EmergencyId>) -> Result<Option<Emergency>> {
    let id = permit.id();
    let row = sql!(
        "SELECT e.basis, e.happened_on, e.about, e.reason, e.informed, e.done, e.written_at, e.written_by, e.confirm_by,
             e.confirmed_at, e.remark, w.display_name AS writer, COALESCE(c.display_name, '') AS confirmer
         FROM cases_emergency e
         JOIN access_account w ON w.id = e.written_by
         LEFT JOIN access_account c ON c.id = e.confirmed_by
         WHERE e.id = $1"
    )
    .bind(&id)
    .first(tx, |row| {
        let texts = SealedTexts {
            about: row.get("about")?,
            reason: row.get("reason")?,
            informed: row.get("informed")?,
            done: row.get("done")?,
            remark: row.get("remark")?,
        };
        let confirmed_at: Option<Moment> = row.get("confirmed_at")?;
        let confirmer: String = row.get("confirmer")?;
        let coded = (row.get("basis")?, row.get("happened_on")?, row.get("confirm_by")?);
        let written = (row.get("written_at")?, row.get("written_by")?, row.get("writer")?);
        Ok((texts, coded, written, confirmed_at.map(|at| (confirmer, at))))
    })
    .await?;
    let Some((texts, (basis, on, confirm_by), (written_at, written_by, writer), confirmed)) = row else {
        return Ok(None);
    };
    let key = permit.key()?;
    let [about, reason, informed, done] = texts.open(key, id)?;
    let remark = texts
        .remark
        .map(|remark| remark.open(key, place(REMARK, id), store_seat!()))
        .transpose()?;
    Ok(Some(Emergency {
        basis,
        on,
        about,
        reason,
        informed,
        done,
        written_at,
        written_by,
        writer,
        confirm_by,
        confirmed,
        remark,
    }))
}

/// Confirms the note of the permit, with a remark; false if it was confirmed already or is one's own.
///
/// # Errors
/// What the database or the key store reports.
pub async fn confirm(
    tx: &mut Tx,
    permit: &Permit<EmergencyId>,
    remark: Option<&String>,
    ids: &Ids,
) -> Result<bool> {
    let key = permit.key()?;
    let sealed = remark.map(|text| Sealed::seal(text, key, place(REMARK, permit.id()), ids));
    let touched = sql!(
        "UPDATE cases_emergency SET confirmed_at = $1, confirmed_by = $2, remark = $3
         WHERE id = $4 AND confirmed_at IS NULL AND written_by <> $2"
    )
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&sealed)
    .bind(&permit.id())
    .run(tx)
    .await?;
    Ok(touched > 0)
}

/// A note in a list: coded, without its content.
#[derive(Clone, Debug)]
pub struct Line {
    /// The note.
    pub id: EmergencyId,
    /// The ground.
    pub basis: Basis,
    /// When it was written.
    pub written_at: Moment,
    /// Who wrote it.
    pub writer: String,
    /// By when somebody else confirms it.
    pub confirm_by: Day,
    /// When it was confirmed.
    pub confirmed_at: Option<Moment>,
    /// Whether the account of the permit wrote it.
    pub is_own: bool,
}

/// The notes of the account, and those of its controllers that wait for a second pair of eyes; the newest first, at
/// most a hundred.
///
/// # Errors
/// What the database reports.
pub async fn lines(tx: &mut Tx, permit: &ListPermit) -> Result<Vec<Line>> {
    // Few notes wait, a controller has very many files: SQLite keeps the order of a cross join.
    Ok(sql!(
        "SELECT e.id, e.basis, e.written_at, e.confirm_by, e.confirmed_at, e.written_by, a.display_name
         FROM (
             SELECT s.id FROM access_subject s WHERE s.account_id = $51 AND s.kind = 'emergency'
             UNION
             SELECT w.id FROM cases_emergency w CROSS JOIN access_subject s
             WHERE s.id = w.id AND w.confirmed_at IS NULL AND NOT s.is_restricted AND s.controller_id IN ($1..$50)
         ) found
         JOIN cases_emergency e ON e.id = found.id
         JOIN access_account a ON a.id = e.written_by
         ORDER BY e.written_at DESC, e.id DESC
         LIMIT 100"
    )
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .all(tx, |row| {
        Ok(Line {
            id: row.get("id")?,
            basis: row.get("basis")?,
            written_at: row.get("written_at")?,
            writer: row.get("display_name")?,
            confirm_by: row.get("confirm_by")?,
            confirmed_at: row.get("confirmed_at")?,
            is_own: row.get::<AccountId>("written_by")? == permit.account(),
        })
    })
    .await?)
}
