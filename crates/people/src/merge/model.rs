//! When two entries may become one person. Knows no database and no page.

use base::ids::{AccountId, OrganisationId, PersonId};
use base::refusal::Refusal;

/// What is known of an entry before it is merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// The person.
    pub person: PersonId,
    /// Whose person it is.
    pub owner: Option<AccountId>,
    /// The controller (Verantwortlicher).
    pub controller: OrganisationId,
    /// Whether it points to another entry already.
    pub is_gone: bool,
    /// How many entries point to it.
    pub pointing_here: usize,
}

/// Why two entries stay two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeRefused {
    /// They are the same entry.
    SameEntry,
    /// They belong to different case managers or controllers.
    OfDifferentCarers,
    /// One of them is part of another person already.
    AlreadyMerged,
    /// Others were merged into the one that would go.
    OthersPointToIt,
}

impl Refusal for MergeRefused {
    fn german(&self) -> String {
        let sentence = match self {
            Self::SameEntry => "Bitte wählen Sie zwei verschiedene Einträge.",
            Self::OfDifferentCarers => {
                "Die Einträge gehören verschiedenen Zuständigen. Lassen Sie zuerst einen davon übergeben."
            }
            Self::AlreadyMerged => {
                "Einer der Einträge ist schon Teil einer anderen Person. Trennen Sie ihn dort zuerst."
            }
            Self::OthersPointToIt => {
                "Mit dem Eintrag, der aufgehen soll, wurden schon andere zusammengeführt. Behalten Sie diesen, oder trennen Sie die anderen zuerst."
            }
        };
        sentence.to_owned()
    }
}

/// Whether the second may become part of the first.
///
/// # Errors
/// [`MergeRefused`] says why not.
pub fn may_merge(kept: &Side, gone: &Side) -> Result<(), MergeRefused> {
    if kept.person == gone.person {
        return Err(MergeRefused::SameEntry);
    }
    if kept.owner != gone.owner || kept.controller != gone.controller {
        return Err(MergeRefused::OfDifferentCarers);
    }
    if kept.is_gone || gone.is_gone {
        return Err(MergeRefused::AlreadyMerged);
    }
    if gone.pointing_here > 0 {
        return Err(MergeRefused::OthersPointToIt);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn side(number: u128) -> Side {
        Side {
            person: PersonId::from_uuid(Uuid::from_u128(number)),
            owner: Some(AccountId::from_uuid(Uuid::from_u128(7))),
            controller: OrganisationId::from_uuid(Uuid::from_u128(8)),
            is_gone: false,
            pointing_here: 0,
        }
    }

    #[test]
    fn only_two_free_entries_of_one_case_manager_become_one() {
        let (kept, gone) = (side(1), side(2));
        assert_eq!(may_merge(&kept, &gone), Ok(()));
        assert_eq!(may_merge(&kept, &kept), Err(MergeRefused::SameEntry));
        let others = Side { owner: None, ..gone };
        assert_eq!(may_merge(&kept, &others), Err(MergeRefused::OfDifferentCarers));
        let part_of_another = Side {
            is_gone: true,
            ..gone
        };
        assert_eq!(
            may_merge(&kept, &part_of_another),
            Err(MergeRefused::AlreadyMerged)
        );
        assert_eq!(
            may_merge(&part_of_another, &kept),
            Err(MergeRefused::AlreadyMerged)
        );
        let with_others = Side {
            pointing_here: 1,
            ..gone
        };
        assert_eq!(may_merge(&kept, &with_others), Err(MergeRefused::OthersPointToIt));
        assert_eq!(may_merge(&with_others, &kept), Ok(()));
    }
}
