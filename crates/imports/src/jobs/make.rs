//! Makes of rows what becomes of them: a person with a case, or a contact card. The keys are durable before.

use std::collections::BTreeSet;

use access::permit::JobPermit;
use access::subject::store::Seat;
use base::ids::{AccountId, CaseId, ContactId, Ids, PersonId};
use cases::case::store::NewCase;
use cases::case::store::bulk::{BulkCase, FirstNote, insert_for_a_job as insert_cases};
use cases::contact::input::NewCard;
use cases::contact::store::bulk::{BulkCard, insert_for_a_job as insert_cards};
use consents::store::earlier::{EarlierPaper, record_for_a_job};
use db::tx::Tx;
use people::person::store::{NewPerson, insert_for_a_job as insert_persons};
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

    /// What was made of it, if the store refused these cases.
    fn made(&self, refused: &BTreeSet<CaseId>) -> Made {
        let nothing = Made {
            row: self.number,
            state: MadeState::Left,
            person: None,
            case: None,
            card: None,
        };
        match self.ahead {
            Ahead::Case(person, case) => Made {
                state: MadeState::Made,
                person: Some(person),
                case: (!refused.contains(&case)).then_some(case),
                ..nothing
            },
            Ahead::Card(card) => Made {
                state: MadeState::Made,
                card: Some(card),
                ..nothing
            },
            Ahead::Nothing => nothing,
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

/// What becomes of some rows, store by store.
#[derive(Debug, Default)]
struct Sorted<'k> {
    persons: Vec<(PersonId, &'k SubjectKey, NewPerson)>,
    papers: Vec<EarlierPaper>,
    cases: Vec<(CaseId, FirstNote<'k>, BulkCase)>,
    cards: Vec<(ContactId, &'k SubjectKey, BulkCard)>,
}

impl Maker<'_> {
    /// Makes what was planned, with keys in the order of [`Planned::keys`]; each store is asked once for all rows.
    pub(super) async fn make(
        &self,
        tx: &mut Tx,
        planned: &[Planned],
        keys: &[SubjectKey],
    ) -> Result<Vec<Made>, JobFailure> {
        let sorted = self.sorted(planned, keys)?;
        let persons: Vec<_> = sorted
            .persons
            .iter()
            .map(|(id, key, new)| (*id, *key, new))
            .collect();
        insert_persons(tx, self.permit, &persons, self.ids).await?;
        record_for_a_job(tx, self.permit, &sorted.papers, self.ids).await?;
        let cases: Vec<_> = sorted
            .cases
            .iter()
            .map(|(id, note, new)| (*id, *note, new))
            .collect();
        let are_made = insert_cases(tx, self.permit, &cases, self.ids).await?;
        let cards: Vec<_> = sorted
            .cards
            .iter()
            .map(|(id, key, new)| (*id, *key, new))
            .collect();
        insert_cards(tx, self.permit, &cards, self.ids).await?;
        let refused: BTreeSet<CaseId> = cases
            .iter()
            .zip(are_made)
            .filter(|(_, is_made)| !is_made)
            .map(|((id, ..), _)| *id)
            .collect();
        Ok(planned.iter().map(|one| one.made(&refused)).collect())
    }

    fn sorted<'k>(&self, planned: &'k [Planned], keys: &'k [SubjectKey]) -> Result<Sorted<'k>, JobFailure> {
        let mut keys = keys.iter();
        let mut next = || keys.next().ok_or(JobFailure::never("keys"));
        let mut sorted = Sorted::default();
        for one in planned {
            match (one.ahead, &one.row) {
                (Ahead::Case(person, case), Some(row)) => {
                    sorted.persons.push((person, next()?, self.person(row, one)));
                    sorted.papers.extend(self.paper(row, person));
                    let key = next()?;
                    let note = row.note.as_ref().map(|note| (note, key));
                    sorted.cases.push((case, note, self.case(row, person)));
                }
                (Ahead::Card(card), Some(row)) => sorted.cards.push((card, next()?, self.card(row))),
                _ => {}
            }
        }
        Ok(sorted)
    }

    fn person(&self, row: &Understood, planned: &Planned) -> NewPerson {
        NewPerson {
            owner: self.owner,
            controller: self.seat.controller,
            municipality: row.municipality.or(self.seat.municipality),
            household: planned.household,
            details: row.details.clone(),
        }
    }

    fn paper(&self, row: &Understood, person: PersonId) -> Option<EarlierPaper> {
        row.consent.map(|on| EarlierPaper {
            person,
            controller: self.seat.controller,
            on,
            account: self.owner,
        })
    }

    fn case(&self, row: &Understood, lead: PersonId) -> BulkCase {
        BulkCase {
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
        }
    }

    fn card(&self, row: &Understood) -> BulkCard {
        let contact = &row.details.contact;
        let ways = [&contact.phone, &contact.email, &contact.address];
        let reach = ways.into_iter().find(|way| !way.is_empty());
        BulkCard {
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
        }
    }
}
