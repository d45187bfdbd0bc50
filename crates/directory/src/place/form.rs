//! A place as typed, and the rules that make a place of it.

use base::ids::{Ids, PlaceId};
use base::input::InputErrors;
use base::moment::Moment;
use base::names::one_line;
use web::form::Form;

use crate::offer::form::checked::{LONGEST_LINE, LONGEST_NAME, is_web_address, new_phone};
use crate::offer::form::names::Names;
use crate::offer::form::words;
use crate::place::model::{Place, PlaceKind, Position, StepFree};

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceForm {
    /// The name.
    pub name: String,
    /// What kind it is.
    pub kind: String,
    /// The organisation that looks after it.
    pub organisation: String,
    /// Street and number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// Municipality.
    pub municipality: String,
    /// North of the equator, degrees.
    pub latitude: String,
    /// East of Greenwich, degrees.
    pub longitude: String,
    /// Bus and train.
    pub transport: String,
    /// Whether one gets in without a step.
    pub step_free: String,
    /// More on access.
    pub accessibility: String,
    /// Its page.
    pub url: String,
    /// Phone numbers, one a line.
    pub phones: String,
}

impl PlaceForm {
    /// What stands in the fields when a place is opened.
    pub fn of(place: &Place) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let degrees = |pick: fn(&Position) -> i64| {
            let position = place.position.as_ref().map(pick);
            position.map(degrees).unwrap_or_default()
        };
        Self {
            name: place.name.clone(),
            kind: place.kind.to_string(),
            organisation: place.organisation.map(|id| id.to_string()).unwrap_or_default(),
            street: text(&place.street),
            postcode: text(&place.postcode),
            town: text(&place.town),
            municipality: place.municipality.map(|id| id.to_string()).unwrap_or_default(),
            latitude: degrees(|position| position.latitude),
            longitude: degrees(|position| position.longitude),
            transport: text(&place.transport),
            step_free: place.step_free.to_string(),
            accessibility: text(&place.accessibility),
            url: text(&place.url),
            phones: place
                .phones
                .iter()
                .map(words::phone)
                .collect::<Vec<_>>()
                .join("\n"),
        }
    }

    /// What was typed.
    pub fn read(form: &Form) -> Self {
        Self {
            name: form.line("name"),
            kind: form.line("art"),
            organisation: form.line("organisation"),
            street: form.line("strasse"),
            postcode: form.line("plz"),
            town: form.line("stadt"),
            municipality: form.line("kommune"),
            latitude: form.line("breite"),
            longitude: form.line("laenge"),
            transport: form.line("anfahrt"),
            step_free: form.line("stufenlos"),
            accessibility: form.line("zugang"),
            url: form.line("internetseite"),
            phones: form.text("telefon").replace("\r\n", "\n").trim().to_owned(),
        }
    }

    /// The place with what was typed in place of what it said.
    ///
    /// # Errors
    /// A German sentence for each field that is not right.
    pub fn applied_to(&self, place: &Place, names: &Names, ids: &Ids) -> Result<Place, InputErrors> {
        let mut errors = InputErrors::new();
        if self.name.is_empty() {
            errors.add("name", "Bitte geben Sie einen Namen ein, zum Beispiel „Rathaus“.");
        }
        let texts = [
            ("name", &self.name, LONGEST_NAME),
            ("strasse", &self.street, LONGEST_NAME),
            ("stadt", &self.town, LONGEST_NAME),
            ("anfahrt", &self.transport, LONGEST_LINE),
            ("zugang", &self.accessibility, LONGEST_LINE),
            ("internetseite", &self.url, LONGEST_LINE),
        ];
        for (field, text, longest) in texts {
            if text.chars().count() > longest {
                errors.add(field, format!("Bitte höchstens {longest} Zeichen eingeben."));
            }
        }
        if !self.postcode.is_empty() && !is_postcode(&self.postcode) {
            errors.add("plz", "Bitte eine Postleitzahl mit fünf Ziffern eingeben.");
        }
        if !self.url.is_empty() && !is_web_address(&self.url) {
            errors.add(
                "internetseite",
                "Bitte eine vollständige Adresse eingeben, die mit https:// oder http:// beginnt.",
            );
        }
        let kind = self.kind.parse().ok();
        if kind.is_none() {
            errors.add("art", "Bitte wählen Sie, was für ein Ort es ist.");
        }
        let organisation = self
            .organisation
            .parse()
            .ok()
            .filter(|id| names.organisation(*id).is_some());
        if organisation.is_none() && !self.organisation.is_empty() {
            errors.add(
                "organisation",
                "Bitte wählen Sie eine Organisation aus der Liste.",
            );
        }
        let municipality = self
            .municipality
            .parse()
            .ok()
            .filter(|id| names.municipality(*id).is_some());
        if municipality.is_none() && !self.municipality.is_empty() {
            errors.add("kommune", "Bitte wählen Sie eine Kommune aus der Liste.");
        }
        let position = self.position(&mut errors);
        let mut phones = Vec::new();
        for line in self.phones.lines().map(one_line).filter(|line| !line.is_empty()) {
            let known = place.phones.iter().find(|known| words::phone(known) == line);
            match known.cloned().or_else(|| new_phone(&line, ids)) {
                Some(phone) => phones.push(phone),
                None => errors.add(
                    "telefon",
                    "Bitte eine Nummer je Zeile eingeben, zum Beispiel: 05251 308-0 (Zentrale)",
                ),
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let optional = |text: &String| (!text.is_empty()).then(|| text.clone());
        Ok(Place {
            id: place.id,
            organisation,
            name: self.name.clone(),
            kind: kind.unwrap_or(PlaceKind::Physical),
            street: optional(&self.street),
            postcode: optional(&self.postcode),
            town: optional(&self.town),
            municipality,
            position,
            transport: optional(&self.transport),
            step_free: self.step_free.parse().unwrap_or(StepFree::Unknown),
            accessibility: optional(&self.accessibility),
            url: optional(&self.url),
            phones,
            modified_at: place.modified_at,
            version: place.version,
        })
    }

    fn position(&self, errors: &mut InputErrors) -> Option<Position> {
        if self.latitude.is_empty() && self.longitude.is_empty() {
            return None;
        }
        let latitude = millionths(&self.latitude).filter(|degrees| degrees.abs() <= 90 * DEGREE);
        if latitude.is_none() {
            errors.add(
                "breite",
                "Bitte die Breite in Grad eingeben, zum Beispiel 51,718921.",
            );
        }
        let longitude = millionths(&self.longitude).filter(|degrees| degrees.abs() <= 180 * DEGREE);
        if longitude.is_none() {
            errors.add(
                "laenge",
                "Bitte die Länge in Grad eingeben, zum Beispiel 8,757509.",
            );
        }
        latitude
            .zip(longitude)
            .map(|(latitude, longitude)| Position { latitude, longitude })
    }
}

const DEGREE: i64 = 1_000_000;
const DECIMALS: usize = 6;

/// A postcode of Germany.
pub fn is_postcode(text: &str) -> bool {
    text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Degrees with comma or point, at most six decimals, as millionths.
fn millionths(text: &str) -> Option<i64> {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, decimals) = text.split_once([',', '.']).unwrap_or((text, ""));
    let is_plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_plain(whole) || !is_plain(decimals) || whole.len() > 3 || decimals.len() > DECIMALS {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let decimals: i64 = format!("{decimals:0<DECIMALS$}").parse().ok()?;
    Some(sign * (whole * DEGREE + decimals))
}

/// Millionths as degrees with a comma.
fn degrees(millionths: i64) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let amount = millionths.abs();
    format!("{sign}{},{:06}", amount / DEGREE, amount % DEGREE)
}

/// A place of which nothing is known yet.
pub fn blank(ids: &Ids, now: Moment) -> Place {
    Place {
        id: PlaceId::from_uuid(ids.next()),
        organisation: None,
        name: String::new(),
        kind: PlaceKind::Physical,
        street: None,
        postcode: None,
        town: None,
        municipality: None,
        position: None,
        transport: None,
        step_free: StepFree::Unknown,
        accessibility: None,
        url: None,
        phones: Vec::new(),
        modified_at: now,
        version: 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_read_with_comma_or_point_and_shown_with_a_comma() {
        for (typed, expected) in [
            ("51,718921", Some(51_718_921)),
            ("8.7575", Some(8_757_500)),
            ("-0,5", Some(-500_000)),
            ("8", Some(8_000_000)),
            ("", None),
            ("Nord", None),
            ("8,1234567", None),
            ("1e3", None),
        ] {
            assert_eq!(millionths(typed), expected, "{typed}");
        }
        assert_eq!(degrees(-500_000), "-0,500000");
        assert_eq!(degrees(51_718_921), "51,718921");
    }
}
