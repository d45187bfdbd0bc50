//! Goes through all rows of a list before anything is made: what is wrong, whom they resemble, which belong together.

use std::collections::HashMap;

use base::ids::{HouseholdId, Ids, PersonId};
use people::matching::birth::Birth;
use people::person::model::{Details, Name};

use crate::finding::{Becomes, Double, Finding};
use crate::row::{Reading, Understood, understood};
use crate::words::folded;
use web::upload::sheet::Row;

/// What was found out about these rows; `known` says which of one's own persons somebody may be.
///
/// Everything that can be read is chosen, but for what may be there already.
pub fn checked(
    rows: &[Row],
    reading: &Reading<'_>,
    ids: &Ids,
    known: impl Fn(&Details) -> Option<PersonId>,
) -> Vec<Finding> {
    let read: Vec<_> = rows
        .iter()
        .map(|row| (row.number, understood(row, reading)))
        .collect();
    let households = households(read.iter().filter_map(|(_, row)| row.as_ref().ok()), ids);
    let mut above = Above::default();
    let findings = read.into_iter().map(|(number, row)| match row {
        Ok(row) => {
            let double = known(&row.details)
                .map(Double::Person)
                .or_else(|| above.same(&row.details).map(Double::Row));
            above.add(number, &row.details);
            let household = row.household.as_ref().and_then(|shared| households.get(shared));
            Finding {
                number,
                becomes: if row.consent.is_some() {
                    Becomes::Case
                } else {
                    Becomes::Card
                },
                is_chosen: double.is_none(),
                double,
                household: household.copied().filter(|_| row.consent.is_some()),
                problems: row.hints,
            }
        }
        Err(problems) => Finding {
            number,
            becomes: Becomes::Nothing,
            is_chosen: false,
            double: None,
            household: None,
            problems,
        },
    });
    findings.collect()
}

/// The rows above, by the words of their names: within one list people are written alike, so spelling decides. How else a
/// name may be spelt is asked of one's own persons only, which costs a look through all of their names for each row.
#[derive(Default)]
struct Above(HashMap<Vec<String>, Vec<(u32, Birth)>>);

impl Above {
    /// The number of the first row with the same words in its name, if the births may be the same.
    fn same(&self, details: &Details) -> Option<u32> {
        let birth = details.born.for_matching();
        let rows = self.0.get(&words(&details.name))?;
        let same = rows.iter().find(|(_, other)| may_be_one(birth, *other));
        same.map(|(number, _)| *number)
    }

    fn add(&mut self, number: u32, details: &Details) {
        let rows = self.0.entry(words(&details.name)).or_default();
        rows.push((number, details.born.for_matching()));
    }
}

/// The words of a name in any order.
fn words(name: &Name) -> Vec<String> {
    let mut words: Vec<String> = name.in_full().split([' ', '-']).map(folded).collect();
    words.retain(|word| !word.is_empty());
    words.sort_unstable();
    words
}

fn may_be_one(birth: Birth, other: Birth) -> bool {
    match (birth, other) {
        (Birth::Unknown, _) | (_, Birth::Unknown) => true,
        (Birth::Day(day), Birth::Year(year)) | (Birth::Year(year), Birth::Day(day)) => day.year() == year,
        _ => birth == other,
    }
}

/// A household for every entry that at least two rows with a consent share.
fn households<'r>(rows: impl Iterator<Item = &'r Understood>, ids: &Ids) -> HashMap<String, HouseholdId> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for row in rows.filter(|row| row.consent.is_some()) {
        if let Some(shared) = &row.household {
            *counts.entry(shared).or_default() += 1;
        }
    }
    let shared = counts.into_iter().filter(|(_, count)| *count > 1);
    shared
        .map(|(text, _)| (text.to_owned(), HouseholdId::from_uuid(ids.next())))
        .collect()
}

#[cfg(test)]
mod tests {
    use base::clock::Clock;
    use base::moment::Moment;
    use uuid::Uuid;

    use super::*;
    use crate::column::Field;
    use crate::mapping::Mapping;
    use crate::row::Places;

    fn found(rows: &[&[&str]], known: Option<PersonId>) -> Vec<Finding> {
        let mapping = Mapping::of(vec![
            Some(Field::Name),
            Some(Field::Born),
            Some(Field::Consent),
            Some(Field::Household),
        ]);
        let rows: Vec<Row> = rows
            .iter()
            .zip(2..)
            .map(|(cells, number)| Row {
                number,
                cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
            })
            .collect();
        let places = Places::default();
        let reading = Reading {
            mapping: &mapping,
            places: &places,
            today: "2026-03-02".parse().unwrap(),
        };
        let ids = Ids::seeded(
            Clock::standing_at("2026-03-02T08:00:00Z".parse::<Moment>().unwrap()),
            1,
        );
        checked(&rows, &reading, &ids, |details| {
            known.filter(|_| details.name.family == "Bekannt")
        })
    }

    #[test]
    fn rows_that_may_be_there_already_are_shown_and_not_chosen() {
        let person = PersonId::from_uuid(Uuid::from_u128(99));
        let findings = found(
            &[
                &["Probe, Petra", "28.02.1990"],
                &["Petra Probe", "28.02.1990"],
                &["Anders, Aylin", "01.03.1985"],
                &["Bekannt, Bert", "1980"],
                &["", "1980"],
                &["Petra Probe", "01.03.1990"],
                &["Probe, Petra", "1990"],
            ],
            Some(person),
        );
        let told: Vec<(bool, Option<Double>)> =
            findings.iter().map(|one| (one.is_chosen, one.double)).collect();
        assert_eq!(
            told,
            [
                (true, None),
                (false, Some(Double::Row(2))),
                (true, None),
                (false, Some(Double::Person(person))),
                (false, None),
                (true, None),
                (false, Some(Double::Row(2))),
            ]
        );
        assert_eq!(findings[4].becomes, Becomes::Nothing);
    }

    #[test]
    fn rows_of_one_household_with_a_consent_belong_together() {
        let findings = found(
            &[
                &["Alpha, Ada", "1990", "01.02.2026", "H 1"],
                &["Alpha, Bruno", "2015", "01.02.2026", "h1"],
                &["Beta, Cem", "1970", "01.02.2026", "2"],
                &["Alpha, Dina", "1991", "", "H1"],
            ],
            None,
        );
        let households: Vec<Option<HouseholdId>> = findings.iter().map(|one| one.household).collect();
        assert!(households[0].is_some());
        assert_eq!(households[0], households[1]);
        assert_eq!(&households[2..], [None, None]);
        assert_eq!(findings[3].becomes, Becomes::Card);
    }
}
