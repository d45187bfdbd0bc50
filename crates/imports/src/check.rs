//! Goes through all rows of a list before anything is made: what is wrong, whom they resemble, which belong together.

use std::collections::HashMap;

use base::ids::{HouseholdId, Ids, PersonId};
use people::matching::index::MatchIndex;
use people::person::model::Details;
use uuid::Uuid;

use crate::finding::{Becomes, Double, Finding};
use crate::row::{Reading, Understood, understood};
use crate::sheet::Row;

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
    let mut above = MatchIndex::new();
    let findings = read.into_iter().map(|(number, row)| match row {
        Ok(row) => {
            let double = known(&row.details)
                .map(Double::Person)
                .or_else(|| same_above(&above, &row.details).map(Double::Row));
            let stand_in = PersonId::from_uuid(Uuid::from_u128(u128::from(number)));
            above.insert(
                stand_in,
                &row.details.name.for_matching(),
                row.details.born.for_matching(),
            );
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

/// The number of a row above that may be the same person.
fn same_above(above: &MatchIndex, details: &Details) -> Option<u32> {
    let hits = above.possible_doubles(&details.name.for_matching(), details.born.for_matching(), |_| {
        true
    });
    let first = hits.first()?;
    u32::try_from(first.person.uuid().as_u128()).ok()
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
