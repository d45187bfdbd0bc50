//! SQL of contact cards: name and way sealed with the card's own key, everything else coded.

use access::failure::Result;
use access::permit::{ListPermit, Permit};
use base::day::Day;
use base::ids::{ContactId, Ids, PersonId};
use base::language::Language;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Place, Sealed, SubjectKey};

use crate::contact::input::NewCard;
use crate::contact::model::erase_on;
use crate::indication::{Answers, Outcome};

pub(crate) const NAME: &str = "cases_contact_card.name";
pub(crate) const REACH: &str = "cases_contact_card.reach";

fn place(column: &'static str, card: ContactId) -> Place {
    Place {
        column,
        row: card.uuid().into_bytes(),
    }
}

/// A card, opened for a permit.
#[derive(Debug)]
pub struct Card {
    /// Name or working title.
    pub name: Open<String>,
    /// One way to reach the person.
    pub reach: Open<String>,
    /// The language.
    pub language: Option<Language>,
    /// Day of the next appointment.
    pub appointment_on: Option<Day>,
    /// Its hour, such as `09:30`.
    pub appointment_at: Option<String>,
    /// What the indication check said.
    pub indication: Option<(Outcome, Answers)>,
    /// When it is erased.
    pub erase_on: Day,
    /// When it was closed.
    pub closed_on: Option<Day>,
    /// The person that was made from it.
    pub person: Option<PersonId>,
    /// For the second writer.
    pub version: i64,
    /// Who changed it last.
    pub changed_by: String,
    /// When that was.
    pub changed_at: base::moment::Moment,
}

/// Adds the card of the permit.
///
/// # Errors
/// What the database or the key store reports.
pub async fn create(tx: &mut Tx, permit: &Permit<ContactId>, new: &NewCard, ids: &Ids) -> Result<()> {
    let (name, reach) = sealed(permit.id(), new, permit.key()?, ids);
    let (day, hour) = new.appointment.clone().unzip();
    sql!(
        "INSERT INTO cases_contact_card
             (id, name, reach, language, appointment_on, appointment_at, erase_on, created_at, changed_at, changed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)"
    )
    .bind(&permit.id())
    .bind(&name)
    .bind(&reach)
    .bind(&new.language)
    .bind(&day)
    .bind(&hour.flatten())
    .bind(&erase_on(permit.now().day(), new.is_named))
    .bind(&permit.now())
    .bind(&permit.account())
    .run(tx)
    .await?;
    Ok(())
}

pub(super) fn sealed(
    card: ContactId,
    new: &NewCard,
    key: &SubjectKey,
    ids: &Ids,
) -> (Sealed<String>, Sealed<String>) {
    (
        Sealed::seal(&new.name, key, place(NAME, card), ids),
        Sealed::seal(&new.reach, key, place(REACH, card), ids),
    )
}

/// The card of the permit; `None` if the file is only a note.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn read(tx: &mut Tx, permit: &Permit<ContactId>) -> Result<Option<Card>> {
    let id = permit.id();
    let row = sql!(
        "SELECT k.name, k.reach, k.language, k.appointment_on, k.appointment_at, k.indication, k.indication_answers,
             k.erase_on, k.closed_on, k.person_id, k.version, k.changed_at, a.display_name
         FROM cases_contact_card k JOIN access_account a ON a.id = k.changed_by
         WHERE k.id = $1"
    )
    .bind(&id)
    .first(tx, |row| {
        let (name, reach): (Sealed<String>, Sealed<String>) = (row.get("name")?, row.get("reach")?);
        let opened = permit.key().and_then(|key| {
            let seat = store_seat!();
            Ok((name.open(key, place(NAME, id), seat)?, reach.open(key, place(REACH, id), seat)?))
        });
        let outcome: Option<Outcome> = row.get("indication")?;
        let answers: Option<String> = row.get("indication_answers")?;
        let answers = answers.and_then(|code| Answers::of_code(&code));
        let (language, appointment_on, appointment_at) =
            (row.get("language")?, row.get("appointment_on")?, row.get("appointment_at")?);
        let (erase_on, closed_on, person) = (row.get("erase_on")?, row.get("closed_on")?, row.get("person_id")?);
        let (version, changed_by, changed_at) =
            (row.get("version")?, row.get("display_name")?, row.get("changed_at")?);
        Ok(opened.map(|(name, reach)| Card {
            name,
            reach,
            language,
            appointment_on,
            appointment_at,
            indication: outcome.zip(answers),
            erase_on,
            closed_on,
            person,
            version,
            changed_by,
            changed_at,
        }))
    })
    .await?;
    Ok(row.transpose()?)
}

/// Changes the card of the permit if it is open and still has this version; says whether it had.
///
/// # Errors
/// What the database or the key store reports.
pub async fn update(
    tx: &mut Tx,
    permit: &Permit<ContactId>,
    version: i64,
    new: &NewCard,
    ids: &Ids,
) -> Result<bool> {
    let (name, reach) = sealed(permit.id(), new, permit.key()?, ids);
    let (day, hour) = new.appointment.clone().unzip();
    let touched = sql!(
        "UPDATE cases_contact_card
         SET name = $1, reach = $2, language = $3, appointment_on = $4, appointment_at = $5,
             version = version + 1, changed_at = $6, changed_by = $7
         WHERE id = $8 AND version = $9 AND closed_on IS NULL"
    )
    .bind(&name)
    .bind(&reach)
    .bind(&new.language)
    .bind(&day)
    .bind(&hour.flatten())
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&permit.id())
    .bind(&version)
    .run(tx)
    .await?;
    Ok(touched > 0)
}

/// Keeps what the indication check said of the card of the permit.
///
/// # Errors
/// What the database reports.
pub async fn keep_indication(
    tx: &mut Tx,
    permit: &Permit<ContactId>,
    (outcome, answers): (Outcome, Answers),
) -> Result<bool> {
    let touched = sql!(
        "UPDATE cases_contact_card
         SET indication = $1, indication_answers = $2, version = version + 1, changed_at = $3, changed_by = $4
         WHERE id = $5 AND closed_on IS NULL"
    )
    .bind(&outcome)
    .bind_text(&answers.code())
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&permit.id())
    .run(tx)
    .await?;
    Ok(touched > 0)
}

/// Closes the card of the permit; the night erases it. Says whether it was open.
///
/// # Errors
/// What the database reports.
pub async fn close(tx: &mut Tx, permit: &Permit<ContactId>, person: Option<PersonId>) -> Result<bool> {
    let touched = sql!(
        "UPDATE cases_contact_card
         SET closed_on = $1, erase_on = $1, person_id = $2, version = version + 1, changed_at = $3, changed_by = $4
         WHERE id = $5 AND closed_on IS NULL"
    )
    .bind(&permit.now().day())
    .bind(&person)
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&permit.id())
    .run(tx)
    .await?;
    Ok(touched > 0)
}

/// The open cards that a list permit holds, those with an appointment first, at most twenty.
///
/// # Errors
/// What the database reports.
pub async fn open_cards(tx: &mut Tx, permit: &ListPermit) -> Result<Vec<ContactId>> {
    Ok(sql!(
        "SELECT k.id
         FROM access_subject s JOIN cases_contact_card k ON k.id = s.id
         WHERE s.kind = 'contact' AND s.account_id IN ($1..$50)
           AND (s.account_id = $101 OR (NOT s.is_restricted AND s.controller_id IN ($51..$100)))
           AND k.closed_on IS NULL
         ORDER BY COALESCE(k.appointment_on, '9999'), k.created_at DESC
         LIMIT 20"
    )
    .bind_50(permit.owners())
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .all(tx, |row| row.get("id"))
    .await?)
}

/// The open cards with an appointment until a day that a list permit holds, the earliest first, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn appointments(
    tx: &mut Tx,
    permit: &ListPermit,
    until: Day,
) -> Result<Vec<(ContactId, Day, Option<String>)>> {
    Ok(sql!(
        "SELECT k.id, k.appointment_on, k.appointment_at
         FROM access_subject s JOIN cases_contact_card k ON k.id = s.id
         WHERE s.kind = 'contact' AND s.account_id IN ($1..$50)
           AND (s.account_id = $101 OR (NOT s.is_restricted AND s.controller_id IN ($51..$100)))
           AND k.closed_on IS NULL AND k.appointment_on <= $102
         ORDER BY k.appointment_on, k.id
         LIMIT 50"
    )
    .bind_50(permit.owners())
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .bind(&until)
    .all(tx, |row| {
        Ok((
            row.get("id")?,
            row.get("appointment_on")?,
            row.get("appointment_at")?,
        ))
    })
    .await?)
}
