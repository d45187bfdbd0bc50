//! A missing offer as a value: field, place, language, how many people. Reads no row and knows no case.

use base::day::Day;
use base::ids::{GapId, MunicipalityId};
use base::language::Language;

use crate::field::FieldOfAction;
use crate::topic::Topic;

/// Most people whom one entry may name.
pub const MOST_PEOPLE: i64 = 999;

db::coded! {
    /// Why there was nothing.
    pub enum GapReason {
        /// There is no such offer.
        NoOffer = "no_offer",
        /// There is one, but no room in it.
        Full = "full",
        /// There is one, but too far away.
        TooFar = "too_far",
        /// There is one, but not in a language that is understood.
        NoLanguage = "no_language",
        /// There is one, but not open to these people.
        NotEligible = "not_eligible",
        /// There is one, but at hours at which people cannot come.
        Hours = "hours",
        /// There is one, but it costs too much.
        TooExpensive = "too_expensive",
        /// Another reason.
        Other = "other",
    }
}

impl GapReason {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::NoOffer => "gibt es nicht",
            Self::Full => "kein Platz frei",
            Self::TooFar => "zu weit weg",
            Self::NoLanguage => "nicht in einer Sprache, die verstanden wird",
            Self::NotEligible => "Personenkreis ausgeschlossen",
            Self::Hours => "Zeiten passen nicht",
            Self::TooExpensive => "zu teuer",
            Self::Other => "anderer Grund",
        }
    }
}

db::coded! {
    /// Where it was noticed.
    pub enum GapOrigin {
        /// At work on a case.
        Case = "case",
        /// When a referral was declined.
        Referral = "referral",
        /// When a search found nothing.
        Search = "search",
    }
}

impl GapOrigin {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Case => "Fallarbeit",
            Self::Referral => "abgelehnte Vermittlung",
            Self::Search => "Suche ohne Treffer",
        }
    }
}

/// A missing offer to be noted. It takes no case, no person and no account: none of them can be found again from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewGap {
    /// The field of action.
    pub field: FieldOfAction,
    /// The topic, which belongs to the field.
    pub topic: Option<Topic>,
    /// Where the people live.
    pub municipality: Option<MunicipalityId>,
    /// The language in which it was needed, if that was the point.
    pub language: Option<Language>,
    /// For how many people.
    pub people: i64,
    /// Why there was nothing.
    pub reason: GapReason,
    /// Where it was noticed.
    pub origin: GapOrigin,
}

/// A missing offer as noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// A random id that says nothing of its time.
    pub id: GapId,
    /// What was missing.
    pub what: NewGap,
    /// The day.
    pub noted_on: Day,
}
