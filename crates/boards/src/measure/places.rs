//! Where a measure runs, in words and as it was chosen. No municipality is the whole district.

use base::ids::MunicipalityId;
use organisation::model::structure::Structure;

/// Several municipalities in words.
pub fn places_named(structure: &Structure, ids: &[MunicipalityId]) -> String {
    if ids.is_empty() {
        return "ganzer Kreis".to_owned();
    }
    let names: Vec<&str> = structure
        .municipalities
        .iter()
        .filter(|place| ids.contains(&place.id))
        .map(|place| place.name.as_str())
        .collect();
    names.join(", ")
}

/// The municipalities among what was chosen.
pub(crate) fn chosen_places(structure: &Structure, texts: &[String]) -> Vec<MunicipalityId> {
    let all = &structure.municipalities;
    let chosen: Vec<MunicipalityId> = all
        .iter()
        .map(|place| place.id)
        .filter(|id| texts.contains(&id.to_string()))
        .collect();
    if chosen.len() == all.len() {
        Vec::new()
    } else {
        chosen
    }
}
