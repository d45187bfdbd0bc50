//! The analysis of a half-year as it stands now: counts what is missing and what is there, and lays the published needs
//! beside it. Nothing about people is counted here.

use std::collections::{BTreeMap, BTreeSet};

use base::day::Day;
use base::ids::MunicipalityId;
use base::language::Language;
use cases::life_area::LifeArea;
use db::failure::Result;
use db::tx::Tx;
use directory::field::FieldOfAction;
use directory::gap::store as gaps;
use directory::topic::Topic;
use figures::period::Period;
use figures::place::Spot;
use figures::snapshot::Published;
use organisation::model::structure::Structure;

use super::model::{Analysis, DISTRICT, FieldCell, Need, Offers, PlaceLine, ShownNeed, fields_of};
use super::store;

/// Counts a half-year until today.
pub(super) async fn analysis(
    tx: &mut Tx,
    (structure, needs): (&Structure, Option<&Published>),
    (half, today): (Period, Day),
) -> Result<Analysis> {
    let until = half.last_day().min(today);
    let counts = gaps::counts(tx, (half.first_day(), until)).await?;
    let mut by_field = BTreeMap::new();
    for field in FieldOfAction::ALL {
        by_field.insert(*field, Offered::of(tx, *field).await?);
    }
    let cell = |place: Option<MunicipalityId>, field: FieldOfAction| {
        let counted = counts
            .iter()
            .filter(|count| count.field == field && (place.is_none() || count.municipality == place));
        let mut cell = FieldCell::new(field);
        for count in counted {
            cell.gaps += count.entries;
            cell.people += count.people;
        }
        cell.needs = needs
            .map(|needs| needs_of(needs, place, field))
            .unwrap_or_default();
        cell.offers = by_field
            .get(&field)
            .map(|offered| offered.in_place(place))
            .unwrap_or_default();
        cell
    };
    let line = |place: Option<MunicipalityId>, name: &str| PlaceLine {
        key: place.map_or_else(|| DISTRICT.to_owned(), |id| id.to_string()),
        name: name.to_owned(),
        cells: FieldOfAction::ALL
            .iter()
            .map(|field| cell(place, *field))
            .collect(),
    };
    let mut places: Vec<PlaceLine> = structure
        .municipalities
        .iter()
        .map(|place| line(Some(place.id), &place.name))
        .collect();
    places.push(line(None, &structure.district.name));
    Ok(Analysis {
        needs_of: needs.map(|needs| needs.period),
        places,
    })
}

/// What is offered in a field.
struct Offered {
    district: Offers,
    by_place: BTreeMap<Option<MunicipalityId>, Offers>,
    languages: BTreeSet<(Option<MunicipalityId>, Language)>,
}

impl Offered {
    async fn of(tx: &mut Tx, field: FieldOfAction) -> Result<Self> {
        let topics = topics_of(field);
        Ok(Self {
            district: store::offers_of_the_district(tx, &topics).await?,
            by_place: store::offers(tx, &topics).await?.into_iter().collect(),
            languages: store::languages(tx, &topics).await?.into_iter().collect(),
        })
    }

    /// What is offered in a place: its own, and what is for the whole district.
    fn in_place(&self, place: Option<MunicipalityId>) -> Offers {
        let languages: BTreeSet<Language> = self
            .languages
            .iter()
            .filter(|(own, _)| place.is_none() || own.is_none() || *own == place)
            .map(|(_, language)| *language)
            .collect();
        let languages = i64::try_from(languages.len()).unwrap_or(i64::MAX);
        let offers = match place {
            None => self.district,
            Some(_) => self.of_both(place),
        };
        Offers { languages, ..offers }
    }

    fn of_both(&self, place: Option<MunicipalityId>) -> Offers {
        let own = self.by_place.get(&place).copied().unwrap_or_default();
        let everywhere = self.by_place.get(&None).copied().unwrap_or_default();
        Offers {
            count: own.count + everywhere.count,
            languages: 0,
            free: sum(own.free, everywhere.free),
            room: sum(own.room, everywhere.room),
            waiting_days: own.waiting_days.max(everywhere.waiting_days),
        }
    }
}

fn sum(one: Option<i64>, other: Option<i64>) -> Option<i64> {
    match (one, other) {
        (None, None) => None,
        (one, other) => Some(one.unwrap_or(0) + other.unwrap_or(0)),
    }
}

/// The topics of a field; never more than fifty.
pub(super) fn topics_of(field: FieldOfAction) -> Vec<Topic> {
    Topic::ALL
        .iter()
        .copied()
        .filter(|topic| topic.field() == field)
        .collect()
}

/// The published needs of a place; where its municipality is too small, those of its region stand in for it.
fn needs_of(needs: &Published, place: Option<MunicipalityId>, field: FieldOfAction) -> Vec<Need> {
    let (spot, is_of_region) = spot_of(needs, place);
    LifeArea::ALL
        .iter()
        .filter(|area| fields_of(**area).contains(&field))
        .filter_map(|area| {
            let shown = needs.shown(&spot, area.code())?;
            Some(Need {
                area: *area,
                shown: ShownNeed::of(shown),
                is_of_region,
            })
        })
        .collect()
}

fn spot_of(needs: &Published, place: Option<MunicipalityId>) -> (Spot, bool) {
    let Some(place) = place else {
        return (Spot::District, false);
    };
    let key = place.to_string();
    let own = Spot::Municipality(key.clone());
    if needs.says_something_of(&own) || !needs.places.has_regions() {
        return (own, false);
    }
    let region = needs
        .places
        .regions
        .iter()
        .find(|region| region.municipalities.iter().any(|one| one.key == key))
        .map(|region| Spot::Region(region.key.clone()))
        .filter(|region| needs.says_something_of(region));
    match region {
        Some(region) => (region, true),
        None => (own, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_field_has_more_topics_than_a_statement_takes() {
        for field in FieldOfAction::ALL {
            let topics = topics_of(*field);
            assert!(
                !topics.is_empty() && topics.len() <= 50,
                "{field}: {}",
                topics.len()
            );
        }
    }

    #[test]
    fn what_is_not_known_stays_unknown_in_a_sum() {
        for (one, other, expected) in [
            (None, None, None),
            (Some(2), None, Some(2)),
            (None, Some(0), Some(0)),
            (Some(2), Some(3), Some(5)),
        ] {
            assert_eq!(sum(one, other), expected, "{one:?} {other:?}");
        }
    }
}
