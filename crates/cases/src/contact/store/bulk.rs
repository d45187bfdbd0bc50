//! SQL of contact cards that a job makes: for lists that are taken over. Nobody is talked to, so no contact is counted.

use access::failure::Result;
use access::permit::JobPermit;
use access::subject::store as subjects;
use access::subject::store::{NewSubject, SubjectKind};
use base::ids::{AccountId, ContactId, Ids, MunicipalityId, OrganisationId};
use db::sql;
use db::tx::Tx;
use vault::sealed::SubjectKey;

use super::card::sealed;
use crate::contact::input::NewCard;
use crate::contact::model::erase_on;

/// A card for a list that is taken over.
#[derive(Clone, Debug)]
pub struct BulkCard {
    /// Whose card it is.
    pub owner: AccountId,
    /// The controller (Verantwortlicher).
    pub controller: OrganisationId,
    /// Where it belongs.
    pub municipality: Option<MunicipalityId>,
    /// What stands on it; an appointment is not taken over.
    pub new: NewCard,
}

/// Adds cards in the transaction of a job; their keys must be durable.
///
/// # Errors
/// What the database reports.
pub async fn insert_for_a_job(
    tx: &mut Tx,
    permit: &JobPermit,
    cards: &[(ContactId, &SubjectKey, &BulkCard)],
    ids: &Ids,
) -> Result<()> {
    let subjects: Vec<NewSubject> = cards.iter().map(|(id, _, card)| subject(*id, card)).collect();
    subjects::insert_many(tx, &subjects, permit.now()).await?;
    sql!(
        "INSERT INTO cases_contact_card (id, name, reach, language, erase_on, created_at, changed_at, changed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7)"
    )
    .run_for_each(tx, cards, |row, (id, key, card)| {
        let (name, reach) = sealed(*id, &card.new, key, ids);
        row.bind(id)
            .bind(&name)
            .bind(&reach)
            .bind(&card.new.language)
            .bind(&erase_on(permit.now().day(), card.new.is_named))
            .bind(&permit.now())
            .bind(&card.owner)
    })
    .await?;
    Ok(())
}

fn subject(id: ContactId, card: &BulkCard) -> NewSubject {
    NewSubject {
        id: id.to_string(),
        kind: SubjectKind::Contact,
        account: Some(card.owner),
        controller: card.controller,
        municipality: card.municipality,
    }
}
