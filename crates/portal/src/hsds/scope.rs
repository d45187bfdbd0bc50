//! What of the directory the interface shows, and the filters that services and places share. Nothing but what is public.

use std::sync::Arc;

use base::day::Day;
use base::ids::OrganisationId;
use base::language::Language;
use directory::exchange::hsds::taxonomy::{Taxonomy, Term};
use directory::offer::model::{Cost, Gender, Offer};
use directory::search::finder::Finder;
use directory::search::query::Query;
use directory::search::shelf::Shelf;
use uuid::Uuid;
use web::request::Request;

use crate::hsds::asked::Asked;
use crate::hsds::problem::Problem;

/// The filters that services and services at locations know.
pub(crate) const FILTERS: [&str; 6] = [
    "taxonomy_term_id",
    "taxonomy_id",
    "organization_id",
    "modified_after",
    "ags",
    "language",
];

/// The directory as it stands, on a day.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    /// All offers; whoever takes one asks first whether it is public.
    shelf: Arc<Shelf>,
    /// The day.
    pub(crate) today: Day,
}

impl Scope {
    pub(crate) fn of(request: &Request) -> Result<Self, Problem> {
        let finder = request.room::<Finder>().map_err(|_| Problem::NotFound)?;
        Ok(Self {
            shelf: finder.shelf()?,
            today: request.access().clock().now().day(),
        })
    }

    /// The shelf, for names beside the offers.
    pub(crate) fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// All public offers by name.
    pub(crate) fn public(&self) -> impl Iterator<Item = &Offer> {
        self.shelf
            .offers()
            .iter()
            .map(Arc::as_ref)
            .filter(|offer| offer.is_public)
    }

    /// The public offers that the search and the shared filters leave, the best first.
    pub(crate) fn asked_for(&self, asked: &Asked, request: &Request) -> Result<Vec<Arc<Offer>>, Problem> {
        let term = asked.id("taxonomy_term_id")?.map(Term::with_id);
        let taxonomy = asked.id("taxonomy_id")?.map(taxonomy_with_id);
        let is_empty = matches!(term, Some(None)) || matches!(taxonomy, Some(None));
        let mut query = Query {
            organisation: asked.id("organization_id")?.map(OrganisationId::from_uuid),
            modified_after: asked.moment("modified_after")?,
            municipality: self.municipality(asked)?,
            language: asked.value::<Language>("language", "ein Sprachkürzel wie ar oder uk")?,
            only_offered: false,
            per_page: usize::MAX,
            ..Query::public(asked.words())
        };
        let (term, taxonomy) = (term.flatten(), taxonomy.flatten());
        match term {
            Some(Term::Topic(topic)) => query.topic = Some(topic),
            Some(Term::Field(field)) => query.field = Some(field),
            _ => {}
        }
        let found = self.shelf.search(&query, request.access().clock().now())?;
        if is_empty {
            return Ok(Vec::new());
        }
        let offers = found.hits.into_iter().map(|hit| hit.offer);
        Ok(offers
            .filter(|offer| term.is_none_or(|term| has_term(offer, term)))
            .filter(|offer| taxonomy.is_none_or(|taxonomy| has_term_of(offer, taxonomy)))
            .collect())
    }

    fn municipality(&self, asked: &Asked) -> Result<Option<base::ids::MunicipalityId>, Problem> {
        let Some(ags) = asked.text("ags") else {
            return Ok(None);
        };
        let mut known = self.shelf.municipalities().iter();
        let found = known
            .find(|municipality| municipality.ags.as_deref() == Some(ags))
            .map(|municipality| municipality.id);
        let unknown = || Problem::parameter("ags", "ist kein Gemeindeschlüssel dieses Kreises.");
        found.map(Some).ok_or_else(unknown)
    }
}

fn taxonomy_with_id(id: Uuid) -> Option<Taxonomy> {
    Taxonomy::ALL.iter().copied().find(|taxonomy| taxonomy.id() == id)
}

fn has_term(offer: &Offer, term: Term) -> bool {
    let eligibility = &offer.eligibility;
    match term {
        Term::Field(field) => offer.topics.iter().any(|topic| topic.field() == field),
        Term::Topic(topic) => offer.topics.contains(&topic),
        Term::Level(level) => [eligibility.level_from, eligibility.level_to].contains(&Some(level)),
        Term::Status(status) => eligibility.statuses.contains(&status),
        Term::Gender(gender) => eligibility.gender == gender,
        Term::Cost(cost) => offer.cost == cost,
    }
}

fn has_term_of(offer: &Offer, taxonomy: Taxonomy) -> bool {
    let eligibility = &offer.eligibility;
    match taxonomy {
        Taxonomy::Topics => !offer.topics.is_empty(),
        Taxonomy::Levels => eligibility.level_from.is_some() || eligibility.level_to.is_some(),
        Taxonomy::Statuses => !eligibility.statuses.is_empty(),
        Taxonomy::Genders => eligibility.gender != Gender::Any,
        Taxonomy::Costs => offer.cost != Cost::Unknown,
    }
}
