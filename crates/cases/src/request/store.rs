//! SQL of requests for an appointment: given without an account, taken up by one, taken back by their code.

use access::failure::Result;
use access::gate::public::PublicFile;
use access::permit::{ListPermit, Permit, PublicPermit};
use access::subject::store as subjects;
use base::ids::{AccountId, ContactId, Ids, MunicipalityId, OrganisationId};
use base::language::Language;
use base::moment::Moment;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Place, Sealed};

use crate::contact::input::NewCard;
use crate::contact::store::card;
use crate::request::model::{Channel, Code, NewRequest, Wished, erase_on, reach_on_card};

pub(crate) const NAME: &str = "cases_request.name";
pub(crate) const REACH: &str = "cases_request.reach";

fn place(column: &'static str, request: ContactId) -> Place {
    Place {
        column,
        row: request.uuid().into_bytes(),
    }
}

/// A municipality in which case managers work today, with the controller for which most of them do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The municipality.
    pub municipality: MunicipalityId,
    /// Its name.
    pub name: String,
    /// The controller.
    pub controller: OrganisationId,
}

/// The municipalities in which somebody would take up a request, in order of name.
///
/// # Errors
/// What the database reports.
pub async fn seats(tx: &mut Tx, permit: &PublicPermit) -> Result<Vec<Seat>> {
    let today = permit.now().day();
    let mut all: Vec<Seat> = sql!(
        "SELECT g.id, g.name, e.scope_id, COUNT(DISTINCT e.account_id) AS n
         FROM organisation_municipality g
         JOIN access_role_assignment m ON m.scope_id = g.id AND m.scope_kind = 'municipality' AND m.role = 'case_manager'
           AND m.valid_from <= $1 AND (m.valid_until > $1 OR m.valid_until IS NULL)
         JOIN access_account a ON a.id = m.account_id AND a.locked_at IS NULL
         JOIN access_role_assignment e ON e.account_id = m.account_id AND e.role = 'case_manager'
           AND e.scope_kind = 'employer' AND e.scope_id IS NOT NULL
           AND e.valid_from <= $1 AND (e.valid_until > $1 OR e.valid_until IS NULL)
         GROUP BY g.id, g.name, e.scope_id
         ORDER BY g.name, g.id, n DESC, e.scope_id
         LIMIT 1000"
    )
    .bind(&today)
    .all(tx, |row| {
        Ok(Seat {
            municipality: row.get("id")?,
            name: row.get("name")?,
            controller: row.get("scope_id")?,
        })
    })
    .await?;
    all.dedup_by_key(|seat| seat.municipality);
    Ok(all)
}

/// Whether the very form has made a request already that still waits or was taken up.
///
/// # Errors
/// What the database reports.
pub async fn is_there(tx: &mut Tx, _permit: &PublicPermit, token: &str) -> Result<bool> {
    let found = sql!("SELECT COUNT(*) AS n FROM cases_request WHERE token = $1")
        .bind_text(token)
        .number(tx)
        .await?;
    Ok(found > 0)
}

/// How many requests wait in a place.
///
/// # Errors
/// What the database reports.
pub async fn number_waiting(tx: &mut Tx, _permit: &PublicPermit, place: MunicipalityId) -> Result<i64> {
    Ok(
        sql!("SELECT COUNT(*) AS n FROM cases_request WHERE municipality_id = $1 AND picked_up_at IS NULL")
            .bind(&place)
            .number(tx)
            .await?,
    )
}

/// Writes a request into its new file.
///
/// # Errors
/// What the database reports; the same form sent twice at once fails the second time.
pub async fn insert(tx: &mut Tx, file: &PublicFile, new: &NewRequest, ids: &Ids) -> Result<()> {
    let name = Sealed::seal(&new.name, file.key(), place(NAME, file.id()), ids);
    let reach = Sealed::seal(&new.reach, file.key(), place(REACH, file.id()), ids);
    sql!(
        "INSERT INTO cases_request
             (id, token, code_hash, asked_at, controller_id, municipality_id, name, reach, channel, wished, language,
              wants_interpreter, erase_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
    )
    .bind(&file.id())
    .bind_text(&new.token)
    .bind(&new.code.hash())
    .bind(&file.now())
    .bind(&new.controller)
    .bind(&new.municipality)
    .bind(&name)
    .bind(&reach)
    .bind(&new.channel)
    .bind(&new.wished)
    .bind(&new.language)
    .bind(&new.wants_interpreter)
    .bind(&erase_on(file.now().day()))
    .run(tx)
    .await?;
    Ok(())
}

/// What a code takes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The file.
    pub id: ContactId,
    /// Who has taken it up, if somebody has.
    pub picked_up_by: Option<AccountId>,
}

/// The request with this code.
///
/// # Errors
/// What the database reports.
pub async fn with_code(tx: &mut Tx, _permit: &PublicPermit, code: &Code) -> Result<Option<Found>> {
    Ok(
        sql!("SELECT id, picked_up_by FROM cases_request WHERE code_hash = $1")
            .bind(&code.hash())
            .first(tx, |row| {
                Ok(Found {
                    id: row.get("id")?,
                    picked_up_by: row.get("picked_up_by")?,
                })
            })
            .await?,
    )
}

/// Erases the request with this code if nobody has taken it up; its key goes with the sweep of keys. Says whether it did.
///
/// # Errors
/// What the database reports.
pub async fn take_back(tx: &mut Tx, id: ContactId, code: &Code) -> Result<bool> {
    let gone = sql!("DELETE FROM cases_request WHERE id = $1 AND code_hash = $2 AND picked_up_at IS NULL")
        .bind(&id)
        .bind(&code.hash())
        .run(tx)
        .await?;
    if gone > 0 {
        subjects::delete(tx, &id.to_string()).await?;
    }
    Ok(gone > 0)
}

/// Closes the card that was made of the request with this code, so that the night erases it; says whose it is, if it was
/// open still.
///
/// # Errors
/// What the database reports.
pub async fn close_card(
    tx: &mut Tx,
    id: ContactId,
    (code, now): (&Code, Moment),
) -> Result<Option<AccountId>> {
    Ok(sql!(
        "UPDATE cases_contact_card
         SET closed_on = $1, erase_on = $1, version = version + 1, changed_at = $2
         WHERE id = $3 AND closed_on IS NULL
           AND EXISTS (SELECT 1 FROM cases_request r WHERE r.id = $3 AND r.code_hash = $4)
         RETURNING (SELECT s.account_id FROM access_subject s WHERE s.id = $3) AS owner"
    )
    .bind(&now.day())
    .bind(&now)
    .bind(&id)
    .bind(&code.hash())
    .first(tx, |row| row.get::<Option<AccountId>>("owner"))
    .await?
    .flatten())
}

/// A request that waits: coded, the name opens with the taking up.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Its file.
    pub id: ContactId,
    /// When it was made.
    pub asked_at: Moment,
    /// The municipality's name.
    pub municipality: String,
    /// How to answer.
    pub channel: Channel,
    /// When it would suit.
    pub wished: Wished,
    /// The language of the talk.
    pub language: Option<Language>,
    /// Whether somebody should interpret.
    pub wants_interpreter: bool,
}

/// The requests that wait where the account of the permit works as case manager, the oldest first, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn waiting(tx: &mut Tx, permit: &ListPermit) -> Result<Vec<Waiting>> {
    Ok(sql!(
        "SELECT q.id, q.asked_at, q.channel, q.wished, q.language, q.wants_interpreter,
             COALESCE(m.name, '') AS municipality
         FROM cases_request q
         JOIN access_subject s ON s.id = q.id
         LEFT JOIN organisation_municipality m ON m.id = q.municipality_id
         WHERE q.picked_up_at IS NULL AND s.account_id IS NULL AND NOT s.is_restricted
           AND q.controller_id IN ($1..$50)
           AND q.municipality_id IN (
               SELECT r.scope_id FROM access_role_assignment r
               WHERE r.account_id = $51 AND r.role = 'case_manager' AND r.scope_kind = 'municipality'
                 AND r.valid_from <= $52 AND (r.valid_until > $52 OR r.valid_until IS NULL))
         ORDER BY q.asked_at, q.id
         LIMIT 50"
    )
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .bind(&permit.now().day())
    .all(tx, |row| {
        Ok(Waiting {
            id: row.get("id")?,
            asked_at: row.get("asked_at")?,
            municipality: row.get("municipality")?,
            channel: row.get("channel")?,
            wished: row.get("wished")?,
            language: row.get("language")?,
            wants_interpreter: row.get("wants_interpreter")?,
        })
    })
    .await?)
}

/// Whether there is a request with the id of the permit at all.
///
/// # Errors
/// What the database reports.
pub async fn is_one(tx: &mut Tx, permit: &Permit<ContactId>) -> Result<bool> {
    let found = sql!("SELECT COUNT(*) AS n FROM cases_request WHERE id = $1")
        .bind(&permit.id())
        .number(tx)
        .await?;
    Ok(found > 0)
}

/// Takes the request of the permit up: a card is made of it under the same key. `None` if it was not waiting any more.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn pick_up(
    tx: &mut Tx,
    permit: &Permit<ContactId>,
    ids: &Ids,
) -> Result<Option<(OrganisationId, MunicipalityId)>> {
    let id = permit.id();
    let Some((new, seat)) = opened(tx, permit).await? else {
        return Ok(None);
    };
    let touched = sql!(
        "UPDATE cases_request SET picked_up_by = $1, picked_up_at = $2, name = NULL, reach = NULL
         WHERE id = $3 AND picked_up_at IS NULL"
    )
    .bind(&permit.account())
    .bind(&permit.now())
    .bind(&id)
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(None);
    }
    card::create(tx, permit, &new, ids).await?;
    Ok(Some(seat))
}

/// The card that a waiting request becomes, and where it belongs.
async fn opened(
    tx: &mut Tx,
    permit: &Permit<ContactId>,
) -> Result<Option<(NewCard, (OrganisationId, MunicipalityId))>> {
    let id = permit.id();
    let row = sql!(
        "SELECT name, reach, channel, wished, language, wants_interpreter, controller_id, municipality_id
         FROM cases_request
         WHERE id = $1 AND picked_up_at IS NULL"
    )
    .bind(&id)
    .first(tx, |row| {
        let (name, reach): (Sealed<String>, Sealed<String>) = (row.get("name")?, row.get("reach")?);
        let how: (Channel, Wished) = (row.get("channel")?, row.get("wished")?);
        let wants_interpreter = row.get("wants_interpreter")?;
        let language = row.get("language")?;
        let seat = (row.get("controller_id")?, row.get("municipality_id")?);
        let opened = permit.key().and_then(|key| {
            let name = name.open(key, place(NAME, id), store_seat!())?;
            let reach = reach.open(key, place(REACH, id), store_seat!())?;
            Ok((name, reach))
        });
        Ok(opened.map(|(name, reach)| {
            let card = NewCard {
                name: name.for_sealing(store_seat!()).clone(),
                reach: reach_on_card(reach.for_sealing(store_seat!()), how, wants_interpreter),
                language,
                appointment: None,
                is_named: false,
            };
            (card, seat)
        }))
    })
    .await?;
    Ok(row.transpose()?)
}
