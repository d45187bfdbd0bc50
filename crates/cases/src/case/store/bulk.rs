//! SQL of many cases at once: for demo data and for lists that are taken over. Each rests on a consent like any other.

use access::back_door::BackDoor;
use access::failure::Result;
use access::permit::JobPermit;
use access::subject::store as subjects;
use access::subject::store::participant;
use access::subject::store::{NewSubject, SubjectKind};
use base::ids::{AccountId, CaseId, Ids, OrganisationId, PersonId};
use base::moment::Moment;
use consents::store::proof::processing_consent;
use db::tx::Tx;
use vault::sealed::SubjectKey;
use vault::subject::KeySubject;

use super::{Course, NewCase, NewRow, insert};
use crate::participant::model::Part;
use crate::participant::store::insert as insert_participant;

const AT_ONCE: usize = 200;

/// A case for an import or for demo data.
#[derive(Clone, Debug)]
pub struct BulkCase {
    /// Whose case it is.
    pub owner: AccountId,
    /// The controller (Verantwortlicher).
    pub controller: OrganisationId,
    /// The lead person.
    pub lead: PersonId,
    /// Co-counselled persons; those without a consent of their own are left out.
    pub others: Vec<(PersonId, Part)>,
    /// What is asked when a case begins.
    pub new: NewCase,
    /// How far it has come.
    pub course: Course,
}

/// Adds many cases in batches, each with its keys durable before its rows; in the same order, `None` where the lead
/// person has not consented to processing by the controller: such a row is a contact, not a case.
///
/// # Errors
/// What the database or the key store reports; earlier batches stand.
pub async fn bulk_insert(back_door: &BackDoor, cases: &[BulkCase]) -> Result<Vec<Option<CaseId>>> {
    let (ids, now) = (back_door.access().ids(), back_door.access().clock().now());
    let mut made = Vec::with_capacity(cases.len());
    for batch in cases.chunks(AT_ONCE) {
        let new: Vec<CaseId> = batch.iter().map(|_| CaseId::from_uuid(ids.next())).collect();
        let keys: Vec<KeySubject> = new.iter().map(|id| KeySubject::Case(*id)).collect();
        back_door.keyring().create_many(&keys).await?;
        let mut tx = back_door.write().await?;
        let mut unused = Vec::new();
        for (case, id) in batch.iter().zip(&new) {
            let is_made = add(&mut tx, (*id, None), case, (now, ids)).await?;
            if !is_made {
                unused.push(KeySubject::Case(*id));
            }
            made.push(is_made.then_some(*id));
        }
        tx.commit().await?;
        if !unused.is_empty() {
            back_door.keyring().destroy(&unused).await?;
        }
    }
    Ok(made)
}

/// A note on how the case began, and the key of the case that seals it.
pub type FirstNote<'n> = Option<(&'n String, &'n SubjectKey)>;

/// Adds one case in the transaction of a job; its key must be durable. False if the lead person has not consented: such
/// a row is a contact, not a case.
///
/// # Errors
/// What the database reports.
pub async fn insert_for_a_job(
    tx: &mut Tx,
    permit: &JobPermit,
    (id, note): (CaseId, FirstNote<'_>),
    case: &BulkCase,
    ids: &Ids,
) -> Result<bool> {
    add(tx, (id, note), case, (permit.now(), ids)).await
}

/// False if the lead person has not consented.
async fn add(
    tx: &mut Tx,
    (id, note): (CaseId, FirstNote<'_>),
    case: &BulkCase,
    (now, ids): (Moment, &Ids),
) -> Result<bool> {
    let consent =
        async |tx: &mut Tx, person| processing_consent(tx, &[person], case.controller, now.day()).await;
    if consent(tx, case.lead).await?.is_err() {
        return Ok(false);
    }
    let subject = NewSubject {
        id: id.to_string(),
        kind: SubjectKind::Case,
        account: Some(case.owner),
        controller: case.controller,
        municipality: case.new.municipality,
    };
    subjects::insert(tx, &subject, now).await?;
    participant::add(tx, id, case.lead).await?;
    let row = NewRow {
        id,
        lead: case.lead,
        new: &case.new,
        course: case.course,
        note,
        by: case.owner,
        at: now,
    };
    insert(tx, &row, ids).await?;
    for (person, part) in &case.others {
        if *person != case.lead && consent(tx, *person).await?.is_ok() {
            participant::add(tx, id, *person).await?;
            insert_participant(tx, id, (*person, *part), case.course.opened_on).await?;
        }
    }
    Ok(true)
}
