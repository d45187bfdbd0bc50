//! Makes of one row what becomes of it: a person with a case, or a contact card. The keys are durable before.

use access::permit::JobPermit;
use access::subject::store::Seat;
use base::ids::{AccountId, CaseId, ContactId, Ids, PersonId};
use cases::case::store::NewCase;
use cases::case::store::bulk::{BulkCase, insert_for_a_job as insert_case};
use cases::contact::input::NewCard;
use cases::contact::store::bulk::{BulkCard, insert_for_a_job as insert_card};
use consents::store::earlier::{EarlierPaper, record_for_a_job};
use db::tx::Tx;
use people::person::store::{NewPerson, insert_for_a_job as insert_person};
use post::job::kind::JobFailure;
use vault::sealed::SubjectKey;
use vault::subject::KeySubject;

use crate::finding::Finding;
use crate::row::Understood;
use crate::store::made::{Made, MadeState};

/// The ids that a row will have.
#[derive(Clone, Copy, Debug)]
enum Ahead {
    Case(PersonId, CaseId),
    Card(ContactId),
    Nothing,
}

/// A row on its way.
#[derive(Debug)]
pub(super) struct Planned {
    number: u32,
    ahead: Ahead,
    row: Option<Understood>,
    household: Option<base::ids::HouseholdId>,
}

impl Planned {
    /// What will be made of a row; nothing if it cannot be read any more.
    pub(super) fn of(finding: &Finding, row: Option<Understood>, ids: &Ids) -> Self {
        let ahead = match &row {
            None => Ahead::Nothing,
            Some(row) if row.consent.is_some() => {
                Ahead::Case(PersonId::from_uuid(ids.next()), CaseId::from_uuid(ids.next()))
            }
            Some(_) => Ahead::Card(ContactId::from_uuid(ids.next())),
        };
        Self {
            number: finding.number,
            ahead,
            row,
            household: finding.household,
        }
    }

    /// Whose keys it needs, in this order.
    pub(super) fn keys(&self) -> Vec<KeySubject> {
        match self.ahead {
            Ahead::Case(person, case) => vec![KeySubject::Person(person), KeySubject::Case(case)],
            Ahead::Card(card) => vec![KeySubject::Contact(card)],
            Ahead::Nothing => Vec::new(),
        }
    }

    /// The person that is added, and what the search in memory must know.
    pub(super) fn person(&self) -> Option<(PersonId, &Understood)> {
        match self.ahead {
            Ahead::Case(person, _) => Some((person, self.row.as_ref()?)),
            Ahead::Card(_) | Ahead::Nothing => None,
        }
    }
}

/// For whom rows are made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Maker<'m> {
    pub(super) permit: &'m JobPermit,
    pub(super) owner: AccountId,
    pub(super) seat: Seat,
    pub(super) ids: &'m Ids,
}

impl Maker<'_> {
    /// Makes what was planned, with keys in the order of [`Planned::keys`].
    pub(super) async fn make(
        &self,
        tx: &mut Tx,
        planned: &Planned,
        keys: &[SubjectKey],
    ) -> Result<Made, JobFailure> {
        let nothing = Made {
            row: planned.number,
            state: MadeState::Left,
            person: None,
            case: None,
            card: None,
        };
        match (planned.ahead, &planned.row, keys) {
            (Ahead::Case(person, case), Some(row), [person_key, case_key]) => {
                self.person(tx, (person, person_key), (row, planned)).await?;
                let made_case = self.case(tx, (case, case_key), (row, person)).await?;
                Ok(Made {
                    state: MadeState::Made,
                    person: Some(person),
                    case: made_case.then_some(case),
                    ..nothing
                })
            }
            (Ahead::Card(card), Some(row), [key]) => {
                self.card(tx, (card, key), row).await?;
                Ok(Made {
                    state: MadeState::Made,
                    card: Some(card),
                    ..nothing
                })
            }
            _ => Ok(nothing),
        }
    }

    async fn person(
        &self,
        tx: &mut Tx,
        (id, key): (PersonId, &SubjectKey),
        (row, planned): (&Understood, &Planned),
    ) -> Result<(), JobFailure> {
        let new = NewPerson {
            owner: self.owner,
            controller: self.seat.controller,
            municipality: row.municipality.or(self.seat.municipality),
            household: planned.household,
            details: row.details.clone(),
        };
        insert_person(tx, self.permit, (id, key), &new, self.ids).await?;
        if let Some(on) = row.consent {
            let paper = EarlierPaper {
                person: id,
                controller: self.seat.controller,
                on,
                account: self.owner,
            };
            record_for_a_job(tx, self.permit, &[paper], self.ids).await?;
        }
        Ok(())
    }

    async fn case(
        &self,
        tx: &mut Tx,
        (id, key): (CaseId, &SubjectKey),
        (row, lead): (&Understood, PersonId),
    ) -> Result<bool, JobFailure> {
        let case = BulkCase {
            owner: self.owner,
            controller: self.seat.controller,
            lead,
            others: Vec::new(),
            new: NewCase {
                language: row.details.language,
                target_group: row.target_group,
                access_route: row.access_route,
                municipality: row.municipality.or(self.seat.municipality),
                social_area: None,
            },
            course: row.course,
        };
        let note = row.note.as_ref().map(|note| (note, key));
        Ok(insert_case(tx, self.permit, (id, note), &case, self.ids).await?)
    }

    async fn card(
        &self,
        tx: &mut Tx,
        (id, key): (ContactId, &SubjectKey),
        row: &Understood,
    ) -> Result<(), JobFailure> {
        let contact = &row.details.contact;
        let ways = [&contact.phone, &contact.email, &contact.address];
        let reach = ways.into_iter().find(|way| !way.is_empty());
        let card = BulkCard {
            owner: self.owner,
            controller: self.seat.controller,
            municipality: row.municipality.or(self.seat.municipality),
            new: NewCard {
                name: row.details.name.in_full(),
                reach: reach.cloned().unwrap_or_default(),
                language: row.details.language,
                appointment: None,
                is_named: false,
            },
        };
        Ok(insert_card(tx, self.permit, (id, key), &card, self.ids).await?)
    }
}
