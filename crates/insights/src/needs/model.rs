//! The analysis as a value, what its cells say, its half-years and how two of them compare. Knows no database.

use base::day::Day;
use base::refusal::Refusal;
use cases::life_area::LifeArea;
use directory::field::FieldOfAction;
use figures::period::{Length, Period};
use figures::shown::Shown;
use serde::{Deserialize, Serialize};

use super::spoken;

/// The key of the line of the whole district.
pub const DISTRICT: &str = "";

/// A half-year that nobody froze freezes so many days after its end: time to say something about it.
pub const GRACE_DAYS: i32 = 31;

/// What was there and what was missing, by place and field of action.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Analysis {
    /// Of which time the needs are: they are published when a half-year is over.
    #[serde(with = "spoken::maybe")]
    pub needs_of: Option<Period>,
    /// The municipalities in order of name, then the district.
    pub places: Vec<PlaceLine>,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceLine {
    /// Its key in master data; [`DISTRICT`] for the whole.
    pub key: String,
    /// Its name as it was.
    pub name: String,
    /// One cell for each field of action, in their order.
    pub cells: Vec<FieldCell>,
}

/// One field of action in one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldCell {
    /// The field.
    #[serde(with = "spoken")]
    pub field: FieldOfAction,
    /// How often it was noted that an offer is missing.
    pub gaps: i64,
    /// For how many people, together.
    pub people: i64,
    /// Needs of people, as they were published.
    pub needs: Vec<Need>,
    /// What there is.
    pub offers: Offers,
}

/// The needs of one life area, as published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// The life area.
    #[serde(with = "spoken")]
    pub area: LifeArea,
    /// What was shown.
    pub shown: ShownNeed,
    /// Whether the region stands in for the municipality, which is too small.
    pub is_of_region: bool,
}

/// A number about people as it was published: nothing finer can be made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShownNeed {
    /// Withheld.
    Withheld,
    /// Fewer than three.
    UnderFive,
    /// Rounded to five.
    Number(i64),
}

impl ShownNeed {
    /// As it is published.
    pub const fn of(shown: Shown) -> Self {
        match shown {
            Shown::UnderFive => Self::UnderFive,
            Shown::Number(number) => Self::Number(number),
            Shown::Withheld => Self::Withheld,
        }
    }

    /// In German.
    pub fn german(self) -> String {
        match self {
            Self::Withheld => "–".to_owned(),
            Self::UnderFive => "unter 5".to_owned(),
            Self::Number(number) => number.to_string(),
        }
    }
}

/// What is offered in a field for a place: its own offers and those for the whole district.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offers {
    /// How many.
    pub count: i64,
    /// In how many languages, together.
    pub languages: i64,
    /// Free places, as far as they are known.
    pub free: Option<i64>,
    /// All places, as far as they are known.
    pub room: Option<i64>,
    /// The longest waiting time that is known.
    pub waiting_days: Option<i64>,
}

impl FieldCell {
    /// A cell in which nothing is known.
    pub fn new(field: FieldOfAction) -> Self {
        Self {
            field,
            gaps: 0,
            people: 0,
            needs: Vec::new(),
            offers: Offers::default(),
        }
    }

    /// How dark the cell is, from 0 to 5, by the people for whom there was nothing.
    pub const fn depth(&self) -> u8 {
        match self.people {
            ..=0 => 0,
            1..=2 => 1,
            3..=5 => 2,
            6..=10 => 3,
            11..=20 => 4,
            _ => 5,
        }
    }

    /// The same without colour: filled and empty dots.
    pub fn dots(&self) -> String {
        let filled = usize::from(self.depth());
        format!("{}{}", "●".repeat(filled), "○".repeat(5 - filled))
    }

    /// The highest published need of its life areas; cells are never added up.
    pub fn highest_need(&self) -> Option<Need> {
        self.needs.iter().copied().max_by_key(|need| need.shown)
    }

    /// Whether nothing at all is known: „unter 5" may be nobody.
    fn is_empty(&self) -> bool {
        let is_number = |need: &Need| matches!(need.shown, ShownNeed::Number(_));
        self.gaps == 0 && self.offers.count == 0 && !self.needs.iter().any(is_number)
    }
}

impl Analysis {
    /// The line of a place.
    pub fn place(&self, key: &str) -> Option<&PlaceLine> {
        self.places.iter().find(|place| place.key == key)
    }

    /// One cell.
    pub fn cell(&self, key: &str, field: FieldOfAction) -> Option<&FieldCell> {
        self.place(key)?.cells.iter().find(|cell| cell.field == field)
    }

    /// Whether there is nothing to analyse.
    pub fn is_empty(&self) -> bool {
        self.places
            .iter()
            .all(|place| place.cells.iter().all(FieldCell::is_empty))
    }
}

/// How the people without an offer changed since an earlier analysis; nothing where the earlier one had no such cell.
pub fn change(now: &FieldCell, before: Option<&FieldCell>) -> Option<i64> {
    before.map(|before| now.people - before.people)
}

/// A change in words.
pub fn change_german(change: i64) -> String {
    match change {
        0 => "wie zuvor".to_owned(),
        more @ 1.. => format!("+{more}"),
        less => format!("−{}", less.abs()),
    }
}

/// The fields of action in which a life area counts; „Ausbildung und Arbeit" is one life area and two fields.
pub const fn fields_of(area: LifeArea) -> &'static [FieldOfAction] {
    match area {
        LifeArea::Language => &[FieldOfAction::Language],
        LifeArea::School => &[FieldOfAction::Education],
        LifeArea::Work => &[FieldOfAction::Training, FieldOfAction::Work],
        LifeArea::Livelihood => &[FieldOfAction::Work],
        LifeArea::Housing => &[FieldOfAction::Housing],
        LifeArea::Health => &[FieldOfAction::Health],
        LifeArea::Residence | LifeArea::Naturalisation => &[FieldOfAction::Residence],
        LifeArea::Family | LifeArea::Participation | LifeArea::Discrimination => {
            &[FieldOfAction::Participation]
        }
    }
}

/// The half-year in which a day lies.
pub fn half_of(day: Day) -> Period {
    let month = Period::month_of(day);
    (0..6)
        .find_map(|ahead| month.before(-ahead).ending_with(Length::HalfYear))
        .unwrap_or(month)
}

/// By when a half-year that nobody froze freezes by itself.
pub fn freezes_on(half: Period) -> Day {
    half.last_day().plus_days(GRACE_DAYS)
}

/// Why a half-year is not frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FreezeRefused {
    /// It is not over.
    StillRunning(Period),
    /// It is frozen, and a frozen one never changes.
    FrozenBefore(Period),
}

impl Refusal for FreezeRefused {
    fn german(&self) -> String {
        match self {
            Self::StillRunning(half) => format!(
                "Das {} läuft noch. Festschreiben können Sie es ab dem {}.",
                half.german(),
                half.last_day().plus_days(1).german()
            ),
            Self::FrozenBefore(half) => format!(
                "Das {} ist schon festgeschrieben. Eine festgeschriebene Analyse ändert sich nicht mehr.",
                half.german()
            ),
        }
    }
}

/// Whether a half-year can be frozen.
///
/// # Errors
/// [`FreezeRefused`], the first reason that holds.
pub fn may_freeze(half: Period, frozen: &[Period], today: Day) -> Result<(), FreezeRefused> {
    if frozen.contains(&half) {
        return Err(FreezeRefused::FrozenBefore(half));
    }
    if today <= half.last_day() {
        return Err(FreezeRefused::StillRunning(half));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn half(text: &str) -> Period {
        text.parse().unwrap()
    }

    fn cell(people: i64) -> FieldCell {
        FieldCell {
            people,
            ..FieldCell::new(FieldOfAction::Housing)
        }
    }

    #[test]
    fn a_cell_is_as_dark_as_people_were_without_an_offer() {
        for (people, depth, dots) in [
            (0, 0, "○○○○○"),
            (1, 1, "●○○○○"),
            (2, 1, "●○○○○"),
            (3, 2, "●●○○○"),
            (5, 2, "●●○○○"),
            (6, 3, "●●●○○"),
            (10, 3, "●●●○○"),
            (11, 4, "●●●●○"),
            (20, 4, "●●●●○"),
            (21, 5, "●●●●●"),
        ] {
            assert_eq!(
                (cell(people).depth(), cell(people).dots().as_str()),
                (depth, dots),
                "{people}"
            );
        }
    }

    #[test]
    fn the_highest_need_is_one_that_was_published_and_no_sum() {
        let need = |area, shown| Need {
            area,
            shown,
            is_of_region: false,
        };
        for (needs, expected) in [
            (vec![], None),
            (
                vec![need(LifeArea::Work, ShownNeed::Withheld)],
                Some(ShownNeed::Withheld),
            ),
            (
                vec![
                    need(LifeArea::Residence, ShownNeed::UnderFive),
                    need(LifeArea::Naturalisation, ShownNeed::Withheld),
                ],
                Some(ShownNeed::UnderFive),
            ),
            (
                vec![
                    need(LifeArea::Work, ShownNeed::Number(10)),
                    need(LifeArea::Livelihood, ShownNeed::Number(15)),
                ],
                Some(ShownNeed::Number(15)),
            ),
        ] {
            let cell = FieldCell {
                needs: needs.clone(),
                ..cell(0)
            };
            assert_eq!(cell.highest_need().map(|need| need.shown), expected, "{needs:?}");
        }
    }

    #[test]
    fn every_life_area_counts_in_a_field_and_every_field_has_one() {
        for area in LifeArea::ALL {
            assert!(!fields_of(*area).is_empty(), "{area}");
        }
        for field in FieldOfAction::ALL {
            assert!(
                LifeArea::ALL.iter().any(|area| fields_of(*area).contains(field)),
                "{field}"
            );
        }
    }

    #[test]
    fn a_day_lies_in_its_half_year() {
        for (on, expected) in [
            ("2026-01-01", "2026-H1"),
            ("2026-06-30", "2026-H1"),
            ("2026-07-01", "2026-H2"),
            ("2026-12-31", "2026-H2"),
        ] {
            assert_eq!(half_of(day(on)), half(expected), "{on}");
        }
        assert_eq!(freezes_on(half("2026-H1")), day("2026-07-31"));
    }

    #[test]
    fn only_a_half_year_that_is_over_and_open_is_frozen() {
        let frozen = [half("2025-H2")];
        for (asked, today, expected) in [
            (
                "2026-H1",
                "2026-06-30",
                Err(FreezeRefused::StillRunning(half("2026-H1"))),
            ),
            ("2026-H1", "2026-07-01", Ok(())),
            (
                "2025-H2",
                "2026-07-01",
                Err(FreezeRefused::FrozenBefore(half("2025-H2"))),
            ),
        ] {
            assert_eq!(
                may_freeze(half(asked), &frozen, day(today)),
                expected,
                "{asked} {today}"
            );
        }
    }

    #[test]
    fn two_analyses_compare_cell_by_cell() {
        for (now, before, expected, words) in [
            (7, Some(4), Some(3), "+3"),
            (4, Some(7), Some(-3), "−3"),
            (4, Some(4), Some(0), "wie zuvor"),
            (4, None, None, ""),
        ] {
            let got = change(&cell(now), before.map(cell).as_ref());
            assert_eq!(got, expected, "{now} {before:?}");
            assert_eq!(got.map(change_german).unwrap_or_default(), words);
        }
    }

    #[test]
    fn what_was_frozen_is_read_as_it_was_written() {
        let analysis = Analysis {
            needs_of: Some(half("2026-H1")),
            places: vec![PlaceLine {
                key: DISTRICT.to_owned(),
                name: "Kreis".to_owned(),
                cells: vec![FieldCell {
                    gaps: 2,
                    people: 5,
                    needs: vec![Need {
                        area: LifeArea::Housing,
                        shown: ShownNeed::Number(15),
                        is_of_region: true,
                    }],
                    offers: Offers {
                        count: 3,
                        waiting_days: Some(40),
                        ..Offers::default()
                    },
                    ..FieldCell::new(FieldOfAction::Housing)
                }],
            }],
        };
        let written = serde_json::to_string(&analysis).unwrap();
        assert_eq!(serde_json::from_str::<Analysis>(&written).unwrap(), analysis);
        assert!(!analysis.is_empty());
        assert!(Analysis::default().is_empty());
    }
}
