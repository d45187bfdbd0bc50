//! What a list of cases can be filtered by, as it stands in the address: codes only, never a name. No database.

use base::ids::MunicipalityId;
use base::language::Language;

use crate::case::model::Phase;
use crate::life_area::LifeArea;

db::coded! {
    /// What higher rooms flag about a case, for lists. Each kind belongs to one room, which replaces all flags of it.
    pub enum FlagKind {
        /// A life area that is being worked on, with the level of its last assessment; of `planning`.
        LifeArea = "life_area",
        /// What was planned is overdue from a day on: a review, an assessment; of `planning`.
        OverduePlan = "overdue_plan",
        /// What stands in the calendar is overdue from a day on: a follow-up, a deadline; of `calendar`.
        OverdueDate = "overdue_date",
    }
}

impl FlagKind {
    /// Whether it says that something is overdue.
    pub const fn is_overdue(self) -> bool {
        matches!(self, Self::OverduePlan | Self::OverdueDate)
    }
}

/// Which phases are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phases {
    /// All that are not closed.
    #[default]
    Open,
    /// Only this one.
    Only(Phase),
    /// All.
    All,
}

impl Phases {
    /// The word in the address and for the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Only(phase) => phase.code(),
            Self::All => "",
        }
    }

    /// The word in the address: empty for the open ones, which are shown at first.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "",
            Self::Only(phase) => phase.code(),
            Self::All => "alle",
        }
    }

    fn of(word: &str) -> Self {
        match word {
            "alle" => Self::All,
            other => other.parse().map_or(Self::Open, Self::Only),
        }
    }
}

/// What a list is filtered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// Which phases.
    pub phases: Phases,
    /// Only this municipality.
    pub municipality: Option<MunicipalityId>,
    /// Only cases in which this life area is worked on.
    pub life_area: Option<LifeArea>,
    /// Only this language.
    pub language: Option<Language>,
    /// Only cases with something overdue.
    pub is_overdue: bool,
}

/// Names of the parameters.
pub(crate) const PHASE: &str = "phase";
pub(crate) const MUNICIPALITY: &str = "kommune";
pub(crate) const LIFE_AREA: &str = "bereich";
pub(crate) const LANGUAGE: &str = "sprache";
pub(crate) const OVERDUE: &str = "ueberfaellig";

impl CaseFilter {
    /// The filter that these parameters name; what is not understood filters nothing.
    pub fn of<'v>(value: impl Fn(&'static str) -> &'v str) -> Self {
        Self {
            phases: Phases::of(value(PHASE)),
            municipality: value(MUNICIPALITY).parse().ok(),
            life_area: value(LIFE_AREA).parse().ok(),
            language: value(LANGUAGE).parse().ok(),
            is_overdue: !value(OVERDUE).is_empty(),
        }
    }

    /// The parameters that name this filter.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let text = |value: Option<String>| value.unwrap_or_default();
        let all = vec![
            (PHASE, self.phases.word().to_owned()),
            (MUNICIPALITY, text(self.municipality.map(|id| id.to_string()))),
            (LIFE_AREA, text(self.life_area.map(|area| area.code().to_owned()))),
            (
                LANGUAGE,
                text(self.language.map(|language| language.tag().to_owned())),
            ),
            (
                OVERDUE,
                if self.is_overdue {
                    "ja".to_owned()
                } else {
                    String::new()
                },
            ),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_comes_back_from_its_parameters() {
        let filter = CaseFilter {
            phases: Phases::Only(Phase::ReferredOn),
            municipality: "00000000-0000-4000-8000-0000000000b1".parse().ok(),
            life_area: Some(LifeArea::Housing),
            language: Some(Language::Arabic),
            is_overdue: true,
        };
        for filter in [
            filter,
            CaseFilter::default(),
            CaseFilter {
                phases: Phases::All,
                ..filter
            },
        ] {
            let parameters = filter.parameters();
            let value = |name| {
                let found = parameters.iter().find(|(own, _)| *own == name);
                found.map_or("", |(_, value)| value.as_str())
            };
            assert_eq!(CaseFilter::of(value), filter);
        }
        assert_eq!(CaseFilter::of(|_| "unsinn").phases, Phases::Open);
    }
}
