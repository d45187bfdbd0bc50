//! SQL of the list of offers: one page by name with filters. Words are searched in memory, see `search`.

use base::ids::{MunicipalityId, OfferId, OrganisationId};
use base::language::Language;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::topic::Topic;

/// Which offers a page shows; nothing set means all that have not ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// About one of these topics, at most fifty.
    pub topics: Vec<Topic>,
    /// For people from here: for this municipality or for the whole district.
    pub municipality: Option<MunicipalityId>,
    /// In this language.
    pub language: Option<Language>,
    /// Of this organisation.
    pub organisation: Option<OrganisationId>,
}

/// Where a page begins: behind the offer with this name and id; nothing is the first page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// The name as it is sorted.
    pub name_key: String,
    /// The id.
    pub id: String,
}

/// An entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The offer.
    pub id: OfferId,
    /// Its name as it is sorted.
    pub name_key: String,
}

/// The next entries by name.
///
/// # Errors
/// What the database reports.
pub async fn page(tx: &mut Tx, filter: &Filter, start: &Start, rows: i64) -> Result<Vec<Entry>> {
    sql!(
        "SELECT o.id, o.name_key
         FROM directory_offer o
         WHERE (o.name_key, o.id) > ($1, $2)
           AND o.status <> 'defunct'
           AND (o.organisation_id = $3 OR $3 IS NULL)
           AND (EXISTS (SELECT 1 FROM directory_offer_language l WHERE l.offer_id = o.id AND l.language = $4) OR $4 IS NULL)
           AND (EXISTS (SELECT 1 FROM directory_offer_area a WHERE a.offer_id = o.id AND a.municipality_id = $5)
                OR $5 IS NULL OR NOT EXISTS (SELECT 1 FROM directory_offer_area a WHERE a.offer_id = o.id))
           AND (NOT $6 OR EXISTS (SELECT 1 FROM directory_offer_topic t WHERE t.offer_id = o.id AND t.topic IN ($7..$56)))
         ORDER BY o.name_key, o.id
         LIMIT $57"
    )
    .bind(&start.name_key)
    .bind(&start.id)
    .bind(&filter.organisation)
    .bind(&filter.language)
    .bind(&filter.municipality)
    .bind(&!filter.topics.is_empty())
    .bind_50(&filter.topics)
    .bind(&rows)
    .all(tx, |row| {
        Ok(Entry {
            id: row.get("id")?,
            name_key: row.get("name_key")?,
        })
    })
    .await
}
