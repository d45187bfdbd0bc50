//! The offers that come with the program: public facts with their source, and marked examples for the demo. A data file,
//! read with the same rules as a form; not read at start, only when a district is set up.

use std::collections::BTreeMap;

use base::ids::{Ids, MunicipalityId, OfferId, OrganisationId, RowId};
use base::language::Language;
use base::moment::Moment;
use db::failure::Failure;
use db::tx::Tx;
use organisation::district_file::file_ids::FileIds;
use organisation::model::ags::DistrictAgs;
use toml::{Table, Value};

use crate::exchange::table::hours;
use crate::look;
use crate::offer::form::OfferForm;
use crate::offer::form::field::Field;
use crate::offer::form::names::Names;
use crate::offer::form::words::from_cell;
use crate::offer::model::{AtPlace, Offer, OfferText, Origin, Provider};
use crate::offer::store::write;
use crate::place;
use crate::place::model::{Place, StepFree};

/// The Kreis Paderborn.
pub const KREIS_PADERBORN: &str = include_str!("../districts/kreis-paderborn.toml");

/// Which entries of a file are taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What stands in public sources.
    Published,
    /// What is invented for the demo.
    Examples,
}

impl Part {
    const fn word(self) -> &'static str {
        match self {
            Self::Published => "angebot",
            Self::Examples => "beispiel",
        }
    }

    const fn origin(self) -> Origin {
        match self {
            Self::Published => Origin::Published,
            Self::Examples => Origin::Demo,
        }
    }
}

/// Why a file was not taken over.
#[derive(Debug, thiserror::Error)]
pub enum NotShipped {
    /// The file itself is broken; found by the first test that reads it.
    #[error("Angebote: {0}")]
    Broken(String),
    /// The database did not do it.
    #[error("offers not written")]
    Database(#[from] Failure),
}

/// Adds the offers of the file for this district; none if the file is for another one. Nobody has confirmed them, the
/// last look at their source is not a confirmation. Returns how many came.
///
/// # Errors
/// [`NotShipped`]; then the transaction must be dropped.
pub async fn import(
    tx: &mut Tx,
    (text, part): (&str, Part),
    district: &DistrictAgs,
    (ids, now): (&Ids, Moment),
) -> Result<usize, NotShipped> {
    let names = look::names(tx).await?;
    let read = read((text, part), district, &names, (ids, now))?;
    place::store::insert_many(tx, &read.places).await?;
    write::insert_many(tx, &read.offers, None).await?;
    Ok(read.offers.len())
}

/// What a file says.
#[derive(Debug, Default)]
struct Read {
    places: Vec<Place>,
    offers: Vec<Offer>,
}

fn read(
    (text, part): (&str, Part),
    district: &DistrictAgs,
    names: &Names,
    (ids, now): (&Ids, Moment),
) -> Result<Read, NotShipped> {
    let broken = |reason: String| NotShipped::Broken(reason);
    let file: Table = text
        .parse()
        .map_err(|error: toml::de::Error| broken(error.to_string()))?;
    if file.get("ags").and_then(Value::as_str) != Some(district.as_str()) {
        return Ok(Read::default());
    }
    let reader = Reader {
        file_ids: FileIds::of(district.clone()),
        names,
        ids,
        now,
        part,
    };
    let mut read = Read::default();
    let entries = file.get(part.word()).and_then(Value::as_array);
    for entry in entries.into_iter().flatten().filter_map(Value::as_table) {
        let name = cell(entry.get("name"));
        let offer = reader.offer(entry, &mut read.places);
        read.offers
            .push(offer.map_err(|reason| broken(format!("„{name}“: {reason}")))?);
    }
    Ok(read)
}

struct Reader<'a> {
    file_ids: FileIds,
    names: &'a Names,
    ids: &'a Ids,
    now: Moment,
    part: Part,
}

impl Reader<'_> {
    fn offer(&self, entry: &Table, places: &mut Vec<Place>) -> Result<Offer, String> {
        let organisation = self.file_ids.organisation(&cell(entry.get("organisation")));
        let provider = Provider {
            id: organisation,
            name: self
                .names
                .organisation(organisation)
                .unwrap_or_default()
                .to_owned(),
            short_name: None,
        };
        let id = OfferId::from_uuid(self.ids.next());
        let blank = Offer::blank(id, provider, (self.part.origin(), self.now));
        let form = OfferForm::of(&blank).changed_by(&self.form(entry, organisation));
        let applied = form.applied_to(&blank, self.names, self.ids);
        let mut offer = applied.map_err(|errors| {
            let sentences = errors
                .iter()
                .map(|(field, sentence)| format!("{field}: {sentence}"));
            sentences.collect::<Vec<_>>().join("; ")
        })?;
        let number = |key: &str| entry.get(key).and_then(Value::as_integer);
        offer.capacity.available = number("frei");
        offer.capacity.maximum = number("gesamt");
        offer.capacity.waiting_days = number("wartezeit");
        let is_noted = offer.capacity.available.or(offer.capacity.waiting_days).is_some();
        offer.capacity.noted_on = (is_noted && self.part == Part::Examples).then(|| self.now.day());
        offer.texts = texts(entry.get("texte"))?;
        if let Some(place) = entry.get("ort").and_then(Value::as_table) {
            offer.places = vec![self.at_place(place, organisation, places)?];
        }
        Ok(offer)
    }

    /// The cells of the entry as a form would send them; keys of places become ids.
    fn form(&self, entry: &Table, organisation: OrganisationId) -> OfferForm {
        let fields = Field::ALL.iter().filter(|field| entry.contains_key(field.code()));
        fields
            .map(|field| {
                let text = match field {
                    Field::Organisation => organisation.to_string(),
                    Field::Areas => {
                        let keys = cell(entry.get(field.code()));
                        let ids = keys.split("; ").map(|key| self.municipality(key).to_string());
                        ids.collect::<Vec<_>>().join(";")
                    }
                    other => from_cell(*other, &cell(entry.get(other.code())), self.names),
                };
                (*field, text)
            })
            .collect()
    }

    fn municipality(&self, key: &str) -> MunicipalityId {
        self.file_ids.municipality(key)
    }

    fn at_place(
        &self,
        table: &Table,
        organisation: OrganisationId,
        places: &mut Vec<Place>,
    ) -> Result<AtPlace, String> {
        let text = |key: &str| Some(cell(table.get(key))).filter(|text| !text.is_empty());
        let name = text("name").unwrap_or_default();
        let known = places.iter().find(|place| place.name == name).cloned();
        let place = known.unwrap_or_else(|| {
            let place = Place {
                organisation: Some(organisation),
                name,
                street: text("strasse"),
                postcode: text("plz"),
                town: text("stadt"),
                municipality: text("kommune").map(|key| self.municipality(&key)),
                step_free: match text("stufenlos").as_deref() {
                    Some("ja") => StepFree::Yes,
                    Some("nein") => StepFree::No,
                    _ => StepFree::Unknown,
                },
                ..place::form::blank(self.ids, self.now)
            };
            places.push(place.clone());
            place
        });
        Ok(AtPlace {
            id: RowId::from_uuid(self.ids.next()),
            place,
            note: None,
            hours: hours::read(&text("zeiten").unwrap_or_default(), self.ids)?,
            closures: Vec::new(),
        })
    }
}

/// A value as the cell of a list would hold it.
fn cell(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(values)) => {
            let cells: Vec<String> = values.iter().map(|value| cell(Some(value))).collect();
            cells.join("; ")
        }
        Some(other) => other.to_string(),
    }
}

/// Name and description by language, written as `name|description`.
fn texts(value: Option<&Value>) -> Result<BTreeMap<Language, OfferText>, String> {
    let entries = value.and_then(Value::as_table).into_iter().flatten();
    entries
        .map(|(tag, text)| {
            let language: Language = tag.parse().map_err(|_| format!("unbekannte Sprache {tag}"))?;
            let text = text.as_str().unwrap_or_default();
            let (name, description) = text
                .split_once('|')
                .ok_or_else(|| format!("{tag}: kein Trennstrich"))?;
            let text = OfferText {
                name: name.to_owned(),
                description: description.to_owned(),
            };
            Ok((language, text))
        })
        .collect()
}
