//! SQL of what is told of cases and contacts to the person they are about, and of their erasure.

use access::failure::Result;
use access::permit::Permit;
use access::person_data::told::Entry;
use access::person_data::{Files, Related};
use access::subject::Keyed;
use base::day::Day;
use base::ids::{CaseId, ContactId, EmergencyId, PersonId};
use base::language::Language;
use base::moment::Moment;
use db::row::Row;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::Sealed;
use vault::subject::KeySubject;

use crate::contact::model::{ContactKind, ContactResult, Interpreter, MinutesClass, Mode};
use crate::contact::store::place;
use crate::life_area::LifeArea;
use crate::participant::model::Part;
use crate::request::model::{Channel, Wished};

/// The code of a case, if it is there.
pub(super) async fn code(tx: &mut Tx, case: CaseId) -> Result<Option<String>> {
    Ok(sql!("SELECT code FROM cases_case WHERE id = $1")
        .bind(&case)
        .first(tx, |row| row.get("code"))
        .await?)
}

pub(super) async fn number_of_notes(tx: &mut Tx, case: CaseId) -> Result<i64> {
    Ok(sql!("SELECT COUNT(*) AS n FROM cases_note WHERE case_id = $1")
        .bind(&case)
        .number(tx)
        .await?)
}

pub(super) async fn number_of_flags(tx: &mut Tx, case: CaseId) -> Result<i64> {
    Ok(sql!("SELECT COUNT(*) AS n FROM cases_flag WHERE case_id = $1")
        .bind(&case)
        .number(tx)
        .await?)
}

/// Who takes part: the person with days, the others with nothing but what they are to the lead person.
pub(super) async fn parts(tx: &mut Tx, case: CaseId, files: &Files) -> Result<Vec<Entry>> {
    let rows: Vec<(PersonId, Part, Day, Option<Day>)> = sql!(
        "SELECT person_id, part, joined_on, left_on FROM cases_participant
         WHERE case_id = $1
         ORDER BY joined_on, person_id
         LIMIT 100"
    )
    .bind(&case)
    .all(tx, |row| {
        Ok((
            row.get("person_id")?,
            row.get("part")?,
            row.get("joined_on")?,
            row.get("left_on")?,
        ))
    })
    .await?;
    let told = |(person, part, joined, left): (PersonId, Part, Day, Option<Day>)| {
        if files.is_the_person(person) {
            Entry::new("Sie sind beteiligt")
                .on(joined)
                .fact("Als", part.german())
                .day("Bis", left)
        } else {
            Entry::new("Eine weitere Person ist beteiligt").fact("Als", part.german())
        }
    };
    Ok(rows.into_iter().map(told).collect())
}

/// Cases that the person has left: that it was so, nothing of what happened there.
pub(super) async fn former_cases(tx: &mut Tx, person: PersonId) -> Result<Vec<Entry>> {
    Ok(sql!(
        "SELECT p.part, p.joined_on, p.left_on FROM cases_participant p
         WHERE p.person_id = $1
           AND NOT EXISTS (SELECT 1 FROM access_participant a WHERE a.case_id = p.case_id AND a.person_id = p.person_id)
         ORDER BY p.joined_on
         LIMIT 500"
    )
    .bind(&person)
    .all(tx, |row| {
        Ok(Entry::new("Beteiligt")
            .on(row.get::<Day>("joined_on")?)
            .fact("Als", row.get::<Part>("part")?.german())
            .day("Bis", row.get("left_on")?))
    })
    .await?)
}

struct Contact {
    id: ContactId,
    entry: Entry,
    note: Option<Sealed<String>>,
}

fn contact(row: &Row<'_>) -> db::failure::Result<Contact> {
    let topics: Option<String> = row.get("topics")?;
    let topics = topics.unwrap_or_default();
    let areas: Vec<&str> = topics
        .split(',')
        .filter_map(|code| code.parse().ok())
        .map(LifeArea::german)
        .collect();
    let entry = Entry::new(row.get::<ContactKind>("kind")?.german())
        .on(row.get::<Day>("happened_on")?)
        .fact("Weg", row.get::<Mode>("mode")?.german())
        .fact("Themen", areas.join(", "))
        .some(
            "Sprache",
            row.get::<Option<Language>>("language")?
                .map(Language::german_name),
        )
        .fact("Sprachmittlung", row.get::<Interpreter>("interpreter")?.german())
        .fact("Dauer", row.get::<MinutesClass>("minutes")?.german())
        .fact("Ergebnis", row.get::<ContactResult>("result")?.german())
        .fact("Aufgeschrieben von", row.get::<String>("display_name")?);
    Ok(Contact {
        id: row.get("id")?,
        entry,
        note: row.get("note")?,
    })
}

fn opened<S: Keyed>(permit: &Permit<S>, rows: Vec<Contact>) -> Result<Vec<Entry>> {
    let told = |row: Contact| {
        let Some(note) = row.note else {
            return Ok(row.entry);
        };
        let open = note.open(permit.key()?, place(row.id), store_seat!())?;
        Ok(row.entry.some_written("Notiz", permit.reveal(&open)))
    };
    rows.into_iter().map(told).collect()
}

/// The contacts of the case of the permit, in order of time.
pub(super) async fn contacts_of_case(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Entry>> {
    let rows = sql!(
        "SELECT c.id, c.happened_on, c.mode, c.kind, c.language, c.interpreter, c.minutes, c.result, c.note, a.display_name,
             (SELECT string_agg(t.topic, ',') FROM cases_contact_topic t WHERE t.contact_id = c.id) AS topics
         FROM cases_contact c JOIN access_account a ON a.id = c.account_id
         WHERE c.case_id = $1
         ORDER BY c.happened_on, c.id
         LIMIT 20000"
    )
    .bind(&permit.id())
    .all(tx, contact)
    .await?;
    opened(permit, rows)
}

/// The contacts of the person of the permit outside a case, in order of time.
pub(super) async fn contacts_of_person(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Vec<Entry>> {
    let rows = sql!(
        "SELECT c.id, c.happened_on, c.mode, c.kind, c.language, c.interpreter, c.minutes, c.result, c.note, a.display_name,
             (SELECT string_agg(t.topic, ',') FROM cases_contact_topic t WHERE t.contact_id = c.id) AS topics
         FROM cases_contact c JOIN access_account a ON a.id = c.account_id
         WHERE c.person_id = $1 AND c.case_id IS NULL
         ORDER BY c.happened_on, c.id
         LIMIT 20000"
    )
    .bind(&permit.id())
    .all(tx, contact)
    .await?;
    opened(permit, rows)
}

/// The contacts of the card of the permit, in order of time.
pub(super) async fn contacts_of_file(tx: &mut Tx, permit: &Permit<ContactId>) -> Result<Vec<Entry>> {
    let rows = sql!(
        "SELECT c.id, c.happened_on, c.mode, c.kind, c.language, c.interpreter, c.minutes, c.result, c.note, a.display_name,
             (SELECT string_agg(t.topic, ',') FROM cases_contact_topic t WHERE t.contact_id = c.id) AS topics
         FROM cases_contact c JOIN access_account a ON a.id = c.account_id
         WHERE c.file_id = $1
         ORDER BY c.happened_on, c.id
         LIMIT 20000"
    )
    .bind(&permit.id())
    .all(tx, contact)
    .await?;
    opened(permit, rows)
}

/// How a card was handed over, if it was.
pub(super) async fn hand_over(tx: &mut Tx, card: ContactId) -> Result<Option<Entry>> {
    Ok(sql!(
        "SELECT h.given_at, h.consented_on, h.picked_up_at,
             (SELECT string_agg(t.topic, ',') FROM cases_hand_over_topic t WHERE t.hand_over_id = h.id) AS topics
         FROM cases_hand_over h
         WHERE h.id = $1"
    )
    .bind(&card)
    .first(tx, |row| {
        let topics: Option<String> = row.get("topics")?;
        let topics = topics.unwrap_or_default();
        let areas: Vec<&str> = topics
            .split(',')
            .filter_map(|code| code.parse().ok())
            .map(LifeArea::german)
            .collect();
        Ok(Entry::new("Übergabe durch einen Regeldienst")
            .on(row.get::<Moment>("given_at")?.day())
            .day("Ihr Einverständnis", row.get("consented_on")?)
            .fact("Themen", areas.join(", "))
            .day("Aufgenommen", row.get::<Option<Moment>>("picked_up_at")?.map(Moment::day)))
    })
    .await?)
}

/// How a card was asked for on the public guide, if it was.
pub(super) async fn request(tx: &mut Tx, card: ContactId) -> Result<Option<Entry>> {
    Ok(sql!(
        "SELECT asked_at, channel, wished, language, wants_interpreter, picked_up_at
         FROM cases_request
         WHERE id = $1"
    )
    .bind(&card)
    .first(tx, |row| {
        let (channel, wished): (Channel, Wished) = (row.get("channel")?, row.get("wished")?);
        let language: Option<Language> = row.get("language")?;
        let interpreter = row.get::<bool>("wants_interpreter")?.then_some("gewünscht");
        Ok(Entry::new("Terminwunsch im Wegweiser")
            .on(row.get::<Moment>("asked_at")?.day())
            .fact("Antwort per", channel.german())
            .fact("Zeit", wished.german())
            .some("Sprache", language.map(Language::german_name))
            .some("Sprachmittlung", interpreter)
            .day(
                "Aufgenommen",
                row.get::<Option<Moment>>("picked_up_at")?.map(Moment::day),
            ))
    })
    .await?)
}

/// Contact cards that became the person, and cases that the person leads alone.
pub(super) async fn related(tx: &mut Tx, person: PersonId) -> db::failure::Result<Vec<Related>> {
    let mut all = sql!("SELECT id FROM cases_contact_card WHERE person_id = $1 ORDER BY id LIMIT 50")
        .bind(&person)
        .all(tx, |row| {
            Ok(Related {
                subject: KeySubject::Contact(row.get::<ContactId>("id")?),
                goes_along: true,
            })
        })
        .await?;
    let led = sql!(
        "SELECT c.id,
             (SELECT COUNT(*) FROM access_participant o WHERE o.case_id = c.id AND o.person_id <> $1) AS others
         FROM cases_case c
         WHERE c.lead_person_id = $1
         ORDER BY c.id
         LIMIT 500"
    )
    .bind(&person)
    .all(tx, |row| {
        Ok(Related {
            subject: KeySubject::Case(row.get::<CaseId>("id")?),
            goes_along: row.get::<i64>("others")? == 0,
        })
    })
    .await?;
    all.extend(led);
    Ok(all)
}

/// Takes a person out of contacts and cases; a case that the person led goes on with the next adult in it.
pub(super) async fn erase_person(tx: &mut Tx, person: PersonId) -> db::failure::Result<()> {
    let handed_on: Vec<CaseId> = sql!(
        "UPDATE cases_case
         SET version = version + 1, lead_person_id = (
             SELECT a.person_id FROM access_participant a
             LEFT JOIN cases_participant p ON p.case_id = a.case_id AND p.person_id = a.person_id
             WHERE a.case_id = cases_case.id AND a.person_id <> $1
             ORDER BY CASE p.part WHEN 'partner' THEN 0 WHEN 'parent' THEN 1 WHEN 'other' THEN 2 ELSE 3 END,
                 p.joined_on, a.person_id
             LIMIT 1)
         WHERE lead_person_id = $1
           AND EXISTS (SELECT 1 FROM access_participant o WHERE o.case_id = cases_case.id AND o.person_id <> $1)
         RETURNING id"
    )
    .bind(&person)
    .all(tx, |row| row.get("id"))
    .await?;
    for case in handed_on {
        sql!(
            "DELETE FROM cases_participant
             WHERE case_id = $1 AND person_id = (SELECT c.lead_person_id FROM cases_case c WHERE c.id = $1)"
        )
        .bind(&case)
        .run(tx)
        .await?;
    }
    for statement in [
        sql!("DELETE FROM cases_participant WHERE person_id = $1"),
        // The note of a contact in a case is the case's; of one outside, the person's.
        sql!(
            "UPDATE cases_contact
             SET person_id = NULL, note = CASE WHEN case_id IS NULL AND file_id IS NULL THEN NULL ELSE note END
             WHERE person_id = $1"
        ),
    ] {
        statement.bind(&person).run(tx).await?;
    }
    Ok(())
}

/// Erases a case; its contacts go on counting without note and without case.
pub(super) async fn erase_case(tx: &mut Tx, case: CaseId) -> db::failure::Result<()> {
    for statement in [
        sql!("UPDATE cases_contact SET note = NULL, case_id = NULL WHERE case_id = $1"),
        sql!("DELETE FROM cases_flag WHERE case_id = $1"),
        sql!("DELETE FROM cases_note WHERE case_id = $1"),
        sql!("DELETE FROM cases_closing WHERE case_id = $1"),
        sql!("DELETE FROM cases_meeting WHERE case_id = $1"),
        sql!("DELETE FROM cases_participant WHERE case_id = $1"),
        sql!("DELETE FROM cases_state WHERE case_id = $1"),
        sql!("DELETE FROM cases_case WHERE id = $1"),
    ] {
        statement.bind(&case).run(tx).await?;
    }
    Ok(())
}

/// Erases an emergency note.
pub(super) async fn erase_emergency(tx: &mut Tx, note: EmergencyId) -> db::failure::Result<()> {
    sql!("DELETE FROM cases_emergency WHERE id = $1")
        .bind(&note)
        .run(tx)
        .await
        .map(drop)
}
