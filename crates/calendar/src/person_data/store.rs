//! SQL of what is told of dates to the person they are about, and of their erasure.

use access::failure::Result;
use access::permit::Permit;
use access::person_data::Files;
use access::person_data::told::Entry;
use access::subject::Keyed;
use base::day::Day;
use base::ids::{CaseId, PersonId, RowId};
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Place, Sealed};

use crate::appointment::model::{CancelReason, Kind as AppointmentKind, Outcome, Span};
use crate::deadline::model::{Kind as DeadlineKind, Settlement};
use crate::follow_up::model::Topic;

fn opened<S: Keyed>(
    permit: &Permit<S>,
    sealed: Option<&Sealed<String>>,
    (column, row): (&'static str, RowId),
) -> Result<String> {
    let Some(sealed) = sealed else {
        return Ok(String::new());
    };
    let place = Place {
        column,
        row: row.uuid().into_bytes(),
    };
    let open = sealed.open(permit.key()?, place, store_seat!())?;
    Ok(permit.reveal(&open).cloned().unwrap_or_default())
}

struct Date {
    id: RowId,
    entry: Entry,
    texts: [Option<Sealed<String>>; 3],
}

/// The appointments of the file of the permit, in order of time.
pub(super) async fn appointments<S: Keyed>(tx: &mut Tx, permit: &Permit<S>) -> Result<Vec<Entry>> {
    let rows = sql!(
        "SELECT a.id, a.kind, a.starts_at, a.ends_at, a.is_all_day, a.title, a.place, a.note, a.outcome, a.reason,
             c.display_name
         FROM calendar_appointment a
         JOIN access_account c ON c.id = a.account_id
         WHERE a.subject_id = $1
         ORDER BY a.starts_at, a.id
         LIMIT 20000"
    )
    .bind_text(&permit.id().to_string())
    .all(tx, |row| {
        let span = Span::stored(row.get("starts_at")?, row.get("ends_at")?, row.get("is_all_day")?);
        let entry = Entry::new(row.get::<AppointmentKind>("kind")?.german())
            .on(span.day())
            .fact("Zeit", span.german())
            .fact("Mit", row.get::<String>("display_name")?)
            .some("Ergebnis", row.get::<Option<Outcome>>("outcome")?.map(Outcome::german))
            .some("Grund", row.get::<Option<CancelReason>>("reason")?.map(CancelReason::german));
        Ok(Date {
            id: row.get("id")?,
            entry,
            texts: [row.get("title")?, row.get("place")?, row.get("note")?],
        })
    })
    .await?;
    rows.into_iter()
        .map(|Date { id, entry, texts }| {
            let [title, place, note] = texts;
            Ok(entry
                .written(
                    "Anlass",
                    opened(permit, title.as_ref(), ("calendar_appointment.title", id))?,
                )
                .written(
                    "Ort",
                    opened(permit, place.as_ref(), ("calendar_appointment.place", id))?,
                )
                .written(
                    "Notiz",
                    opened(permit, note.as_ref(), ("calendar_appointment.note", id))?,
                ))
        })
        .collect()
}

/// The follow-ups of the file of the permit, in order of their days.
pub(super) async fn follow_ups<S: Keyed>(tx: &mut Tx, permit: &Permit<S>) -> Result<Vec<Entry>> {
    let rows = sql!(
        "SELECT f.id, f.topic, f.day, f.text, f.done_at
         FROM calendar_follow_up f
         WHERE f.subject_id = $1
         ORDER BY f.day, f.id
         LIMIT 20000"
    )
    .bind_text(&permit.id().to_string())
    .all(tx, |row| {
        let done: Option<base::moment::Moment> = row.get("done_at")?;
        let entry = Entry::new(row.get::<Topic>("topic")?.german())
            .on(row.get::<Day>("day")?)
            .day("Erledigt", done.map(base::moment::Moment::day));
        Ok((row.get("id")?, entry, row.get("text")?))
    })
    .await?;
    rows.into_iter()
        .map(|(id, entry, text): (RowId, Entry, Option<Sealed<String>>)| {
            Ok(entry.written(
                "Text",
                opened(permit, text.as_ref(), ("calendar_follow_up.text", id))?,
            ))
        })
        .collect()
}

/// The deadlines of the case of the permit that are this person's, or nobody's in particular.
pub(super) async fn deadlines(tx: &mut Tx, permit: &Permit<CaseId>, files: &Files) -> Result<Vec<Entry>> {
    let rows = sql!(
        "SELECT d.id, d.kind, d.person_id, d.day, d.note, d.settled_on, d.settlement,
             (SELECT COUNT(*) FROM calendar_warning w WHERE w.deadline_id = d.id) AS warnings
         FROM calendar_deadline d
         WHERE d.case_id = $1
         ORDER BY d.day, d.id
         LIMIT 5000"
    )
    .bind(&permit.id())
    .all(tx, |row| {
        let warnings: i64 = row.get("warnings")?;
        let entry = Entry::new(row.get::<DeadlineKind>("kind")?.german())
            .on(row.get::<Day>("day")?)
            .day("Geregelt am", row.get("settled_on")?)
            .some(
                "Ausgang",
                row.get::<Option<Settlement>>("settlement")?
                    .map(Settlement::german),
            )
            .some("Erinnerungen", (warnings > 0).then_some(warnings));
        let (id, person, note) = (row.get("id")?, row.get("person_id")?, row.get("note")?);
        Ok((id, person, entry, note))
    })
    .await?;
    let concerns = |person: Option<PersonId>| person.is_none_or(|id| files.is_the_person(id));
    rows.into_iter()
        .filter(|(_, person, ..)| concerns(*person))
        .map(
            |(id, _, entry, note): (RowId, Option<PersonId>, Entry, Option<Sealed<String>>)| {
                Ok(entry.written(
                    "Notiz",
                    opened(permit, note.as_ref(), ("calendar_deadline.note", id))?,
                ))
            },
        )
        .collect()
}

/// When the case manager of the permit's case was told that this person's consent ends.
pub(super) async fn consent_warnings(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    files: &Files,
) -> Result<Vec<Entry>> {
    let rows: Vec<(PersonId, Entry)> = sql!(
        "SELECT person_id, day, warned_on FROM calendar_consent_warning
         WHERE case_id = $1
         ORDER BY day, person_id
         LIMIT 5000"
    )
    .bind(&permit.id())
    .all(tx, |row| {
        let entry = Entry::new(DeadlineKind::ConsentEnd.german())
            .on(row.get::<Day>("day")?)
            .day("Erinnert am", row.get("warned_on")?);
        Ok((row.get("person_id")?, entry))
    })
    .await?;
    let concerns = rows
        .into_iter()
        .filter(|(person, _)| files.is_the_person(*person));
    Ok(concerns.map(|(_, entry)| entry).collect())
}

/// Erases the deadlines of one person, wherever they stand.
pub(super) async fn erase_deadlines_of(tx: &mut Tx, person: PersonId) -> db::failure::Result<()> {
    for statement in [
        sql!(
            "DELETE FROM calendar_warning
             WHERE deadline_id IN (SELECT d.id FROM calendar_deadline d WHERE d.person_id = $1)"
        ),
        sql!("DELETE FROM calendar_deadline WHERE person_id = $1"),
        sql!("DELETE FROM calendar_consent_warning WHERE person_id = $1"),
    ] {
        statement.bind(&person).run(tx).await?;
    }
    Ok(())
}

/// Erases the deadlines of a case.
pub(super) async fn erase_deadlines(tx: &mut Tx, case: CaseId) -> db::failure::Result<()> {
    for statement in [
        sql!(
            "DELETE FROM calendar_warning
             WHERE deadline_id IN (SELECT d.id FROM calendar_deadline d WHERE d.case_id = $1)"
        ),
        sql!("DELETE FROM calendar_deadline WHERE case_id = $1"),
        sql!("DELETE FROM calendar_consent_warning WHERE case_id = $1"),
    ] {
        statement.bind(&case).run(tx).await?;
    }
    Ok(())
}

/// Erases the appointments and follow-ups of a file.
pub(super) async fn erase_dates(tx: &mut Tx, file: &str) -> db::failure::Result<()> {
    for statement in [
        sql!("DELETE FROM calendar_appointment WHERE subject_id = $1"),
        sql!("DELETE FROM calendar_follow_up WHERE subject_id = $1"),
    ] {
        statement.bind_text(file).run(tx).await?;
    }
    Ok(())
}
