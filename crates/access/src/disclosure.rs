//! The value without which nothing with personal data leaves the house. The rules that grant one stand in `consents`.

use base::day::Day;
use base::ids::{AccountId, CaseId, PersonId, RowId};

/// The right to grant disclosures. `app` makes one and moves it into `consents`; nobody else names it.
#[derive(Debug)]
pub struct DisclosureMaker {
    _only_the_wiring: (),
}

impl DisclosureMaker {
    /// The maker; called once, by `app` (an architecture test holds this).
    pub fn for_the_wiring() -> Self {
        Self { _only_the_wiring: () }
    }

    /// Grants a disclosure. Whether it may be granted has been decided before, by the gate in `consents`.
    pub fn grant(&self, subject: Subject, terms: Terms) -> Disclosure {
        Disclosure { subject, terms }
    }
}

/// About whom data would leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A person.
    Person(PersonId),
    /// A case with its lead person.
    Case(CaseId),
}

/// The ground on which data may leave (system part C; dossier § 4.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A row of a consent declaration that names recipient, category, purpose and direction.
    ConsentRow(RowId),
    /// It goes to the person it is about, or to who acts for them.
    ToThePerson,
    /// A law demands it; two people stand for it.
    LegalDuty {
        /// The paragraph, such as `§ 4 KKG`.
        paragraph: String,
        /// Who decided.
        decided_by: AccountId,
        /// The second pair of eyes.
        confirmed_by: AccountId,
    },
    /// It stays with the same controller, for this purpose.
    SameController {
        /// The purpose, from the list of purposes.
        purpose: String,
    },
}

/// To whom, what for, on which ground, on which day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Who receives it, as printed in the file and in the audit.
    pub recipient: String,
    /// The ground.
    pub basis: Basis,
    /// The day of the decision.
    pub on: Day,
}

/// A granted disclosure: `print`, `post` and every other way out ask for one before they take personal data.
#[derive(Debug)]
pub struct Disclosure {
    subject: Subject,
    terms: Terms,
}

impl Disclosure {
    /// About whom data leave.
    pub fn subject(&self) -> Subject {
        self.subject
    }

    /// To whom, what for and on which ground.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }
}
