//! Offers out of HSDS services.

use std::collections::{BTreeMap, BTreeSet};

use base::ids::{MunicipalityId, OfferId, OrganisationId};
use base::language::Language;

use crate::exchange::hsds::offer::status;
use crate::exchange::hsds::read::Reading;
use crate::exchange::hsds::read::walk::Spot;
use crate::exchange::hsds::taxonomy::Term;
use crate::offer::model::{
    Assured, Capacity, Cost, Eligibility, Gender, Level, Offer, OfferText, Origin, Provider, Status,
};
use crate::topic::Topic;

/// What the attributes of the German profile say.
#[derive(Default)]
struct Said {
    topics: BTreeSet<Topic>,
    statuses: BTreeSet<crate::offer::model::ResidenceStatus>,
    level_from: Option<Level>,
    level_to: Option<Level>,
    gender: Option<Gender>,
    cost: Option<Cost>,
    plain_description: Option<String>,
    closed_until: Option<base::day::Day>,
    names: BTreeMap<Language, String>,
    descriptions: BTreeMap<Language, String>,
}

impl Reading<'_> {
    /// A service; the first with an id counts. `within` is the organisation in which it stands.
    pub(super) fn service(&mut self, spot: &Spot<'_>, within: Option<OrganisationId>) {
        let Some(id) = self.id(spot).map(OfferId::from_uuid) else {
            return;
        };
        let provider = self.provider(spot, within);
        let name = self.required_line(spot, "name");
        let status = self.status(spot);
        if self.parcel.offers.iter().any(|offer| offer.id == id) {
            self.note(
                spot,
                "Dieses Angebot steht mehrfach in der Datei; das erste gilt.",
            );
            return;
        }
        let (Some(provider), Some(name), Some(status)) = (provider, name, status) else {
            return;
        };
        let said = self.said(spot);
        let eligibility = self.eligibility(spot, &said);
        let description = self.text(spot, "description");
        let closed_until = said.closed_until.filter(|_| status == Status::TemporarilyClosed);
        let offer = Offer {
            id,
            provider,
            alternate_name: self.line(spot, "alternate_name"),
            description: description.unwrap_or_else(|| name.clone()),
            name,
            plain_description: said.plain_description.clone(),
            url: self.url(spot, "url"),
            email: self.email(spot, "email"),
            status,
            closed_until,
            application_process: self.text(spot, "application_process"),
            alert: self.text(spot, "alert"),
            eligibility,
            cost: said.cost.unwrap_or(Cost::Unknown),
            fees_note: self.text(spot, "fees_description"),
            interpretation_note: self.text(spot, "interpretation_services"),
            capacity: self.capacity(spot),
            assured: self.day(spot, "assured_date").map(|on| Assured {
                on,
                by: None,
                by_name: None,
            }),
            source_url: self.source(spot),
            origin: Origin::Imported,
            is_public: false,
            topics: said.topics,
            languages: self.languages(spot),
            texts: texts(said.names, said.descriptions),
            documents: self.documents(spot),
            phones: self.phones(spot, id.uuid()),
            contacts: self.contacts(spot, id.uuid()),
            places: self.places(spot),
            created_at: self.known.now,
            modified_at: self.known.now,
            version: 1,
        };
        self.parcel.offers.push(offer);
    }

    fn provider(&mut self, spot: &Spot<'_>, within: Option<OrganisationId>) -> Option<Provider> {
        let nested = spot.field("organization");
        let id = match (within, &nested) {
            (Some(id), _) => id,
            (None, Some(nested)) => self.organisation(nested)?,
            (None, None) => {
                let Some(id) = self.id_in(spot, "organization_id") else {
                    self.mistake(
                        spot,
                        "Die Organisation fehlt (organization oder organization_id).",
                    );
                    return None;
                };
                OrganisationId::from_uuid(id)
            }
        };
        let in_file = self.parcel.organisations.get(&id);
        if in_file.is_none() && !self.known.organisations.contains(&id) {
            self.mistake(
                spot,
                "Die Organisation (organization_id) steht weder in der Datei noch im Bezirk.",
            );
            return None;
        }
        Some(Provider {
            id,
            name: in_file.map(|own| own.name.clone()).unwrap_or_default(),
            short_name: in_file.and_then(|own| own.short_name.clone()),
        })
    }

    fn status(&mut self, spot: &Spot<'_>) -> Option<Status> {
        let field = spot.field("status")?;
        let found = Status::ALL
            .iter()
            .copied()
            .find(|own| Some(status(*own)) == field.as_text());
        if found.is_none() {
            self.mistake(
                &field,
                "status ist active, inactive, defunct oder temporarily closed.",
            );
        }
        found
    }

    fn eligibility(&mut self, spot: &Spot<'_>, said: &Said) -> Eligibility {
        let minimum_age = self.number(spot, "minimum_age", 0..=150);
        let maximum_age = self.number(spot, "maximum_age", 0..=150);
        if matches!((minimum_age, maximum_age), (Some(from), Some(to)) if to < from) {
            self.mistake(spot, "maximum_age liegt unter minimum_age.");
        }
        Eligibility {
            minimum_age,
            maximum_age,
            gender: said.gender.unwrap_or(Gender::Any),
            level_from: said.level_from,
            level_to: said.level_to,
            statuses: said.statuses.clone(),
            areas: self.areas(spot),
            note: self.text(spot, "eligibility_description"),
        }
    }

    fn areas(&mut self, spot: &Spot<'_>) -> BTreeSet<MunicipalityId> {
        let mut areas = BTreeSet::new();
        for area in spot.list("service_areas") {
            let key = area.field("extent").and_then(|field| field.as_text());
            let kind = area.field("extent_type").and_then(|field| field.as_text());
            let found = key.filter(|_| kind == Some("ags"));
            match found.and_then(|key| self.known.municipalities.get(key)) {
                Some(id) => {
                    areas.insert(*id);
                }
                None => self.note(
                    &area,
                    "Das Gebiet nennt keine Gemeinde dieses Kreises (extent_type ags) und bleibt weg.",
                ),
            }
        }
        areas
    }

    fn languages(&mut self, spot: &Spot<'_>) -> BTreeSet<Language> {
        let mut languages = BTreeSet::new();
        for language in spot.list("languages") {
            let code = language
                .field("code")
                .and_then(|field| field.as_text())
                .unwrap_or_default();
            match code.parse() {
                Ok(known) => {
                    languages.insert(known);
                }
                Err(_) => self.note(
                    &language,
                    "Diese Sprache gehört nicht zu den 16 Sprachen und bleibt weg.",
                ),
            }
        }
        languages
    }

    fn documents(&mut self, spot: &Spot<'_>) -> Vec<String> {
        let documents = spot.list("required_documents");
        documents
            .iter()
            .filter_map(|document| self.line(document, "document"))
            .collect()
    }

    fn capacity(&mut self, spot: &Spot<'_>) -> Capacity {
        let waiting = spot.field("wait_time").and_then(|field| field.as_text());
        let days = waiting.and_then(|text| text.strip_suffix(" Tage").or(text.strip_suffix(" Tag")));
        let waiting_days = days.and_then(|days| days.parse().ok());
        if waiting.is_some() && waiting_days.is_none() {
            self.note(
                spot,
                "wait_time ist keine Zahl von Tagen („14 Tage“) und bleibt weg.",
            );
        }
        let Some(capacity) = spot.list("capacities").into_iter().next() else {
            return Capacity {
                waiting_days,
                ..Capacity::default()
            };
        };
        let unit = capacity.field("unit");
        Capacity {
            unit: unit.and_then(|unit| self.line(&unit, "name")),
            available: self.number(&capacity, "available", 0..=1_000_000),
            maximum: self.number(&capacity, "maximum", 0..=1_000_000),
            waiting_days,
            noted_on: self.day(&capacity, "updated"),
        }
    }

    fn source(&mut self, spot: &Spot<'_>) -> Option<String> {
        let urls = spot.list("additional_urls");
        let source = urls.iter().find(|url| {
            url.field("label")
                .is_some_and(|label| label.as_text() == Some("Quelle"))
        });
        source.or(urls.first()).and_then(|url| self.url(url, "url"))
    }

    fn places(&mut self, spot: &Spot<'_>) -> Vec<crate::offer::model::AtPlace> {
        let mut places: Vec<crate::offer::model::AtPlace> = Vec::new();
        for at in spot.list("service_at_locations") {
            let Some(at) = self.at_place(&at, spot) else {
                continue;
            };
            if places.iter().all(|known| known.place.id != at.place.id) {
                places.push(at);
            }
        }
        if places.is_empty() && !spot.list("schedules").is_empty() {
            self.note(spot, "Zeiten ohne Ort bleiben weg.");
        }
        places
    }

    /// What the attributes say; those of other profiles are not looked at.
    fn said(&mut self, spot: &Spot<'_>) -> Said {
        let mut said = Said::default();
        for attribute in spot.list("attributes") {
            let Some(kind) = attribute.field("link_type").and_then(|field| field.as_text()) else {
                continue;
            };
            let nested = attribute.field("taxonomy_term").and_then(|term| term.field("id"));
            let id = attribute.field("taxonomy_term_id").or(nested);
            let id = id
                .and_then(|field| field.as_text())
                .and_then(|text| text.parse().ok());
            match (kind, id.and_then(Term::with_id)) {
                ("topic", Some(Term::Topic(topic))) => {
                    said.topics.insert(topic);
                }
                ("residence_status", Some(Term::Status(status))) => {
                    said.statuses.insert(status);
                }
                ("level_from", Some(Term::Level(level))) => said.level_from = Some(level),
                ("level_to", Some(Term::Level(level))) => said.level_to = Some(level),
                ("gender", Some(Term::Gender(gender))) => said.gender = Some(gender),
                ("cost", Some(Term::Cost(cost))) => said.cost = Some(cost),
                ("plain_description", _) => said.plain_description = self.text(&attribute, "value"),
                ("closed_until", _) => said.closed_until = self.day(&attribute, "value"),
                ("name" | "description", _) => self.translated(&attribute, kind, &mut said),
                _ => {}
            }
        }
        said
    }

    fn translated(&mut self, attribute: &Spot<'_>, kind: &str, said: &mut Said) {
        let language = attribute.field("label").and_then(|field| field.as_text());
        let Some(language) = language.and_then(|tag| tag.parse::<Language>().ok()) else {
            return;
        };
        if kind == "name" {
            said.names
                .extend(self.line(attribute, "value").map(|name| (language, name)));
        } else {
            said.descriptions.extend(
                self.text(attribute, "value")
                    .map(|description| (language, description)),
            );
        }
    }
}

/// Texts that have both a name and a description.
fn texts(
    names: BTreeMap<Language, String>,
    mut descriptions: BTreeMap<Language, String>,
) -> BTreeMap<Language, OfferText> {
    names
        .into_iter()
        .filter_map(|(language, name)| {
            let description = descriptions.remove(&language)?;
            Some((language, OfferText { name, description }))
        })
        .collect()
}
