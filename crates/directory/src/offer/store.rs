//! SQL that reads offers as whole values: a fixed number of statements for one or for five hundred. Writing: `write`.

pub mod attached;
pub mod care;
pub(crate) mod children;
pub mod list;
pub mod write;

use std::collections::{BTreeMap, BTreeSet};

use base::ids::OfferId;
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::statement::LIST_LENGTH;
use db::tx::Tx;

use self::children::Children;
use crate::offer::model::{Assured, Capacity, Eligibility, Offer, Provider};

/// One offer.
///
/// # Errors
/// What the database reports.
pub async fn offer(tx: &mut Tx, id: OfferId) -> Result<Option<Offer>> {
    Ok(offers(tx, &[id]).await?.pop())
}

/// These offers in this order; those that are not there are left out.
///
/// # Errors
/// What the database reports.
pub async fn offers(tx: &mut Tx, ids: &[OfferId]) -> Result<Vec<Offer>> {
    let mut all = Vec::with_capacity(ids.len());
    for some in ids.chunks(LIST_LENGTH) {
        let mut heads = heads_among(tx, some).await?;
        let mut children = Children::load(tx, some).await?;
        for head in &mut heads {
            children.give_to(head);
        }
        heads.sort_by_key(|offer| some.iter().position(|id| *id == offer.id));
        all.extend(heads);
    }
    Ok(all)
}

async fn heads_among(tx: &mut Tx, ids: &[OfferId]) -> Result<Vec<Offer>> {
    sql!(
        "SELECT o.id, o.organisation_id, g.name AS organisation_name, g.short_name AS organisation_short_name,
                o.name, o.alternate_name, o.description, o.plain_description, o.url, o.email, o.status, o.closed_until,
                o.application_process, o.alert, o.minimum_age, o.maximum_age, o.gender, o.level_from, o.level_to,
                o.eligibility_note, o.cost, o.fees_note, o.interpretation_note, o.capacity_unit, o.capacity_available,
                o.capacity_maximum, o.waiting_days, o.capacity_noted_on, o.assured_on, o.assured_by,
                a.display_name AS assured_by_name, o.source_url, o.origin, o.is_public, o.created_at, o.modified_at,
                o.version
         FROM directory_offer o
         JOIN organisation_organisation g ON g.id = o.organisation_id
         LEFT JOIN access_account a ON a.id = o.assured_by
         WHERE o.id IN ($1..$50)"
    )
    .bind_50(ids)
    .all(tx, head)
    .await
}

/// The offer as its own row says, without what hangs on it.
fn head(row: &Row<'_>) -> Result<Offer> {
    let assured = match row.get("assured_on")? {
        Some(on) => Some(Assured {
            on,
            by: row.get("assured_by")?,
            by_name: row.get("assured_by_name")?,
        }),
        None => None,
    };
    Ok(Offer {
        id: row.get("id")?,
        provider: Provider {
            id: row.get("organisation_id")?,
            name: row.get("organisation_name")?,
            short_name: row.get("organisation_short_name")?,
        },
        name: row.get("name")?,
        alternate_name: row.get("alternate_name")?,
        description: row.get("description")?,
        plain_description: row.get("plain_description")?,
        url: row.get("url")?,
        email: row.get("email")?,
        status: row.get("status")?,
        closed_until: row.get("closed_until")?,
        application_process: row.get("application_process")?,
        alert: row.get("alert")?,
        eligibility: Eligibility {
            minimum_age: row.get("minimum_age")?,
            maximum_age: row.get("maximum_age")?,
            gender: row.get("gender")?,
            level_from: row.get("level_from")?,
            level_to: row.get("level_to")?,
            note: row.get("eligibility_note")?,
            ..Eligibility::default()
        },
        cost: row.get("cost")?,
        fees_note: row.get("fees_note")?,
        interpretation_note: row.get("interpretation_note")?,
        capacity: Capacity {
            unit: row.get("capacity_unit")?,
            available: row.get("capacity_available")?,
            maximum: row.get("capacity_maximum")?,
            waiting_days: row.get("waiting_days")?,
            noted_on: row.get("capacity_noted_on")?,
        },
        assured,
        source_url: row.get("source_url")?,
        origin: row.get("origin")?,
        is_public: row.get("is_public")?,
        topics: BTreeSet::default(),
        languages: BTreeSet::default(),
        texts: BTreeMap::default(),
        documents: Vec::new(),
        phones: Vec::new(),
        contacts: Vec::new(),
        places: Vec::new(),
        created_at: row.get("created_at")?,
        modified_at: row.get("modified_at")?,
        version: row.get("version")?,
    })
}
