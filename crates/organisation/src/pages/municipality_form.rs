//! The form of a municipality: what was typed and what it says. Saving it: `municipality_edit`.

use base::day::Day;
use base::ids::{MunicipalityId, OrganisationId, SocialAreaId};
use base::input::InputErrors;
use web::form::Form;

use super::conflict_box::Shown;
use super::edit::{check_name, optional, read_day, read_organisation, read_source};
use super::post::organisation_name;
use crate::model::ags::Ags;
use crate::model::area::Area;
use crate::model::coded::Coded;
use crate::model::evidence::Evidence;
use crate::model::municipality::{FocusGroup, Municipality, Participation, Tile};
use crate::model::structure::Structure;

/// The form as it was typed.
#[derive(Clone, Debug)]
pub(super) struct MunicipalityForm {
    pub(super) version: i64,
    pub(super) name: String,
    pub(super) ags: String,
    pub(super) area: String,
    pub(super) row: String,
    pub(super) column: String,
    pub(super) administration: String,
    pub(super) count_day: String,
    pub(super) inhabitants: String,
    pub(super) from: String,
    pub(super) participation: String,
    pub(super) focus_groups: Vec<String>,
    pub(super) social_areas: Vec<(SocialAreaId, String)>,
    pub(super) source: String,
}

/// The form when nothing in it was wrong.
#[derive(Clone, Debug)]
pub(super) struct CheckedMunicipality {
    pub(super) name: String,
    pub(super) ags: Option<Ags>,
    pub(super) area: Option<Area>,
    pub(super) tile: Option<Tile>,
    pub(super) administration: Option<OrganisationId>,
    pub(super) count: Option<(Day, u32)>,
    pub(super) from: Day,
    pub(super) participation: Option<Participation>,
    pub(super) focus_groups: Vec<FocusGroup>,
    pub(super) social_areas: Vec<(SocialAreaId, String)>,
    pub(super) evidence: Evidence,
}

impl MunicipalityForm {
    /// The form of a municipality as it is on this day.
    pub(super) fn of(structure: &Structure, place: &Municipality, day: Day, version: i64) -> Self {
        let text = |value: Option<String>| value.unwrap_or_default();
        let areas = structure
            .social_areas
            .iter()
            .filter(|area| area.municipality == place.id);
        Self {
            version,
            name: place.name.clone(),
            ags: text(place.ags.as_ref().map(ToString::to_string)),
            area: text(place.area.map(|area| area.to_string().replace('.', ","))),
            row: text(place.tile.map(|tile| tile.row.to_string())),
            column: text(place.tile.map(|tile| tile.column.to_string())),
            administration: text(place.administration.map(|id| id.to_string())),
            count_day: String::new(),
            inhabitants: String::new(),
            from: day.to_string(),
            participation: place
                .participation
                .value_on(day)
                .map(|state| state.code())
                .unwrap_or_default()
                .to_owned(),
            focus_groups: place
                .focus_groups_on(day)
                .map(|row| row.value.code().to_owned())
                .collect(),
            social_areas: areas.map(|area| (area.id, area.name.clone())).collect(),
            source: String::new(),
        }
    }

    /// What was typed.
    pub(super) fn read(form: &Form, structure: &Structure, place: &Municipality) -> Self {
        let areas = structure
            .social_areas
            .iter()
            .filter(|area| area.municipality == place.id);
        Self {
            version: form.version(),
            name: form.line("name"),
            ags: form.line("ags"),
            area: form.line("flaeche"),
            row: form.line("zeile"),
            column: form.line("spalte"),
            administration: form.line("verwaltung"),
            count_day: form.line("stichtag"),
            inhabitants: form.line("einwohner"),
            from: form.line("ab"),
            participation: form.line("teilnahme"),
            focus_groups: form.all("schwerpunkt").to_vec(),
            social_areas: areas
                .map(|area| (area.id, form.line(&format!("sozialraum-{}", area.id))))
                .collect(),
            source: form.line("quelle"),
        }
    }

    /// The fields in words, to compare two versions.
    pub(super) fn shown(&self, structure: &Structure) -> Shown {
        let mut groups: Vec<&str> = self
            .focus_groups
            .iter()
            .filter_map(|code| FocusGroup::from_code(code))
            .map(FocusGroup::label)
            .collect();
        groups.sort_unstable();
        let areas: Vec<&str> = self.social_areas.iter().map(|(_, name)| name.as_str()).collect();
        let administration = read_organisation(&self.administration, structure).ok().flatten();
        vec![
            ("Name", self.name.clone()),
            ("AGS", self.ags.clone()),
            ("Fläche", self.area.clone()),
            ("Karte", format!("Zeile {}, Spalte {}", self.row, self.column)),
            ("Verwaltung", organisation_name(structure, administration)),
            (
                "Teilnahme",
                Participation::from_code(&self.participation)
                    .map_or("–", Participation::label)
                    .to_owned(),
            ),
            ("Schwerpunkte", groups.join(", ")),
            ("Sozialräume", areas.join(", ")),
        ]
    }

    /// What the form says, or what is wrong in which field.
    pub(super) fn checked(
        &self,
        structure: &Structure,
        place: MunicipalityId,
    ) -> Result<CheckedMunicipality, InputErrors> {
        let mut errors = InputErrors::new();
        check_name(&mut errors, "name", &self.name);
        let ags: Option<Ags> = optional(&self.ags).and_then(|text| errors.take("ags", text.parse()));
        if ags
            .as_ref()
            .is_some_and(|ags| !ags.lies_in(&structure.district.ags))
        {
            let district = &structure.district.ags;
            errors.add(
                "ags",
                format!("Der AGS muss mit {district} beginnen, dem Schlüssel dieses Kreises."),
            );
        }
        let mut others = structure
            .municipalities
            .iter()
            .filter(|other| other.id != place && other.ags.is_some());
        if let Some(other) = others.find(|other| other.ags == ags) {
            errors.add(
                "ags",
                format!("Diesen AGS hat schon {}. Bitte die Ziffern prüfen.", other.name),
            );
        }
        let area: Option<Area> = optional(&self.area).and_then(|text| errors.take("flaeche", text.parse()));
        let administration = errors.take("verwaltung", read_organisation(&self.administration, structure));
        let tile = self.tile(&mut errors);
        let count = self.count(&mut errors);
        let from = read_day(&mut errors, "ab", &self.from);
        for (_, name) in &self.social_areas {
            if name.is_empty() {
                errors.add("sozialraeume", "Bitte jedem Sozialraum einen Namen geben.");
            }
        }
        let evidence = read_source(&mut errors, &self.source);
        match from {
            Some(from) if errors.is_empty() => Ok(CheckedMunicipality {
                name: self.name.clone(),
                ags,
                area,
                tile,
                administration: administration.flatten(),
                count,
                from,
                participation: Participation::from_code(&self.participation),
                focus_groups: self
                    .focus_groups
                    .iter()
                    .filter_map(|code| FocusGroup::from_code(code))
                    .collect(),
                social_areas: self.social_areas.clone(),
                evidence,
            }),
            _ => Err(errors),
        }
    }

    fn tile(&self, errors: &mut InputErrors) -> Option<Tile> {
        if self.row.is_empty() && self.column.is_empty() {
            return None;
        }
        let number = |text: &str| text.parse::<u8>().ok().filter(|number| (1..=8).contains(number));
        match (number(&self.row), number(&self.column)) {
            (Some(row), Some(column)) => Some(Tile { row, column }),
            (None, _) => {
                errors.add("zeile", "Bitte eine Zahl von 1 bis 8 eingeben.");
                None
            }
            (_, None) => {
                errors.add("spalte", "Bitte eine Zahl von 1 bis 8 eingeben.");
                None
            }
        }
    }

    fn count(&self, errors: &mut InputErrors) -> Option<(Day, u32)> {
        if self.count_day.is_empty() && self.inhabitants.is_empty() {
            return None;
        }
        let day = read_day(errors, "stichtag", &self.count_day);
        let inhabitants = self.inhabitants.replace('.', "").parse::<u32>().ok();
        if inhabitants.is_none() {
            errors.add(
                "einwohner",
                "Bitte eine ganze Zahl eingeben, zum Beispiel 13.736.",
            );
        }
        Some((day?, inhabitants?))
    }
}
