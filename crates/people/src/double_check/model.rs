//! When the double check may be asked, and what it answers. Knows no database and no page.

use base::ids::PersonId;

use crate::matching::hit::{Class, Reason, Resemblance};
use crate::person::born::Born;
use crate::person::model::{Details, Name};

/// How often an account may ask within 24 hours: enough for the busiest consultation hour, too little to search.
pub const PER_DAY: i64 = 30;

/// What the double check says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The name was not full or no birth was given: only one's own persons were looked through.
    NotAsked,
    /// The account has asked too often today.
    TooMany,
    /// Nobody is known.
    Unknown,
    /// Somebody is known.
    Known(Vec<KnownAt>),
}

/// Where somebody is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KnownAt {
    /// To a colleague of the same controller.
    Colleague {
        /// The colleague's name.
        name: String,
        /// The person, if it belongs to a municipality where the account works that asks: there, acute access is possible.
        acute: Option<PersonId>,
    },
    /// To another controller that lets itself be asked.
    Elsewhere {
        /// The municipality, or the controller where there is none.
        place: String,
    },
}

impl KnownAt {
    /// What happened, as a heading.
    pub fn heading(&self) -> String {
        match self {
            Self::Colleague { name, .. } => format!("Bekannt bei {name}"),
            Self::Elsewhere { .. } => "Vielleicht bekannt".to_owned(),
        }
    }

    /// What to do next.
    pub fn advice(&self) -> String {
        match self {
            Self::Colleague { name, acute: Some(_) } => {
                format!("Bitte sprechen Sie {name} an. Vertretung ist möglich, im Notfall auch Akutzugriff.")
            }
            Self::Colleague { name, .. } => {
                format!(
                    "Bitte sprechen Sie {name} an, bevor Sie einen zweiten Eintrag anlegen. Vertretung ist möglich."
                )
            }
            Self::Elsewhere { place } => {
                format!(
                    "Bitte in {place} fragen, ob die Person dort schon begleitet wird – mit ihrem Einverständnis."
                )
            }
        }
    }

    /// Where acute access is asked for; an address of a higher room, which says itself whether there is a case.
    pub fn acute_path(&self) -> Option<String> {
        match self {
            Self::Colleague {
                acute: Some(person), ..
            } => Some(format!("/faelle/akut?person={person}")),
            Self::Colleague { acute: None, .. } | Self::Elsewhere { .. } => None,
        }
    }
}

/// Whether the question is full: given and family name, and the birth or its year.
pub fn is_full(details: &Details) -> bool {
    !details.name.given.is_empty() && !details.name.family.is_empty() && details.born != Born::Unknown
}

/// What is asked, as one text: forms carry it, so that the same is not asked twice, and something else is.
pub fn question(details: &Details) -> String {
    let Name { given, family, other } = &details.name;
    format!("{given} / {family} / {other} / {}", details.born.german())
}

/// Whether a resemblance is close enough to be told across files: all names answer each other, and so does the birth.
pub fn is_told(resemblance: &Resemblance) -> bool {
    const AGREE: [Reason; 5] = [
        Reason::SameSpelling,
        Reason::SameSound,
        Reason::SwappedNames,
        Reason::SameBirth,
        Reason::BirthYearOnly,
    ];
    resemblance.class == Class::Same || resemblance.reasons.iter().all(|reason| AGREE.contains(reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn details(given: &str, family: &str, born: Born) -> Details {
        Details {
            name: Name {
                given: given.to_owned(),
                family: family.to_owned(),
                other: String::new(),
            },
            born,
            ..Details::default()
        }
    }

    #[test]
    fn only_a_full_name_with_a_birth_may_be_asked() {
        assert!(is_full(&details("Selam", "Tesfay", Born::Year(1990))));
        for less in [
            details("Selam", "Tesfay", Born::Unknown),
            details("", "Tesfay", Born::Year(1990)),
            details("Selam", "", Born::Year(1990)),
        ] {
            assert!(!is_full(&less));
        }
    }

    #[test]
    fn another_name_or_birth_is_another_question_and_nothing_else_is() {
        let asked = question(&details("Selam", "Tesfay", Born::Year(1990)));
        let mut same = details("Selam", "Tesfay", Born::Year(1990));
        same.contact.phone = "0151".to_owned();
        assert_eq!(question(&same), asked);
        for other in [
            details("Selam", "Tesfay", Born::Unknown),
            details("Selam", "Tesfai", Born::Year(1990)),
            details("", "Selam Tesfay", Born::Year(1990)),
        ] {
            assert_ne!(question(&other), asked);
        }
    }

    #[test]
    fn a_likeness_that_is_only_a_guess_is_not_told() {
        let like = |class, reasons: &[Reason]| Resemblance {
            class,
            reasons: reasons.to_vec(),
            distance: 0,
        };
        assert!(is_told(&like(
            Class::Same,
            &[Reason::SmallSlip, Reason::SameBirth]
        )));
        assert!(is_told(&like(
            Class::Perhaps,
            &[Reason::SameSound, Reason::BirthYearOnly]
        )));
        assert!(!is_told(&like(
            Class::Perhaps,
            &[Reason::PartOfName, Reason::SameBirth]
        )));
        assert!(!is_told(&like(
            Class::Perhaps,
            &[Reason::SameSpelling, Reason::BirthUnknown]
        )));
    }
}
