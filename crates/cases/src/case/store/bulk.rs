//! SQL of many cases at once: for demo data and for lists that are taken over. Each rests on a consent like any other.

use std::collections::{BTreeMap, BTreeSet};

use access::back_door::BackDoor;
use access::failure::Result;
use access::permit::JobPermit;
use access::subject::store as subjects;
use access::subject::store::participant;
use access::subject::store::{NewSubject, SubjectKind};
use base::day::Day;
use base::ids::{AccountId, CaseId, Ids, OrganisationId, PersonId};
use base::moment::Moment;
use consents::store::proof::processing_consent;
use db::tx::Tx;
use vault::sealed::SubjectKey;
use vault::subject::KeySubject;

use super::rows::{NewRow, insert};
use super::{Course, NewCase};
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

/// A case that is added, with the note on how it began.
pub type Adding<'a> = (CaseId, FirstNote<'a>, &'a BulkCase);

/// Adds cases in the transaction of a job; their keys must be durable. False for each whose lead person has not
/// consented: such a row is a contact, not a case.
///
/// # Errors
/// What the database reports.
pub async fn insert_for_a_job(
    tx: &mut Tx,
    permit: &JobPermit,
    cases: &[Adding<'_>],
    ids: &Ids,
) -> Result<Vec<bool>> {
    add(tx, cases, (permit.now(), ids)).await
}

/// For each whether it was added: not if the lead person has not consented.
async fn add(tx: &mut Tx, adding: &[Adding<'_>], (now, ids): (Moment, &Ids)) -> Result<Vec<bool>> {
    let missing = without_leave(tx, adding, now).await?;
    let consents = |case: &BulkCase, person| !missing.contains(&(case.controller, person));
    let made: Vec<&Adding<'_>> = adding
        .iter()
        .filter(|(_, _, case)| consents(case, case.lead))
        .collect();
    let joining: Vec<(CaseId, PersonId, Part, Day)> = made
        .iter()
        .flat_map(|(id, _, case)| {
            case.others
                .iter()
                .map(move |(person, part)| (id, case, *person, *part))
        })
        .filter(|(_, case, person, _)| *person != case.lead && consents(case, *person))
        .map(|(id, case, person, part)| (*id, person, part, case.course.opened_on))
        .collect();
    let subjects: Vec<NewSubject> = made.iter().map(|(id, _, case)| subject(*id, case)).collect();
    subjects::insert_many(tx, &subjects, now).await?;
    let leads = made.iter().map(|(id, _, case)| (*id, case.lead));
    let others = joining.iter().map(|(id, person, ..)| (*id, *person));
    participant::add_many(tx, &leads.chain(others).collect::<Vec<_>>()).await?;
    let rows: Vec<NewRow<'_>> = made
        .iter()
        .map(|(id, note, case)| NewRow {
            id: *id,
            lead: case.lead,
            new: &case.new,
            course: case.course,
            note: *note,
            by: case.owner,
        })
        .collect();
    insert(tx, &rows, (now, ids)).await?;
    insert_participants(tx, &joining).await?;
    Ok(adding
        .iter()
        .map(|(_, _, case)| consents(case, case.lead))
        .collect())
}

/// Who of all that take part has not consented to the processing of the controller.
async fn without_leave(
    tx: &mut Tx,
    adding: &[Adding<'_>],
    now: Moment,
) -> Result<BTreeSet<(OrganisationId, PersonId)>> {
    let mut asked: BTreeMap<OrganisationId, Vec<PersonId>> = BTreeMap::new();
    for (_, _, case) in adding {
        let own = asked.entry(case.controller).or_default();
        own.push(case.lead);
        own.extend(case.others.iter().map(|(person, _)| *person));
    }
    let mut missing = BTreeSet::new();
    for (controller, persons) in asked {
        if let Err(none) = processing_consent(tx, &persons, controller, now.day()).await? {
            missing.extend(none.persons.into_iter().map(|person| (controller, person)));
        }
    }
    Ok(missing)
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
