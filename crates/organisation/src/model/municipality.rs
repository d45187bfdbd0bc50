//! A municipality (Kommune) or city district with its dated facts. Not its administration: that is an organisation.

use base::day::Day;
use base::ids::{MunicipalityId, OrganisationId, RegionId, RowId};

use crate::model::ags::Ags;
use crate::model::area::Area;
use crate::model::coded::coded;
use crate::model::evidence::Evidence;
use crate::model::history::{Dated, History};

coded! {
    /// Whether it is a municipality of its own or part of a city.
    MunicipalityKind {
        /// A town or municipality of a Kreis.
        Municipality: "municipality", "gemeinde", "Kommune";
        /// A city district of a kreisfreie Stadt.
        CityDistrict: "city_district", "stadtbezirk", "Bezirk";
    }
}

coded! {
    /// Whether the municipality takes part; taking part is voluntary (concept § 5).
    Participation {
        /// It takes part.
        Participating: "participating", "nimmt-teil", "nimmt teil";
        /// It is being talked about.
        InTalks: "in_talks", "im-gespraech", "im Gespräch";
        /// It does not take part.
        NotParticipating: "not_participating", "nimmt-nicht-teil", "nimmt nicht teil";
    }
}

coded! {
    /// A target group that a municipality puts first (concept § 4).
    FocusGroup {
        /// People who fled.
        Refugees: "refugees", "gefluechtete", "Geflüchtete";
        /// People who came lately, for whatever reason.
        NewlyArrived: "newly_arrived", "neuzugewanderte", "Neuzugewanderte";
        /// People with an immigration history who have long lived here (nachholende Integration).
        LongResident: "long_resident", "schon-laenger-hier", "Schon länger hier Lebende";
        /// People from South-Eastern Europe.
        SouthEastEurope: "south_east_europe", "suedosteuropa", "Zugewanderte aus Südosteuropa";
        /// Another group, named in the note.
        Other: "other", "andere", "Andere Gruppe";
    }
}

/// A count of inhabitants on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Population {
    /// The row.
    pub id: RowId,
    /// The day of the count.
    pub day: Day,
    /// How many people lived there.
    pub inhabitants: u32,
    /// What the count rests on.
    pub evidence: Evidence,
}

/// Where the place stands on the schematic map: one tile per place, row and column from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    /// From the top, 1–20.
    pub row: u8,
    /// From the left, 1–20.
    pub column: u8,
}

/// A municipality of a Kreis or a city district of a kreisfreie Stadt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// The municipality.
    pub id: MunicipalityId,
    /// The name as people say it: `Bad Lippspringe`.
    pub name: String,
    /// Municipality or city district.
    pub kind: MunicipalityKind,
    /// The official key; city districts have none.
    pub ags: Option<Ags>,
    /// Its area.
    pub area: Option<Area>,
    /// Its tile on the schematic map.
    pub tile: Option<Tile>,
    /// The organisation that is its administration.
    pub administration: Option<OrganisationId>,
    /// Its inhabitants, in order of time.
    pub population: Vec<Population>,
    /// The region it belongs to, dated, so that old reports keep the old region.
    pub region: History<RegionId>,
    /// Whether it takes part, dated.
    pub participation: History<Participation>,
    /// The groups it puts first, each dated; several can hold on one day.
    pub focus_groups: Vec<Dated<FocusGroup>>,
    /// What these facts rest on.
    pub evidence: Evidence,
}

impl Municipality {
    /// The latest count of inhabitants up to this day.
    pub fn population_on(&self, day: Day) -> Option<&Population> {
        latest_count(&self.population, day)
    }

    /// The groups it puts first on this day.
    pub fn focus_groups_on(&self, day: Day) -> impl Iterator<Item = &Dated<FocusGroup>> {
        self.focus_groups
            .iter()
            .filter(move |row| row.validity.covers(day))
    }
}

/// The latest of these counts up to this day.
pub fn latest_count(population: &[Population], day: Day) -> Option<&Population> {
    population
        .iter()
        .filter(|count| count.day <= day)
        .max_by_key(|count| count.day)
}
