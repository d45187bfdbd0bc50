//! The form of a municipality: what was typed and what it says. Saving it: `municipality_edit`.

use base::day::Day;
use base::ids::{MunicipalityId, OrganisationId, SocialAreaId};
use base::input::InputErrors;
use web::form::Form;

use super::conflict_box::Shown;
use super::edit::{check_name, optional, read_day, read_organisation, read_source};
use super::post::organisation_name;
use super::words;
use crate::model::ags::Ags;
use crate::model::area::Area;
use crate::model::coded::Coded;
use crate::model::district::DistrictKind;
use crate::model::evidence::Evidence;
use crate::model::municipality::{
    FocusGroup, Municipality, MunicipalityKind, Participation, Population, Tile,
};
use crate::model::structure::Structure;

/// The form as it was typed.
#[derive(Clone, Debug)]
pub(super) struct MunicipalityForm {
    pub(super) version: i64,
    pub(super) kind: String,
    pub(super) region: String,
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
            kind: place.kind.code().to_owned(),
            region: text(place.region.value_on(day).map(ToString::to_string)),
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

    /// The form of a new municipality or city district.
    pub(super) fn empty(structure: &Structure, today: Day) -> Self {
        let kind = match structure.district.kind {
            DistrictKind::Kreis => MunicipalityKind::Municipality,
            DistrictKind::KreisfreieStadt => MunicipalityKind::CityDistrict,
        };
        Self {
            version: 0,
            kind: kind.code().to_owned(),
            region: String::new(),
            name: String::new(),
            ags: String::new(),
            area: String::new(),
            row: String::new(),
            column: String::new(),
            administration: String::new(),
            count_day: String::new(),
            inhabitants: String::new(),
            from: today.to_string(),
            participation: String::new(),
            focus_groups: Vec::new(),
            social_areas: Vec::new(),
            source: String::new(),
        }
    }

    /// What was typed.
    pub(super) fn read(form: &Form, structure: &Structure, place: MunicipalityId) -> Self {
        let areas = structure
            .social_areas
            .iter()
            .filter(|area| area.municipality == place);
        Self {
            version: form.version(),
            kind: form.line("art"),
            region: form.line("region"),
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
            ("Einwohnerzahl", self.count_in_words()),
        ]
    }

    /// The form with the count of inhabitants that stands against the one typed in `other`: that of the same day, or
    /// else the latest. Nothing if none was typed there, because then saving adds none.
    pub(super) fn with_count_against(self, other: &Self, counts: &[Population]) -> Self {
        if other.count_in_words().is_empty() {
            return self;
        }
        let same_day = counts
            .iter()
            .find(|count| count.day.to_string() == other.count_day);
        let latest = || counts.iter().max_by_key(|count| count.day);
        match same_day.or_else(latest) {
            Some(count) => Self {
                count_day: count.day.to_string(),
                inhabitants: words::number(i64::from(count.inhabitants)),
                ..self
            },
            None => self,
        }
    }

    fn count_in_words(&self) -> String {
        let day = self.count_day.parse::<Day>();
        let day = day.map_or_else(|_| self.count_day.clone(), Day::german);
        match (self.inhabitants.is_empty(), day.is_empty()) {
            (true, true) => String::new(),
            (false, true) => self.inhabitants.clone(),
            (is_empty, false) => {
                let count = if is_empty { "–" } else { &self.inhabitants };
                format!("{count} am {day}")
            }
        }
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
        tile_is_free(&mut errors, structure, place, tile);
        let count = read_count(&mut errors, &self.count_day, &self.inhabitants);
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
}

/// Notes an error if another place stands on the tile already.
fn tile_is_free(errors: &mut InputErrors, structure: &Structure, place: MunicipalityId, tile: Option<Tile>) {
    let mut others = structure.municipalities.iter().filter(|other| other.id != place);
    if let Some(other) = others.find(|other| tile.is_some() && other.tile == tile) {
        let sentence = format!("Auf diesem Feld der Karte steht schon {}.", other.name);
        errors.add("zeile", sentence);
    }
}

/// A count of inhabitants with its day, if one was typed.
pub(super) fn read_count(errors: &mut InputErrors, day: &str, inhabitants: &str) -> Option<(Day, u32)> {
    if day.is_empty() && inhabitants.is_empty() {
        return None;
    }
    let day = read_day(errors, "stichtag", day);
    let number = inhabitants.replace('.', "").parse::<u32>().ok();
    if number.is_none() {
        errors.add(
            "einwohner",
            "Bitte eine ganze Zahl eingeben, zum Beispiel 13.736.",
        );
    }
    Some((day?, number?))
}

/// Notes an error if there is a count of that day already.
pub(super) fn count_is_new(errors: &mut InputErrors, counts: &[Population], day: Day) {
    if counts.iter().any(|count| count.day == day) {
        let sentence = format!(
            "Für den {} gibt es schon eine Einwohnerzahl. Bitte einen anderen Tag angeben oder die falsche zurücknehmen.",
            day.german()
        );
        errors.add("stichtag", sentence);
    }
}
