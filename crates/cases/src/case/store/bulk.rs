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
use crate::participant::store::insert_many as insert_participants;

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
        let adding: Vec<Adding<'_>> = new
            .iter()
            .zip(batch)
            .map(|(id, case)| (*id, None, case))
            .collect();
        let is_made = add(&mut tx, &adding, (now, ids)).await?;
        let unused: Vec<KeySubject> = new
            .iter()
            .zip(&is_made)
            .filter(|(_, is_made)| !**is_made)
            .map(|(id, _)| KeySubject::Case(*id))
            .collect();
        made.extend(
            new.iter()
                .zip(is_made)
                .map(|(id, is_made)| is_made.then_some(*id)),
        );
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
    let is_made = add(tx, &[(id, note, case)], (permit.now(), ids)).await?;
    Ok(is_made == [true])
}

type Adding<'a> = (CaseId, FirstNote<'a>, &'a BulkCase);

/// For each whether it was added: not if the lead person has not consented.
async fn add(tx: &mut Tx, adding: &[Adding<'_>], (now, ids): (Moment, &Ids)) -> Result<Vec<bool>> {
    let mut with_leave = Vec::with_capacity(adding.len());
    let mut joining = Vec::new();
    for (id, _, case) in adding {
        let has_leave = consents(tx, case, case.lead, now).await?;
        with_leave.push(has_leave);
        for (person, part) in case.others.iter().filter(|_| has_leave) {
            if *person != case.lead && consents(tx, case, *person, now).await? {
                joining.push((*id, *person, *part, case.course.opened_on));
            }
        }
    }
    let made: Vec<&Adding<'_>> = adding
        .iter()
        .zip(&with_leave)
        .filter(|(_, has_leave)| **has_leave)
        .map(|(adding, _)| adding)
        .collect();
    let subjects: Vec<NewSubject> = made.iter().map(|(id, _, case)| subject(*id, case)).collect();
    subjects::insert_many(tx, &subjects, now).await?;
    let leads = made.iter().map(|(id, _, case)| (*id, case.lead));
    let others = joining.iter().map(|(id, person, ..)| (*id, *person));
    participant::add_many(tx, &leads.chain(others).collect::<Vec<_>>()).await?;
    for (id, note, case) in made {
        let row = NewRow {
            id: *id,
            lead: case.lead,
            new: &case.new,
            course: case.course,
            note: *note,
            by: case.owner,
            at: now,
        };
        insert(tx, &row, ids).await?;
    }
    insert_participants(tx, &joining).await?;
    Ok(with_leave)
}

async fn consents(tx: &mut Tx, case: &BulkCase, person: PersonId, now: Moment) -> Result<bool> {
    let found = processing_consent(tx, &[person], case.controller, now.day()).await?;
    Ok(found.is_ok())
}

fn subject(id: CaseId, case: &BulkCase) -> NewSubject {
    NewSubject {
        id: id.to_string(),
        kind: SubjectKind::Case,
        account: Some(case.owner),
        controller: case.controller,
        municipality: case.new.municipality,
    }
}
