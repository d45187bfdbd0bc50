//! What an assessment is: a version of what was talked about, and what follows for how things stand. Knows no database.

use std::collections::BTreeMap;

use base::day::Day;
use base::moment::Moment;
use cases::life_area::LifeArea;

db::coded! {
    /// How quickly something must happen in a life area.
    pub enum Urgency {
        /// It can wait.
        Later = "later",
        /// In the next weeks.
        Soon = "soon",
        /// At once.
        Now = "now",
    }
}

impl Urgency {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Later => "in Ruhe",
            Self::Soon => "bald",
            Self::Now => "sofort",
        }
    }
}

/// A level from 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Level(i64);

impl Level {
    /// All levels, from low to high.
    pub const ALL: [Self; 5] = [Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// The level with this number.
    pub fn new(number: i64) -> Option<Self> {
        (1..=5).contains(&number).then_some(Self(number))
    }

    /// Its number.
    pub const fn number(self) -> i64 {
        self.0
    }

    /// Its place in a list of five.
    pub(crate) const fn index(self) -> usize {
        match self.0 {
            2 => 1,
            3 => 2,
            4 => 3,
            5 => 4,
            _ => 0,
        }
    }
}

/// What was said about one life area; what is `None` or empty was not talked about.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct AreaView {
    /// Bedarf: how much has to happen, as the professional sees it.
    pub need: Option<Level>,
    /// Bedürfnis: how much the client wants it.
    pub wish: Option<Level>,
    /// How quickly.
    pub urgency: Option<Urgency>,
    /// What helps.
    pub resources: String,
    /// What stands in the way.
    pub obstacles: String,
}

impl std::fmt::Debug for AreaView {
    /// Levels only; the texts are about a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AreaView({:?}, {:?})", self.need, self.wish)
    }
}

impl AreaView {
    /// Whether anything was said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What was said about all life areas that were talked about.
pub type Views = BTreeMap<LifeArea, AreaView>;

/// One assessment: what was talked about on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number within the case, from 1.
    pub number: i64,
    /// The day of the talk.
    pub held_on: Day,
    /// When it was written down.
    pub at: Moment,
    /// Who wrote it down, as colleagues see the name.
    pub by: String,
    /// What was talked about.
    pub views: Views,
}

/// How things stand after these versions, the oldest first: of each area what was said last.
pub fn standing(versions: &[Version]) -> Views {
    let mut standing = Views::new();
    for version in versions {
        for (area, view) in &version.views {
            standing.insert(*area, view.clone());
        }
    }
    standing
}

/// How things stood when each area was first talked about.
pub fn first(versions: &[Version]) -> Views {
    let mut first = Views::new();
    for version in versions {
        for (area, view) in &version.views {
            first.entry(*area).or_insert_with(|| view.clone());
        }
    }
    first
}

/// When an area was talked about last.
pub fn last_talk(versions: &[Version], area: LifeArea) -> Option<Day> {
    versions
        .iter()
        .rev()
        .find(|version| version.views.contains_key(&area))
        .map(|version| version.held_on)
}

/// What of a form is stored as talked about today: what differs from how things stood, and what was ticked as
/// talked about without a change. An area that was emptied counts as changed.
pub fn talked_about(standing: &Views, typed: Views, unchanged: &[LifeArea]) -> Views {
    let empty = AreaView::default();
    typed
        .into_iter()
        .filter(|(area, view)| {
            let before = standing.get(area).unwrap_or(&empty);
            view != before || (unchanged.contains(area) && !view.is_empty())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn view(need: i64) -> AreaView {
        AreaView {
            need: Level::new(need),
            ..AreaView::default()
        }
    }

    fn version(number: i64, views: &[(LifeArea, AreaView)]) -> Version {
        Version {
            number,
            held_on: "2026-03-02"
                .parse::<Day>()
                .unwrap()
                .plus_months(i32::try_from(number).unwrap()),
            at: Moment::from_milliseconds(number),
            by: String::new(),
            views: views.iter().cloned().collect(),
        }
    }

    #[test]
    fn of_each_area_what_was_said_last_holds_and_what_was_said_first_is_kept() {
        let versions = [
            version(1, &[(LifeArea::Housing, view(5)), (LifeArea::Health, view(2))]),
            version(2, &[(LifeArea::Housing, view(3))]),
        ];
        let now = standing(&versions);
        assert_eq!(now[&LifeArea::Housing], view(3));
        assert_eq!(now[&LifeArea::Health], view(2));
        assert_eq!(first(&versions)[&LifeArea::Housing], view(5));
        assert!(!now.contains_key(&LifeArea::School));
        assert_eq!(last_talk(&versions, LifeArea::Health), Some(versions[0].held_on));
        assert_eq!(last_talk(&versions, LifeArea::School), None);
    }

    #[test]
    fn only_what_changed_or_was_ticked_is_stored_as_talked_about() {
        let before = Views::from([(LifeArea::Housing, view(3)), (LifeArea::Health, view(2))]);
        let typed = Views::from([
            (LifeArea::Housing, view(4)),
            (LifeArea::Health, view(2)),
            (LifeArea::School, AreaView::default()),
        ]);
        let changed = talked_about(&before, typed.clone(), &[]);
        assert_eq!(changed.keys().copied().collect::<Vec<_>>(), [LifeArea::Housing]);
        let ticked = talked_about(&before, typed, &[LifeArea::Health, LifeArea::School]);
        assert_eq!(
            ticked.keys().copied().collect::<Vec<_>>(),
            [LifeArea::Housing, LifeArea::Health]
        );
    }

    proptest! {
        #[test]
        fn storing_what_was_talked_about_leads_to_what_was_typed(
            before in prop::collection::btree_map(0usize..11, 1i64..=5, 0..11),
            typed in prop::collection::btree_map(0usize..11, 1i64..=5, 0..11),
        ) {
            let views = |levels: std::collections::BTreeMap<usize, i64>| -> Views {
                levels.into_iter().map(|(area, need)| (LifeArea::ALL[area], view(need))).collect()
            };
            let (before, typed) = (views(before), views(typed));
            let stored = talked_about(&before, typed.clone(), &[]);
            let mut after = before.clone();
            after.extend(stored.clone());
            for (area, view) in &typed {
                prop_assert_eq!(&after[area], view);
            }
            for (area, view) in &stored {
                prop_assert_ne!(before.get(area), Some(view));
            }
        }
    }
}
