//! The places of a snapshot from master data, as they were on a day. Not kept here.

use base::day::Day;
use figures::place::{Municipality, NOWHERE, Places, Region};
use organisation::model::structure::Structure;

/// The district with its regions and municipalities on this day.
pub(crate) fn on(structure: Option<&Structure>, day: Day) -> Places {
    let Some(structure) = structure else {
        return Places::new("Kreis", Vec::new());
    };
    let municipalities = |region| {
        structure
            .municipalities_in(region, day)
            .into_iter()
            .map(|place| Municipality {
                key: place.id.to_string(),
                name: place.name.clone(),
            })
            .collect::<Vec<_>>()
    };
    let mut regions: Vec<Region> = structure
        .regions_on(day)
        .into_iter()
        .map(|region| Region {
            key: region.id.to_string(),
            name: region.name.clone(),
            municipalities: municipalities(Some(region.id)),
        })
        .collect();
    let elsewhere = municipalities(None);
    if !elsewhere.is_empty() {
        regions.push(Region {
            key: NOWHERE.to_owned(),
            name: "Ohne Region".to_owned(),
            municipalities: elsewhere,
        });
    }
    Places::new(structure.district.name.clone(), regions)
}
