//! SQL of what hangs on offers: topics, languages, areas, texts, documents, phones, contacts, places with hours. Each kind
//! is read by one statement for many offers.

use std::collections::HashMap;
use std::hash::Hash;

use base::ids::{MunicipalityId, OfferId, RowId};
use base::language::Language;
use db::failure::{Failure, Result};
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::contact::model::Contact;
use crate::offer::hours::{Closure, Hours};
use crate::offer::model::{AtPlace, Offer, OfferText, ResidenceStatus};
use crate::place::model::{Phone, Place};
use crate::place::store::place_of_row;
use crate::topic::Topic;

/// What hangs on some offers, by offer.
#[derive(Debug)]
pub(super) struct Children {
    topics: Grouped<OfferId, Topic>,
    languages: Grouped<OfferId, Language>,
    areas: Grouped<OfferId, MunicipalityId>,
    statuses: Grouped<OfferId, ResidenceStatus>,
    texts: Grouped<OfferId, (Language, OfferText)>,
    documents: Grouped<OfferId, String>,
    phones: Grouped<OfferId, Phone>,
    contacts: Grouped<OfferId, Contact>,
    places: Grouped<OfferId, AtPlace>,
}

impl Children {
    /// Of at most fifty offers.
    pub(super) async fn load(tx: &mut Tx, ids: &[OfferId]) -> Result<Self> {
        Ok(Self {
            topics: topics(tx, ids).await?,
            languages: languages(tx, ids).await?,
            areas: areas(tx, ids).await?,
            statuses: statuses(tx, ids).await?,
            texts: texts(tx, ids).await?,
            documents: documents(tx, ids).await?,
            phones: phones(tx, ids).await?,
            contacts: contacts(tx, ids).await?,
            places: places(tx, ids).await?,
        })
    }

    /// Hangs on an offer what belongs to it.
    pub(super) fn give_to(&mut self, offer: &mut Offer) {
        let id = &offer.id;
        offer.topics = self.topics.take(id).into_iter().collect();
        offer.languages = self.languages.take(id).into_iter().collect();
        offer.eligibility.areas = self.areas.take(id).into_iter().collect();
        offer.eligibility.statuses = self.statuses.take(id).into_iter().collect();
        offer.texts = self.texts.take(id).into_iter().collect();
        offer.documents = self.documents.take(id);
        offer.phones = self.phones.take(id);
        offer.contacts = self.contacts.take(id);
        offer.places = self.places.take(id);
    }
}

/// Rows by what they belong to, in the order in which they were read.
#[derive(Debug)]
pub(crate) struct Grouped<K, T>(HashMap<K, Vec<T>>);

impl<K: Eq + Hash, T> Grouped<K, T> {
    pub(crate) fn new(rows: Vec<(K, T)>) -> Self {
        let mut groups: HashMap<K, Vec<T>> = HashMap::new();
        for (key, row) in rows {
            groups.entry(key).or_default().push(row);
        }
        Self(groups)
    }

    /// The rows that belong to this, taken out.
    pub(crate) fn take(&mut self, key: &K) -> Vec<T> {
        self.0.remove(key).unwrap_or_default()
    }
}

async fn topics(tx: &mut Tx, ids: &[OfferId]) -> Result<Grouped<OfferId, Topic>> {
    let statement =
        sql!("SELECT offer_id, topic FROM directory_offer_topic WHERE offer_id IN ($1..$50)").bind_50(ids);
    let rows = statement.all(tx, |row| Ok((row.get("offer_id")?, row.get("topic")?)));
    rows.await.map(Grouped::new)
}

async fn languages(tx: &mut Tx, ids: &[OfferId]) -> Result<Grouped<OfferId, Language>> {
    let statement =
        sql!("SELECT offer_id, language FROM directory_offer_language WHERE offer_id IN ($1..$50)")
            .bind_50(ids);
    let rows = statement.all(tx, |row| Ok((row.get("offer_id")?, row.get("language")?)));
    rows.await.map(Grouped::new)
}

async fn areas(tx: &mut Tx, ids: &[OfferId]) -> Result<Grouped<OfferId, MunicipalityId>> {
    let statement =
        sql!("SELECT offer_id, municipality_id FROM directory_offer_area WHERE offer_id IN ($1..$50)")
            .bind_50(ids);
    let rows = statement.all(tx, |row| Ok((row.get("offer_id")?, row.get("municipality_id")?)));
    rows.await.map(Grouped::new)
}

async fn statuses(tx: &mut Tx, ids: &[OfferId]) -> Result<Grouped<OfferId, ResidenceStatus>> {
    let statement =
        sql!("SELECT offer_id, residence_status FROM directory_offer_status WHERE offer_id IN ($1..$50)")
            .bind_50(ids);
    let rows = statement.all(tx, |row| Ok((row.get("offer_id")?, row.get("residence_status")?)));
    rows.await.map(Grouped::new)
}

async fn texts(tx: &mut Tx, ids: &[OfferId]) -> Result<Grouped<OfferId, (Language, OfferText)>> {
    let statement = sql!(
        "SELECT offer_id, language, name, description FROM directory_offer_text WHERE offer_id IN ($1..$50)"
    )
    .bind_50(ids);
    let rows = statement.all(tx, |row| {
        let text = OfferText {
            name: row.get("name")?,
            description: row.get("description")?,
        };
        Ok((row.get("offer_id")?, (row.get("language")?, text)))
    });
    rows.await.map(Grouped::new)
}

async fn documents(tx: &mut Tx, ids: &[OfferId]) -> Result<Grouped<OfferId, String>> {
    let statement = sql!(
        "SELECT offer_id, document FROM directory_offer_document
             WHERE offer_id IN ($1..$50)
             ORDER BY offer_id, position"
    )
    .bind_50(ids);
    let rows = statement.all(tx, |row| Ok((row.get("offer_id")?, row.get("document")?)));
    rows.await.map(Grouped::new)
}

async fn phones(tx: &mut Tx, ids: &[OfferId]) -> Result<Grouped<OfferId, Phone>> {
    let statement = sql!(
        "SELECT offer_id AS owner, id, number, note FROM directory_phone
             WHERE offer_id IN ($1..$50)
             ORDER BY offer_id, position"
    )
    .bind_50(ids);
    let rows = statement.all(tx, |row| Ok((row.get("owner")?, phone_of_row(row)?)));
    rows.await.map(Grouped::new)
}

pub(crate) fn phone_of_row(row: &Row<'_>) -> Result<Phone> {
    Ok(Phone {
        id: row.get("id")?,
        number: row.get("number")?,
        note: row.get("note")?,
    })
}

async fn contacts(tx: &mut Tx, ids: &[OfferId]) -> Result<Grouped<OfferId, Contact>> {
    let statement = sql!(
        "SELECT offer_id, id, name, function_title, email, phone, valid_until FROM directory_contact
             WHERE offer_id IN ($1..$50)
             ORDER BY offer_id, name"
    )
    .bind_50(ids);
    let rows = statement.all(tx, |row| Ok((row.get("offer_id")?, contact_of_row(row)?)));
    rows.await.map(Grouped::new)
}

pub(crate) fn contact_of_row(row: &Row<'_>) -> Result<Contact> {
    Ok(Contact {
        id: row.get("id")?,
        name: row.get("name")?,
        function: row.get("function_title")?,
        email: row.get("email")?,
        phone: row.get("phone")?,
        valid_until: row.get("valid_until")?,
    })
}

async fn places(tx: &mut Tx, ids: &[OfferId]) -> Result<Grouped<OfferId, AtPlace>> {
    let mut hours = hours(tx, ids).await?;
    let mut closures = closures(tx, ids).await?;
    let mut phones = place_phones(tx, ids).await?;
    let mut rows = bare_places(tx, ids).await?;
    for (_, at_place) in &mut rows {
        at_place.hours = hours.take(&at_place.id);
        at_place.closures = closures.take(&at_place.id);
        at_place.place.phones = phones.take(&at_place.id);
    }
    Ok(Grouped::new(rows))
}

async fn bare_places(tx: &mut Tx, ids: &[OfferId]) -> Result<Vec<(OfferId, AtPlace)>> {
    let statement = sql!(
            "SELECT a.offer_id, a.id AS at_place_id, a.note AS at_place_note, p.id, p.organisation_id, p.name, p.kind,
                    p.street, p.postcode, p.town, p.municipality_id, p.latitude, p.longitude, p.transport, p.step_free,
                    p.accessibility, p.url, p.modified_at, p.version
             FROM directory_offer_at_place a
             JOIN directory_place p ON p.id = a.place_id
             WHERE a.offer_id IN ($1..$50)
             ORDER BY a.offer_id, p.name, a.id"
        )
        .bind_50(ids);
    let at_place = |row: &Row<'_>| {
        let place: Place = place_of_row(row)?;
        let at_place = AtPlace {
            id: row.get("at_place_id")?,
            place,
            note: row.get("at_place_note")?,
            hours: Vec::new(),
            closures: Vec::new(),
        };
        Ok((row.get("offer_id")?, at_place))
    };
    statement.all(tx, at_place).await
}

async fn hours(tx: &mut Tx, ids: &[OfferId]) -> Result<Grouped<RowId, Hours>> {
    let statement = sql!(
        "SELECT h.offer_at_place_id, h.id, h.weekday, h.opens, h.closes, h.every_weeks, h.by_appointment,
                    h.valid_from, h.valid_to, h.note
             FROM directory_offer_at_place a
             JOIN directory_hours h ON h.offer_at_place_id = a.id
             WHERE a.offer_id IN ($1..$50)
             ORDER BY h.offer_at_place_id, h.weekday, h.opens, h.id"
    )
    .bind_50(ids);
    let rows = statement.all(tx, |row| {
        let weekday: i64 = row.get("weekday")?;
        let hours = Hours {
            id: row.get("id")?,
            weekday: i8::try_from(weekday).map_err(|_| Failure::BrokenRow {
                column: "weekday".to_owned(),
                reason: "out of range".to_owned(),
            })?,
            opens: row.get("opens")?,
            closes: row.get("closes")?,
            every_weeks: row.get("every_weeks")?,
            by_appointment: row.get("by_appointment")?,
            valid_from: row.get("valid_from")?,
            valid_to: row.get("valid_to")?,
            note: row.get("note")?,
        };
        Ok((row.get("offer_at_place_id")?, hours))
    });
    rows.await.map(Grouped::new)
}

async fn closures(tx: &mut Tx, ids: &[OfferId]) -> Result<Grouped<RowId, Closure>> {
    let statement = sql!(
        "SELECT c.offer_at_place_id, c.id, c.from_day, c.to_day, c.reason
             FROM directory_offer_at_place a
             JOIN directory_closure c ON c.offer_at_place_id = a.id
             WHERE a.offer_id IN ($1..$50)
             ORDER BY c.offer_at_place_id, c.from_day, c.id"
    )
    .bind_50(ids);
    let rows = statement.all(tx, |row| {
        let closure = Closure {
            id: row.get("id")?,
            from: row.get("from_day")?,
            to: row.get("to_day")?,
            reason: row.get("reason")?,
        };
        Ok((row.get("offer_at_place_id")?, closure))
    });
    rows.await.map(Grouped::new)
}

async fn place_phones(tx: &mut Tx, ids: &[OfferId]) -> Result<Grouped<RowId, Phone>> {
    let statement = sql!(
        "SELECT a.id AS owner, t.id, t.number, t.note
             FROM directory_offer_at_place a
             JOIN directory_phone t ON t.place_id = a.place_id
             WHERE a.offer_id IN ($1..$50)
             ORDER BY a.id, t.position"
    )
    .bind_50(ids);
    let rows = statement.all(tx, |row| Ok((row.get("owner")?, phone_of_row(row)?)));
    rows.await.map(Grouped::new)
}
