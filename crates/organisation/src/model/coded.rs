//! Closed lists: each value has a code (database), a word (district file) and a label (page). Not an open code list.

/// A value of a closed list.
pub trait Coded: Copy + 'static {
    /// Every value, in the order people expect.
    const ALL: &'static [Self];

    /// The stored form, English and stable: `case_management`.
    fn code(self) -> &'static str;

    /// The form in a district file, German without umlauts: `case-management`.
    fn word(self) -> &'static str;

    /// The form on a page, German: `Case Management`.
    fn label(self) -> &'static str;

    /// The value with this stored code.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }

    /// The value that a district file names with this word.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }
}

/// Writes the enum of a closed list with code, word and label side by side.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident: $code:literal, $word:literal, $label:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            /// The stored form.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The form on a page.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }
        }

        impl $crate::model::coded::Coded for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)*];

            fn code(self) -> &'static str {
                Self::code(self)
            }

            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            fn label(self) -> &'static str {
                Self::label(self)
            }
        }
    };
}

pub(crate) use coded;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::district::DistrictKind;
    use crate::model::evidence::Certainty;
    use crate::model::funding::RateBasis;
    use crate::model::municipality::{FocusGroup, MunicipalityKind, Participation};
    use crate::model::organisation::{OrganisationKind, PrivacyLaw};
    use crate::model::post::{Baustein, Function};

    fn check<T: Coded + PartialEq + std::fmt::Debug>() {
        let codes: BTreeSet<_> = T::ALL.iter().map(|value| value.code()).collect();
        let words: BTreeSet<_> = T::ALL.iter().map(|value| value.word()).collect();
        assert_eq!((codes.len(), words.len()), (T::ALL.len(), T::ALL.len()));
        for value in T::ALL {
            assert_eq!(T::from_code(value.code()), Some(*value));
            assert_eq!(T::from_word(value.word()), Some(*value));
            assert!(
                value
                    .word()
                    .chars()
                    .all(|letter| letter.is_ascii_lowercase() || letter == '-' || letter.is_ascii_digit())
            );
            assert!(!value.label().is_empty());
        }
    }

    #[test]
    fn every_closed_list_finds_its_values_by_code_and_by_word() {
        check::<Certainty>();
        check::<DistrictKind>();
        check::<MunicipalityKind>();
        check::<Participation>();
        check::<FocusGroup>();
        check::<OrganisationKind>();
        check::<PrivacyLaw>();
        check::<Baustein>();
        check::<Function>();
        check::<RateBasis>();
    }
}
