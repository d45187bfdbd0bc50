//! SQL that writes offers: whole new ones, many at a time, and the fields of the main form. Hours, places and contact
//! persons of an offer that is there are written one by one in `attached`.

use base::ids::{AccountId, OfferId};
use base::moment::Moment;
use base::names::sort_key;
use db::failure::Result;
use db::sql;
use db::statement::Statement;
use db::tx::Tx;

use crate::offer::model::Offer;
use crate::offer::store::attached;

/// Adds whole offers with everything that hangs on them; their organisations and places are there already.
///
/// # Errors
/// What the database reports; after an error the transaction must be dropped.
pub async fn insert_many(tx: &mut Tx, offers: &[Offer], by: Option<AccountId>) -> Result<()> {
    sql!(
        "INSERT INTO directory_offer (
             id, organisation_id, name, name_key, alternate_name, description, plain_description, url, email, status,
             closed_until, application_process, alert, minimum_age, maximum_age, gender, level_from, level_to,
             eligibility_note, cost, fees_note, interpretation_note, capacity_unit, capacity_available,
             capacity_maximum, waiting_days, capacity_noted_on, assured_on, assured_by, source_url, origin, is_public,
             created_at, modified_at, modified_by, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                 $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36)"
    )
    .run_for_each(tx, offers, |statement, offer| {
        fields(
            statement.bind(&offer.id).bind(&offer.provider.id),
            offer,
        )
        .bind(&offer.capacity.available)
        .bind(&offer.capacity.maximum)
        .bind(&offer.capacity.waiting_days)
        .bind(&offer.capacity.noted_on)
        .bind(&offer.assured.as_ref().map(|assured| assured.on))
        .bind(&offer.assured.as_ref().and_then(|assured| assured.by))
        .bind(&offer.source_url)
        .bind(&offer.origin)
        .bind(&offer.is_public)
        .bind(&offer.created_at)
        .bind(&offer.modified_at)
        .bind(&by)
        .bind(&offer.version)
    })
    .await?;
    insert_lists(tx, offers).await?;
    attached::insert_many(tx, offers).await
}

/// Saves the fields of the main form, with topics, languages, areas, statuses, texts, documents and phones; places, hours,
/// contact persons and free capacity stay. `false` if someone else was quicker than the version of this value.
///
/// # Errors
/// What the database reports.
pub async fn save(tx: &mut Tx, offer: &Offer, (by, now): (Option<AccountId>, Moment)) -> Result<bool> {
    let statement = sql!(
        "UPDATE directory_offer
         SET organisation_id = $2, name = $3, name_key = $4, alternate_name = $5, description = $6,
             plain_description = $7, url = $8, email = $9, status = $10, closed_until = $11, application_process = $12,
             alert = $13, minimum_age = $14, maximum_age = $15, gender = $16, level_from = $17, level_to = $18,
             eligibility_note = $19, cost = $20, fees_note = $21, interpretation_note = $22, capacity_unit = $23,
             source_url = $24, origin = $25, is_public = $26, modified_at = $27, modified_by = $28,
             version = version + 1
         WHERE id = $1 AND version = $29"
    );
    let touched = fields(statement.bind(&offer.id).bind(&offer.provider.id), offer)
        .bind(&offer.source_url)
        .bind(&offer.origin)
        .bind(&offer.is_public)
        .bind(&now)
        .bind(&by)
        .bind(&offer.version)
        .run(tx)
        .await?;
    if touched == 0 {
        return Ok(false);
    }
    delete_lists(tx, offer.id).await?;
    insert_lists(tx, std::slice::from_ref(offer)).await?;
    Ok(true)
}

/// The values of `name` up to `capacity_unit`, in the order in which both statements name them.
fn fields(statement: Statement, offer: &Offer) -> Statement {
    let eligibility = &offer.eligibility;
    statement
        .bind(&offer.name)
        .bind(&sort_key(&offer.name))
        .bind(&offer.alternate_name)
        .bind(&offer.description)
        .bind(&offer.plain_description)
        .bind(&offer.url)
        .bind(&offer.email)
        .bind(&offer.status)
        .bind(&offer.closed_until)
        .bind(&offer.application_process)
        .bind(&offer.alert)
        .bind(&eligibility.minimum_age)
        .bind(&eligibility.maximum_age)
        .bind(&eligibility.gender)
        .bind(&eligibility.level_from)
        .bind(&eligibility.level_to)
        .bind(&eligibility.note)
        .bind(&offer.cost)
        .bind(&offer.fees_note)
        .bind(&offer.interpretation_note)
        .bind(&offer.capacity.unit)
}

async fn delete_lists(tx: &mut Tx, id: OfferId) -> Result<()> {
    for statement in [
        sql!("DELETE FROM directory_offer_topic WHERE offer_id = $1"),
        sql!("DELETE FROM directory_offer_language WHERE offer_id = $1"),
        sql!("DELETE FROM directory_offer_area WHERE offer_id = $1"),
        sql!("DELETE FROM directory_offer_status WHERE offer_id = $1"),
        sql!("DELETE FROM directory_offer_text WHERE offer_id = $1"),
        sql!("DELETE FROM directory_offer_document WHERE offer_id = $1"),
        sql!("DELETE FROM directory_phone WHERE offer_id = $1"),
    ] {
        statement.bind(&id).run(tx).await?;
    }
    Ok(())
}

async fn insert_lists(tx: &mut Tx, offers: &[Offer]) -> Result<()> {
    let topics: Vec<_> = offers
        .iter()
        .flat_map(|offer| offer.topics.iter().map(|topic| (offer.id, *topic)))
        .collect();
    sql!("INSERT INTO directory_offer_topic (offer_id, topic) VALUES ($1, $2)")
        .run_for_each(tx, topics, |statement, (offer, topic)| {
            statement.bind(&offer).bind(&topic)
        })
        .await?;
    let languages: Vec<_> = offers
        .iter()
        .flat_map(|offer| offer.languages.iter().map(|language| (offer.id, *language)))
        .collect();
    sql!("INSERT INTO directory_offer_language (offer_id, language) VALUES ($1, $2)")
        .run_for_each(tx, languages, |statement, (offer, language)| {
            statement.bind(&offer).bind(&language)
        })
        .await?;
    let areas: Vec<_> = offers
        .iter()
        .flat_map(|offer| offer.eligibility.areas.iter().map(|area| (offer.id, *area)))
        .collect();
    sql!("INSERT INTO directory_offer_area (offer_id, municipality_id) VALUES ($1, $2)")
        .run_for_each(tx, areas, |statement, (offer, area)| {
            statement.bind(&offer).bind(&area)
        })
        .await?;
    let statuses: Vec<_> = offers
        .iter()
        .flat_map(|offer| {
            offer
                .eligibility
                .statuses
                .iter()
                .map(|status| (offer.id, *status))
        })
        .collect();
    sql!("INSERT INTO directory_offer_status (offer_id, residence_status) VALUES ($1, $2)")
        .run_for_each(tx, statuses, |statement, (offer, status)| {
            statement.bind(&offer).bind(&status)
        })
        .await?;
    insert_texts(tx, offers).await
}

async fn insert_texts(tx: &mut Tx, offers: &[Offer]) -> Result<()> {
    let texts: Vec<_> = offers
        .iter()
        .flat_map(|offer| {
            offer
                .texts
                .iter()
                .map(|(language, text)| (offer.id, *language, text))
        })
        .collect();
    sql!("INSERT INTO directory_offer_text (offer_id, language, name, description) VALUES ($1, $2, $3, $4)")
        .run_for_each(tx, texts, |statement, (offer, language, text)| {
            statement
                .bind(&offer)
                .bind(&language)
                .bind(&text.name)
                .bind(&text.description)
        })
        .await?;
    let documents: Vec<_> = offers
        .iter()
        .flat_map(|offer| (0_i64..).zip(&offer.documents).map(|row| (offer.id, row)))
        .collect();
    sql!("INSERT INTO directory_offer_document (offer_id, position, document) VALUES ($1, $2, $3)")
        .run_for_each(tx, documents, |statement, (offer, (position, document))| {
            statement.bind(&offer).bind(&position).bind(document)
        })
        .await?;
    let phones: Vec<_> = offers
        .iter()
        .flat_map(|offer| (0_i64..).zip(&offer.phones).map(|row| (offer.id, row)))
        .collect();
    sql!("INSERT INTO directory_phone (id, offer_id, position, number, note) VALUES ($1, $2, $3, $4, $5)")
        .run_for_each(tx, phones, |statement, (offer, (position, phone))| {
            statement
                .bind(&phone.id)
                .bind(&offer)
                .bind(&position)
                .bind(&phone.number)
                .bind(&phone.note)
        })
        .await
        .map(drop)
}
