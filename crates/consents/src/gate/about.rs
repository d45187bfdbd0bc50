//! Whose data would leave, as the gate is asked. Not what may go.

use access::disclosure::Subject;
use access::failure::{Denied, Result};
use access::permit::Permit;
use base::ids::{CaseId, PersonId};
use vault::sealed::SubjectKey;

/// As many persons as one case has at the most.
const MOST_PERSONS: usize = 50;

/// The persons whose data would leave, with their keys, and the case they stand in.
pub(super) struct About<'k> {
    pub(super) persons: Vec<(PersonId, &'k SubjectKey)>,
    pub(super) case: Option<CaseId>,
}

impl<'k> About<'k> {
    pub(super) fn person(permit: &'k Permit<PersonId>) -> Result<Self> {
        Ok(Self {
            persons: vec![(permit.person(), permit.key()?)],
            case: None,
        })
    }

    pub(super) fn case(permit: &'k Permit<CaseId>, persons: &[PersonId]) -> Result<Self> {
        let keys = persons
            .iter()
            .map(|person| Ok((*person, permit.key_of(*person).ok_or(Denied::NotFound)?)));
        let persons: Vec<_> = keys.collect::<Result<_>>()?;
        if persons.is_empty() || persons.len() > MOST_PERSONS {
            return Err(Denied::NotFound);
        }
        Ok(Self {
            persons,
            case: Some(permit.case()),
        })
    }

    pub(super) fn subject(&self) -> Option<Subject> {
        let person = || self.persons.first().map(|(person, _)| Subject::Person(*person));
        self.case.map(Subject::Case).or_else(person)
    }
}
