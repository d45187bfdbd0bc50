//! SQL of hand-overs: given to a place, taken up by one. What stands on the card is sealed with the card's key.

use access::failure::Result;
use access::permit::{House, ListPermit, Permit};
use base::day::Day;
use base::ids::{AccountId, ContactId, MunicipalityId, OrganisationId};
use base::language::Language;
use base::moment::Moment;
use db::sql;
use db::tx::Tx;

use crate::contact::model::erase_on;
use crate::life_area::LifeArea;

/// The controller whose case managers work in a municipality today; the one with most of them, if there are several.
///
/// # Errors
/// What the database reports.
pub async fn controller_of(
    tx: &mut Tx,
    permit: &Permit<House>,
    municipality: MunicipalityId,
) -> Result<Option<OrganisationId>> {
    let today = permit.now().day();
    Ok(sql!(
        "SELECT e.scope_id, COUNT(DISTINCT e.account_id) AS n
         FROM access_role_assignment m
         JOIN access_role_assignment e ON e.account_id = m.account_id
         WHERE m.role = 'case_manager' AND m.scope_kind = 'municipality' AND m.scope_id = $1
           AND m.valid_from <= $2 AND (m.valid_until > $2 OR m.valid_until IS NULL)
           AND e.role = 'case_manager' AND e.scope_kind = 'employer' AND e.scope_id IS NOT NULL
           AND e.valid_from <= $2 AND (e.valid_until > $2 OR e.valid_until IS NULL)
         GROUP BY e.scope_id
         ORDER BY n DESC, e.scope_id
         LIMIT 1"
    )
    .bind(&municipality)
    .bind(&today)
    .first(tx, |row| row.get("scope_id"))
    .await?)
}

/// A hand-over that somebody gives.
#[derive(Clone, Debug)]
pub struct NewHandOver {
    /// Makes a form that was sent twice one hand-over.
    pub token: String,
    /// When the person agreed.
    pub consented_on: Day,
    /// To whom.
    pub controller: OrganisationId,
    /// Where.
    pub municipality: MunicipalityId,
    /// The language.
    pub language: Option<Language>,
    /// What it is about.
    pub topics: Vec<LifeArea>,
}

/// Whether the account has given a hand-over from this very form already.
///
/// # Errors
/// What the database reports.
pub async fn is_there(tx: &mut Tx, permit: &Permit<House>, token: &str) -> Result<bool> {
    let found = sql!("SELECT COUNT(*) AS n FROM cases_hand_over WHERE given_by = $1 AND token = $2")
        .bind(&permit.account())
        .bind_text(token)
        .number(tx)
        .await?;
    Ok(found > 0)
}

/// Gives the card of the permit to a place.
///
/// # Errors
/// What the database reports.
pub async fn insert(tx: &mut Tx, permit: &Permit<ContactId>, new: &NewHandOver) -> Result<()> {
    sql!(
        "INSERT INTO cases_hand_over
             (id, token, given_by, given_at, consented_on, controller_id, municipality_id, language)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .bind(&permit.id())
    .bind_text(&new.token)
    .bind(&permit.account())
    .bind(&permit.now())
    .bind(&new.consented_on)
    .bind(&new.controller)
    .bind(&new.municipality)
    .bind(&new.language)
    .run(tx)
    .await?;
    for topic in &new.topics {
        sql!("INSERT INTO cases_hand_over_topic (hand_over_id, topic) VALUES ($1, $2)")
            .bind(&permit.id())
            .bind(topic)
            .run(tx)
            .await?;
    }
    Ok(())
}

/// One's own hand-over: its state, nothing of the person.
#[derive(Clone, Debug)]
pub struct Given {
    /// When it was given.
    pub given_at: Moment,
    /// The municipality's name, if it is known.
    pub municipality: String,
    /// When somebody took it up.
    pub picked_up_at: Option<Moment>,
}

/// The hand-overs that the account of the permit gave, the newest first, at most a hundred.
///
/// # Errors
/// What the database reports.
pub async fn given(tx: &mut Tx, permit: &Permit<House>) -> Result<Vec<Given>> {
    Ok(sql!(
        "SELECT h.given_at, h.picked_up_at, COALESCE(m.name, '') AS municipality
         FROM cases_hand_over h LEFT JOIN organisation_municipality m ON m.id = h.municipality_id
         WHERE h.given_by = $1
         ORDER BY h.given_at DESC, h.id DESC
         LIMIT 100"
    )
    .bind(&permit.account())
    .all(tx, |row| {
        Ok(Given {
            given_at: row.get("given_at")?,
            municipality: row.get("municipality")?,
            picked_up_at: row.get("picked_up_at")?,
        })
    })
    .await?)
}

/// A hand-over that waits: coded, the name opens with the taking up.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The card.
    pub id: ContactId,
    /// When it was given.
    pub given_at: Moment,
    /// Who gave it.
    pub given_by: String,
    /// The language.
    pub language: Option<Language>,
    /// What it is about, as codes between commas.
    pub topics: String,
}

/// The hand-overs that wait where the account of the permit works as case manager, the oldest first, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn waiting(tx: &mut Tx, permit: &ListPermit) -> Result<Vec<Waiting>> {
    Ok(sql!(
        "SELECT h.id, h.given_at, h.language, a.display_name,
             (SELECT string_agg(t.topic, ',') FROM cases_hand_over_topic t WHERE t.hand_over_id = h.id) AS topics
         FROM cases_hand_over h
         JOIN access_subject s ON s.id = h.id
         JOIN access_account a ON a.id = h.given_by
         WHERE h.picked_up_at IS NULL AND s.account_id IS NULL AND NOT s.is_restricted
           AND h.controller_id IN ($1..$50)
           AND h.municipality_id IN (
               SELECT r.scope_id FROM access_role_assignment r
               WHERE r.account_id = $51 AND r.role = 'case_manager' AND r.scope_kind = 'municipality'
                 AND r.valid_from <= $52 AND (r.valid_until > $52 OR r.valid_until IS NULL))
         ORDER BY h.given_at, h.id
         LIMIT 50"
    )
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .bind(&permit.now().day())
    .all(tx, |row| {
        Ok(Waiting {
            id: row.get("id")?,
            given_at: row.get("given_at")?,
            given_by: row.get("display_name")?,
            language: row.get("language")?,
            topics: row.get::<Option<String>>("topics")?.unwrap_or_default(),
        })
    })
    .await?)
}

/// What is picked up: who gave it, and the seat that whoever takes it up gets.
#[derive(Clone, Copy, Debug)]
pub struct PickedUp {
    /// Who gave it.
    pub given_by: AccountId,
    /// Its controller.
    pub controller: OrganisationId,
    /// Where it belongs.
    pub municipality: MunicipalityId,
}

/// Notes that the account of the permit takes the hand-over up; `None` if it was not waiting any more.
///
/// # Errors
/// What the database reports.
pub async fn pick_up(tx: &mut Tx, permit: &Permit<ContactId>) -> Result<Option<PickedUp>> {
    let picked_up = sql!(
        "UPDATE cases_hand_over SET picked_up_by = $1, picked_up_at = $2
         WHERE id = $3 AND picked_up_at IS NULL
         RETURNING given_by, controller_id, municipality_id"
    )
    .bind(&permit.account())
    .bind(&permit.now())
    .bind(&permit.id())
    .first(tx, |row| {
        Ok(PickedUp {
            given_by: row.get("given_by")?,
            controller: row.get("controller_id")?,
            municipality: row.get("municipality_id")?,
        })
    })
    .await?;
    if picked_up.is_some() {
        sql!("UPDATE cases_contact_card SET erase_on = $1, changed_at = $2, changed_by = $3 WHERE id = $4")
            .bind(&erase_on(permit.now().day(), false))
            .bind(&permit.now())
            .bind(&permit.account())
            .bind(&permit.id())
            .run(tx)
            .await?;
    }
    Ok(picked_up)
}

/// Whether there is a hand-over with the id of the permit at all.
///
/// # Errors
/// What the database reports.
pub async fn is_one(tx: &mut Tx, permit: &Permit<ContactId>) -> Result<bool> {
    let found = sql!("SELECT COUNT(*) AS n FROM cases_hand_over WHERE id = $1")
        .bind(&permit.id())
        .number(tx)
        .await?;
    Ok(found > 0)
}
