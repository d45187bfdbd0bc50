//! Who signs for whom. A hint for the case manager, who sees the person; not a lock.

use crate::model::declaration::GivenBy;

/// From about this age (years) people understand what they agree to. Source: dossier § 4.2 No. 11, § 36 SGB I as model.
pub const AGE_OF_INSIGHT: i16 = 15;
/// From this age (years) people are of age. Source: § 2 BGB.
pub const FULL_AGE: i16 = 18;

/// Who signs, as far as the age says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signer {
    /// The person alone.
    Person,
    /// The person; the parents should know.
    PersonWithParents,
    /// The parents.
    Parents,
    /// The age is not known.
    Unknown,
}

/// Who signs at this age in full years.
pub const fn signer(age: Option<i16>) -> Signer {
    match age {
        None => Signer::Unknown,
        Some(age) if age >= FULL_AGE => Signer::Person,
        Some(age) if age >= AGE_OF_INSIGHT => Signer::PersonWithParents,
        Some(_) => Signer::Parents,
    }
}

impl Signer {
    /// Who is proposed in the form.
    pub const fn proposed(self) -> GivenBy {
        match self {
            Self::Parents => GivenBy::Parent,
            _ => GivenBy::Person,
        }
    }

    /// Whether the sheet explains who signs for minors.
    pub const fn is_minor(self) -> bool {
        matches!(self, Self::Parents | Self::PersonWithParents)
    }

    /// What the form says about it; empty for adults.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Person => "",
            Self::PersonWithParents => {
                "Zwischen 15 und 17 Jahren unterschreibt in der Regel die Person selbst, wenn sie die Bedeutung \
                 versteht. Die Sorgeberechtigten sollten Bescheid wissen."
            }
            Self::Parents => {
                "Unter 15 Jahren unterschreiben in der Regel die Sorgeberechtigten, bei gemeinsamer Sorge beide."
            }
            Self::Unknown => {
                "Das Alter ist nicht bekannt. Für Kinder unterschreiben die Sorgeberechtigten, ab etwa 15 Jahren \
                 die jungen Menschen selbst."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_about_fifteen_young_people_sign_themselves() {
        let check = |age, expected| assert_eq!(signer(age), expected, "{age:?}");
        check(None, Signer::Unknown);
        check(Some(0), Signer::Parents);
        check(Some(14), Signer::Parents);
        check(Some(15), Signer::PersonWithParents);
        check(Some(17), Signer::PersonWithParents);
        check(Some(18), Signer::Person);
        check(Some(90), Signer::Person);
    }
}
