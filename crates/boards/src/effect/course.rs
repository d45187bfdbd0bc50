//! Published cells as half-years of places with a measure and without: what the rule reads. It knows no database.

use std::collections::{BTreeMap, BTreeSet};

use base::ids::MunicipalityId;
use figures::course::PublishedCell;
use figures::period::Period;
use figures::place::Spot;
use figures::shown::Shown;
use organisation::model::field_of_action::FieldOfAction;

use crate::effect::interval::Interval;
use crate::effect::model::{Counts, HalfYear, last_month_of};

/// What was published of obstacles and open cases.
#[derive(Clone, Debug, Default)]
pub struct Course {
    obstacles: BTreeMap<(Period, Spot), BTreeMap<String, Shown>>,
    open: BTreeMap<(Period, Spot), Shown>,
}

impl Course {
    /// From published cells: obstacles by field of action, and the sums of open cases at the ends of months.
    pub fn new(obstacles: Vec<PublishedCell>, open: Vec<PublishedCell>) -> Self {
        let mut course = Self::default();
        for cell in obstacles {
            course
                .obstacles
                .entry((cell.period, cell.spot))
                .or_default()
                .insert(cell.column, cell.shown);
        }
        for cell in open {
            course.open.insert((cell.period, cell.spot), cell.shown);
        }
        course
    }

    /// Those of these half-years that were published, in order.
    pub fn published(&self, wanted: &[Period]) -> Vec<Period> {
        let is_published = |period: &&Period| self.obstacles.contains_key(&(**period, Spot::District));
        wanted.iter().filter(is_published).copied().collect()
    }

    /// These half-years as far as they were published; no places means the whole district.
    pub fn half_years(
        &self,
        (field, places): (FieldOfAction, &[MunicipalityId]),
        wanted: &[Period],
    ) -> Vec<HalfYear> {
        let chosen: BTreeSet<String> = places.iter().map(ToString::to_string).collect();
        let half_year = |period: Period| {
            let spots = self.obstacles.range((period, Spot::District)..);
            let own =
                spots
                    .take_while(|((own, _), _)| *own == period)
                    .filter_map(|((_, spot), _)| match spot {
                        Spot::Municipality(key) => Some((key, spot)),
                        _ => None,
                    });
            let mut half_year = HalfYear {
                period,
                with: Vec::new(),
                without: Vec::new(),
                district: self.counts((period, &Spot::District), field),
            };
            for (key, spot) in own {
                let counts = self.counts((period, spot), field);
                if chosen.is_empty() || chosen.contains(key) {
                    half_year.with.push(counts);
                } else {
                    half_year.without.push(counts);
                }
            }
            half_year
        };
        self.published(wanted).into_iter().map(half_year).collect()
    }

    fn counts(&self, (period, spot): (Period, &Spot), field: FieldOfAction) -> Counts {
        let key = (period, spot.clone());
        let Some(columns) = self.obstacles.get(&key) else {
            return Counts::ANY;
        };
        let of = |field: FieldOfAction| Interval::of(columns.get(field.code()).copied());
        let open = self.open.get(&(last_month_of(period), key.1)).copied();
        Counts {
            theme: of(field),
            // A case stands once in each field: all fields together tell how eagerly obstacles are noted.
            all: FieldOfAction::ALL
                .iter()
                .fold(Interval::NOTHING, |sum, field| sum.plus(of(*field))),
            active: Interval::of(open),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &str = "00000000-0000-4000-8000-000000000001";
    const THERE: &str = "00000000-0000-4000-8000-000000000002";

    fn cell(period: &str, spot: Spot, column: &str, number: i64) -> PublishedCell {
        PublishedCell {
            period: period.parse().unwrap(),
            spot,
            column: column.to_owned(),
            shown: Shown::Number(number),
        }
    }

    fn place(key: &str) -> Spot {
        Spot::Municipality(key.to_owned())
    }

    #[test]
    fn places_stand_on_the_side_of_the_measure_or_on_the_other() {
        let obstacles = vec![
            cell("2026-H1", Spot::District, "housing", 30),
            cell("2026-H1", place(HERE), "housing", 10),
            cell("2026-H1", place(HERE), "work", 5),
            cell("2026-H1", place(THERE), "housing", 20),
            cell("2025-H2", place(THERE), "housing", 20),
        ];
        let open = vec![cell("2026-06", place(HERE), "", 100)];
        let course = Course::new(obstacles, open);
        let wanted: Vec<Period> = ["2025-H2", "2026-H1"].map(|text| text.parse().unwrap()).into();
        let here: MunicipalityId = HERE.parse().unwrap();

        let half_years = course.half_years((FieldOfAction::Housing, &[here]), &wanted);

        assert_eq!(half_years.len(), 1, "one was not published for the district");
        let half_year = &half_years[0];
        assert_eq!((half_year.with.len(), half_year.without.len()), (1, 1));
        assert_eq!(half_year.with[0].theme, Interval::new(8, 12));
        assert_eq!(half_year.with[0].active, Interval::new(98, 102));
        assert_eq!(
            half_year.with[0].all,
            Interval::ANY.and(Interval { low: 11, high: None })
        );
        assert_eq!(half_year.without[0].active, Interval::ANY);
        let everywhere = course.half_years((FieldOfAction::Housing, &[]), &wanted);
        assert_eq!((everywhere[0].with.len(), everywhere[0].without.len()), (2, 0));
    }
}
