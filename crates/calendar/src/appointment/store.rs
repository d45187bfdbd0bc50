//! SQL of appointments: of one file, or of one's own without a file. Lists over many files stand in [`lists`].

pub mod chasing;
pub mod lists;

use access::failure::Result;
use access::permit::{Permit, ShownKeys};
use access::subject::Keyed;
use base::ids::{Ids, MunicipalityId, RowId};
use base::moment::Moment;
use db::row::Row;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Place, Sealed, SubjectKey};

use crate::appointment::model::{CancelReason, Kind, Noted, Outcome, Planned, Span, Texts};
use crate::scope::{Scope, Tie};

const TITLE: &str = "calendar_appointment.title";
const PLACE: &str = "calendar_appointment.place";
const NOTE: &str = "calendar_appointment.note";

/// An appointment as stored; what is written about it is still sealed.
#[derive(Clone, Debug)]
pub struct Appointment {
    /// Its row.
    pub id: RowId,
    /// On what it hangs.
    pub tie: Tie,
    /// Its kind.
    pub kind: Kind,
    /// When it is.
    pub span: Span,
    /// The municipality, if one was chosen.
    pub municipality: Option<MunicipalityId>,
    /// How it ended, if that is known.
    pub outcome: Option<Outcome>,
    /// Why it was cancelled.
    pub reason: Option<CancelReason>,
    /// Who made it or changed it last, as colleagues see the name.
    pub by: String,
    /// When it was changed last.
    pub changed_at: Moment,
    /// For the second writer.
    pub version: i64,
    title: Option<Sealed<String>>,
    place: Option<Sealed<String>>,
    note: Option<Sealed<String>>,
}

impl Appointment {
    /// What is written about it, opened with the permit of its file; empty where nothing opens.
    pub fn texts<S: Keyed>(&self, permit: &Permit<S>) -> Texts {
        let Ok(key) = permit.key() else {
            return Texts::default();
        };
        let shown = |sealed: &Option<Sealed<String>>, column| {
            let open = opened(sealed.as_ref()?, key, place_of(column, self.id))?;
            permit.reveal(&open).cloned()
        };
        Texts {
            title: shown(&self.title, TITLE).unwrap_or_default(),
            place: shown(&self.place, PLACE).unwrap_or_default(),
            note: shown(&self.note, NOTE).unwrap_or_default(),
        }
    }

    /// What it is about and where, opened for a list; empty where nothing opens.
    pub fn texts_in_list(&self, keys: &ShownKeys) -> Texts {
        let key = self.tie.case().and_then(|case| keys.of(case));
        let shown = |sealed: &Option<Sealed<String>>, column| {
            let open = opened(sealed.as_ref()?, key?, place_of(column, self.id))?;
            keys.reveal(&open).cloned()
        };
        Texts {
            title: shown(&self.title, TITLE).unwrap_or_default(),
            place: shown(&self.place, PLACE).unwrap_or_default(),
            note: String::new(),
        }
    }

    /// It as planned, with these texts.
    pub fn planned(&self, texts: Texts) -> Planned {
        Planned {
            kind: self.kind,
            span: self.span,
            municipality: self.municipality,
            texts,
        }
    }
}

fn opened(sealed: &Sealed<String>, key: &SubjectKey, place: Place) -> Option<Open<String>> {
    sealed.open(key, place, store_seat!()).ok()
}

fn place_of(column: &'static str, row: RowId) -> Place {
    Place {
        column,
        row: row.uuid().into_bytes(),
    }
}

fn appointment_of(row: &Row<'_>) -> db::failure::Result<Appointment> {
    Ok(Appointment {
        id: row.get("id")?,
        tie: Tie::of(row)?,
        kind: row.get("kind")?,
        span: Span::stored(row.get("starts_at")?, row.get("ends_at")?, row.get("is_all_day")?),
        municipality: row.get("municipality_id")?,
        outcome: row.get("outcome")?,
        reason: row.get("reason")?,
        by: row.get("by_name")?,
        changed_at: row.get("changed_at")?,
        version: row.get("version")?,
        title: row.get("title")?,
        place: row.get("place")?,
        note: row.get("note")?,
    })
}

/// Adds an appointment.
///
/// # Errors
/// What the database reports.
pub async fn insert(tx: &mut Tx, scope: &Scope<'_>, planned: &Planned, ids: &Ids) -> Result<RowId> {
    let id = RowId::from_uuid(ids.next());
    let uid = RowId::from_uuid(ids.next_random());
    sql!(
        "INSERT INTO calendar_appointment (id, subject_id, account_id, kind, starts_at, ends_at, is_all_day,
             municipality_id, title, place, note, feed_uid, changed_at, changed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $3)"
    )
    .bind(&id)
    .bind(&scope.subject)
    .bind(&scope.account)
    .bind(&planned.kind)
    .bind(&planned.span.starts())
    .bind(&planned.span.ends())
    .bind(&planned.span.is_all_day())
    .bind(&planned.municipality)
    .bind(&scope.sealed(&planned.texts.title, place_of(TITLE, id), ids))
    .bind(&scope.sealed(&planned.texts.place, place_of(PLACE, id), ids))
    .bind(&scope.sealed(&planned.texts.note, place_of(NOTE, id), ids))
    .bind(&uid)
    .bind(&scope.now)
    .run(tx)
    .await?;
    Ok(id)
}

/// One appointment of the scope; `None` if there is none like it.
///
/// # Errors
/// What the database reports.
pub async fn one(tx: &mut Tx, scope: &Scope<'_>, id: RowId) -> Result<Option<Appointment>> {
    Ok(sql!(
        "SELECT a.id, a.subject_id, s.kind AS subject_kind, a.kind, a.starts_at, a.ends_at, a.is_all_day,
             a.municipality_id, a.outcome, a.reason, COALESCE(b.display_name, '') AS by_name, a.changed_at, a.version,
             a.title, a.place, a.note
         FROM calendar_appointment a
         LEFT JOIN access_subject s ON s.id = a.subject_id
         LEFT JOIN access_account b ON b.id = a.changed_by
         WHERE a.id = $1 AND (a.subject_id = $2 OR (a.subject_id IS NULL AND $2 IS NULL AND a.account_id = $3))"
    )
    .bind(&id)
    .bind(&scope.subject)
    .bind(&scope.account)
    .first(tx, appointment_of)
    .await?)
}

/// The appointments of the file of the permit, the latest first, at most two hundred.
///
/// # Errors
/// What the database reports.
pub async fn of_file<S: Keyed>(tx: &mut Tx, permit: &Permit<S>) -> Result<Vec<Appointment>> {
    Ok(sql!(
        "SELECT a.id, a.subject_id, s.kind AS subject_kind, a.kind, a.starts_at, a.ends_at, a.is_all_day,
             a.municipality_id, a.outcome, a.reason, COALESCE(b.display_name, '') AS by_name, a.changed_at, a.version,
             a.title, a.place, a.note
         FROM calendar_appointment a
         JOIN access_subject s ON s.id = a.subject_id
         LEFT JOIN access_account b ON b.id = a.changed_by
         WHERE a.subject_id = $1
         ORDER BY a.starts_at DESC, a.id DESC
         LIMIT 200"
    )
    .bind_text(&permit.id().to_string())
    .all(tx, appointment_of)
    .await?)
}

/// Moves or changes an appointment that has not been cancelled; false if somebody else was quicker. One that is moved
/// into the future is open again.
///
/// # Errors
/// What the database reports.
pub async fn update(
    tx: &mut Tx,
    scope: &Scope<'_>,
    (id, version): (RowId, i64),
    planned: &Planned,
    ids: &Ids,
) -> Result<bool> {
    let is_ahead = planned.span.ends() > scope.now;
    let touched = sql!(
        "UPDATE calendar_appointment
         SET kind = $1, starts_at = $2, ends_at = $3, is_all_day = $4, municipality_id = $5, title = $6, place = $7,
             note = $8, version = version + 1, changed_at = $9, changed_by = $10,
             asked_on = CASE WHEN $11 THEN NULL ELSE asked_on END,
             outcome = CASE WHEN $11 THEN NULL ELSE outcome END,
             outcome_at = CASE WHEN $11 THEN NULL ELSE outcome_at END,
             outcome_by = CASE WHEN $11 THEN NULL ELSE outcome_by END
         WHERE id = $12 AND version = $13 AND (outcome IS NULL OR outcome <> 'cancelled')
           AND (subject_id = $14 OR (subject_id IS NULL AND $14 IS NULL AND account_id = $10))"
    )
    .bind(&planned.kind)
    .bind(&planned.span.starts())
    .bind(&planned.span.ends())
    .bind(&planned.span.is_all_day())
    .bind(&planned.municipality)
    .bind(&scope.sealed(&planned.texts.title, place_of(TITLE, id), ids))
    .bind(&scope.sealed(&planned.texts.place, place_of(PLACE, id), ids))
    .bind(&scope.sealed(&planned.texts.note, place_of(NOTE, id), ids))
    .bind(&scope.now)
    .bind(&scope.account)
    .bind(&is_ahead)
    .bind(&id)
    .bind(&version)
    .bind(&scope.subject)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Notes how an appointment ended; false if there is none like it or it was cancelled meanwhile.
///
/// # Errors
/// What the database reports.
pub async fn note(tx: &mut Tx, scope: &Scope<'_>, id: RowId, noted: Noted) -> Result<bool> {
    let touched = sql!(
        "UPDATE calendar_appointment
         SET outcome = $1, reason = $2, outcome_at = $3, outcome_by = $4, version = version + 1, changed_at = $3,
             changed_by = $4
         WHERE id = $5 AND (outcome IS NULL OR outcome <> 'cancelled')
           AND (subject_id = $6 OR (subject_id IS NULL AND $6 IS NULL AND account_id = $4))"
    )
    .bind(&noted.outcome())
    .bind(&noted.reason())
    .bind(&scope.now)
    .bind(&scope.account)
    .bind(&id)
    .bind(&scope.subject)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Another appointment in the account's own calendar, without content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its kind.
    pub kind: Kind,
    /// When it is.
    pub span: Span,
}

/// Appointments of the account's own cases, contacts and calendar that take the same time, but for one of them.
///
/// # Errors
/// What the database reports.
pub async fn clashing(
    tx: &mut Tx,
    scope: &Scope<'_>,
    span: Span,
    except: Option<RowId>,
) -> Result<Vec<Taken>> {
    let near = sql!(
        "SELECT a.kind, a.starts_at, a.ends_at, a.is_all_day
         FROM calendar_appointment a
         LEFT JOIN access_subject s ON s.id = a.subject_id
         WHERE a.starts_at >= $1 AND a.starts_at < $2 AND a.ends_at > $3
           AND (a.outcome IS NULL OR a.outcome <> 'cancelled') AND a.id <> $4
           AND (s.account_id = $5 OR (a.subject_id IS NULL AND a.account_id = $5))
         ORDER BY a.starts_at, a.id
         LIMIT 20"
    )
    .bind(&span.starts().plus_hours(-24))
    .bind(&span.ends())
    .bind(&span.starts())
    .bind_text(&except.map(|id| id.to_string()).unwrap_or_default())
    .bind(&scope.account)
    .all(tx, |row| {
        Ok(Taken {
            kind: row.get("kind")?,
            span: Span::stored(row.get("starts_at")?, row.get("ends_at")?, row.get("is_all_day")?),
        })
    })
    .await?;
    Ok(near
        .into_iter()
        .filter(|taken| taken.span.clashes_with(span))
        .collect())
}
