//! The ways on which something of a person leaves: a closed list, with what each may carry and on which basis. What takes
//! none of them does not leave: `print` and `post` ask for a disclosure, the gate makes it, and the gate asks for a path.

use crate::model::basis::BasisKind;
use crate::model::category::Category;

db::coded! {
    /// A way out.
    pub enum OutgoingPath {
        /// A printed declaration or its confirmation.
        Declaration = "declaration",
        /// A letter: to the person, or to an office.
        Letter = "letter",
        /// A plan, an assessment or a map in print.
        Plan = "plan",
        /// The sheet that spares the person telling everything twice.
        HandOverSheet = "hand_over_sheet",
        /// Arranging help at another place. The room of referrals asks for it.
        Referral = "referral",
        /// A case conference with others.
        Conference = "conference",
        /// Showing a case to somebody for advice.
        Consultation = "consultation",
        /// Giving a case to another case manager.
        Transfer = "transfer",
        /// A talk, on the phone or face to face.
        Talk = "talk",
        /// A list as a file.
        Export = "export",
        /// Everything that is kept of a person, for the person.
        AccessFile = "access_file",
        /// A mail: it says that there is something, and when.
        Mail = "mail",
        /// A document of the file.
        Document = "document",
        /// A page that a partner sees. The rooms of referrals and the portal ask for it.
        PartnerPage = "page",
        /// Handing a person over to the immigration or naturalisation authority.
        ResidenceOffice = "residence_office",
        /// An appointment in somebody's calendar.
        Calendar = "calendar",
    }
}

/// What a path may carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carries {
    /// Whatever the basis covers.
    Everything,
    /// These categories only, whatever the basis covers.
    Only(&'static [Category]),
}

/// Where and when, and who is meant.
const WHO_AND_WHEN: &[Category] = &[Category::Contact, Category::Appointments];

impl OutgoingPath {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Declaration => "Erklärung",
            Self::Letter => "Schreiben",
            Self::Plan => "Plan oder Einschätzung",
            Self::HandOverSheet => "Übergabebogen",
            Self::Referral => "Vermittlung",
            Self::Conference => "Fallbesprechung",
            Self::Consultation => "Fallberatung",
            Self::Transfer => "Abgabe des Falls",
            Self::Talk => "Gespräch",
            Self::Export => "Export",
            Self::AccessFile => "Auskunft",
            Self::Mail => "E-Mail",
            Self::Document => "Dokument",
            Self::PartnerPage => "Seite für Partner",
            Self::ResidenceOffice => "Übergabe an Ausländer- oder Einbürgerungsbehörde",
            Self::Calendar => "Kalendereintrag",
        }
    }

    /// On which bases it may be taken. An immigration authority is reached by consent alone, on every path.
    pub const fn bases(self) -> &'static [BasisKind] {
        use BasisKind::{Consent, Controller, Law, Person};
        match self {
            Self::Declaration | Self::AccessFile => &[Person],
            Self::Letter | Self::Mail | Self::Document => &[Person, Consent, Law],
            Self::Plan | Self::Calendar => &[Person, Consent],
            Self::HandOverSheet | Self::Consultation | Self::Transfer => &[Consent, Controller],
            Self::Referral | Self::Conference | Self::PartnerPage | Self::ResidenceOffice => &[Consent],
            Self::Talk => &[Consent, Law],
            Self::Export => &[Controller],
        }
    }

    /// Whether it may be taken on this basis.
    pub fn allows(self, basis: BasisKind) -> bool {
        self.bases().contains(&basis)
    }

    /// What it may carry.
    pub const fn carries(self) -> Carries {
        match self {
            Self::Export => Carries::Only(&[Category::Contact]),
            Self::Mail | Self::Calendar => Carries::Only(WHO_AND_WHEN),
            _ => Carries::Everything,
        }
    }

    /// Whether it may carry this category.
    pub fn may_carry(self, category: Category) -> bool {
        match self.carries() {
            Carries::Everything => true,
            Carries::Only(categories) => categories.contains(&category),
        }
    }

    /// The paths that a legal duty may take.
    pub fn by_law() -> impl Iterator<Item = Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(|path| path.allows(BasisKind::Law))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_has_a_basis_and_only_consent_leads_to_an_immigration_authority_by_its_own_path() {
        for path in OutgoingPath::ALL {
            assert!(!path.bases().is_empty(), "{path}");
        }
        assert_eq!(OutgoingPath::ResidenceOffice.bases(), [BasisKind::Consent]);
    }

    #[test]
    fn what_leaves_unread_by_anybody_carries_next_to_nothing() {
        for path in [OutgoingPath::Export, OutgoingPath::Mail, OutgoingPath::Calendar] {
            assert!(path.may_carry(Category::Contact), "{path}");
            assert!(!path.may_carry(Category::Plan), "{path}");
            assert!(!path.may_carry(Category::Health), "{path}");
        }
    }
}
