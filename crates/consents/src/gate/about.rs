//! Whose data would leave, as the gate is asked. Not what may go.

use access::disclosure::Subject;
use access::failure::{Denied, Result};
use access::permit::Permit;
use access::subject::store::address::Address;
use base::ids::{CaseId, PersonId};
use vault::sealed::SubjectKey;

/// As many persons as one case has at the most.
const MOST_PERSONS: usize = 50;

/// The persons whose data would leave, with their keys where the permit has them, and the case they stand in.
pub(super) struct About<'k> {
    pub(super) persons: Vec<(PersonId, Option<&'k SubjectKey>)>,
    pub(super) case: Option<CaseId>,
}

impl<'k> About<'k> {
    pub(super) fn person(permit: &'k Permit<PersonId>) -> Result<Self> {
        Ok(Self {
            persons: vec![(permit.person(), Some(permit.key()?))],
            case: None,
        })
    }

    pub(super) fn case(permit: &'k Permit<CaseId>, persons: &[PersonId]) -> Result<Self> {
        let keys = persons
            .iter()
            .map(|person| Ok((*person, Some(permit.key_of(*person).ok_or(Denied::NotFound)?))));
        let persons: Vec<_> = keys.collect::<Result<_>>()?;
        if persons.is_empty() || persons.len() > MOST_PERSONS {
            return Err(Denied::NotFound);
        }
        Ok(Self {
            persons,
            case: Some(permit.case()),
        })
    }

    /// Of whom an extract tells that is addressed to an organisation: its members hold no key of the person.
    pub(super) fn addressed(address: &Address) -> Self {
        Self {
            persons: vec![(address.person, None)],
            case: Some(address.case),
        }
    }

    pub(super) fn subject(&self) -> Option<Subject> {
        let person = || self.persons.first().map(|(person, _)| Subject::Person(*person));
        self.case.map(Subject::Case).or_else(person)
    }
}
