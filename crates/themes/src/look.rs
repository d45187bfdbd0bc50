//! How pages of findings, themes and answers begin: the district as it is today, then the permit. Rules and rows stand
//! elsewhere.

use std::sync::Arc;

use access::act::Act;
use access::audit::model::AuditSubject;
use access::permit::{House, Permit};
use base::day::Day;
use base::ids::{MunicipalityId, RegionId};
use db::tx::Tx;
use organisation::memory::structure;
use organisation::model::field_of_action::FieldOfAction;
use organisation::model::structure::Structure;
use web::answer::Refused;
use web::components::field::Choice;
use web::request::Request;

use crate::ladder::Station;
use crate::theme::model::Level;
use crate::words::{ObstacleKind, Rechtskreis};

/// Findings and themes as someone looks at them or changes them.
#[derive(Debug)]
pub(crate) struct Look {
    pub(crate) tx: Tx,
    pub(crate) permit: Permit<House>,
    pub(crate) structure: Arc<Structure>,
    pub(crate) today: Day,
}

/// Opens a page for reading.
pub(crate) async fn reading(request: &Request, act: Act) -> Result<Look, Refused> {
    let structure = structure(request).await?.ok_or(Refused::NotFound)?;
    let (tx, permit) = request.access().enter(request.who()?, act).await?;
    Ok(Look::of(tx, permit, structure))
}

/// Opens a page for writing, with the audit line in the same transaction.
pub(crate) async fn writing(request: &Request, act: Act) -> Result<Look, Refused> {
    let structure = structure(request).await?.ok_or(Refused::NotFound)?;
    let who = request.who()?;
    let (tx, permit) = request
        .access()
        .enter_writing(who, act, AuditSubject::House)
        .await?;
    Ok(Look::of(tx, permit, structure))
}

impl Look {
    fn of(tx: Tx, permit: Permit<House>, structure: Arc<Structure>) -> Self {
        let today = permit.now().day();
        Self {
            tx,
            permit,
            structure,
            today,
        }
    }

    /// The municipalities to choose from.
    pub(crate) fn municipalities(&self) -> Vec<Choice> {
        let all = self.structure.municipalities.iter();
        all.map(|place| Choice::new(place.id, &place.name)).collect()
    }

    /// Municipalities and regions to choose from, under one name each.
    pub(crate) fn places(&self) -> Vec<Choice> {
        let regions = self.structure.regions_on(self.today);
        let regions = regions.into_iter().map(|one| Choice::new(one.id, &one.name));
        regions.chain(self.municipalities()).collect()
    }

    /// The municipality that was chosen, if there is one of this id.
    pub(crate) fn municipality(&self, text: &str) -> Option<MunicipalityId> {
        let id = text.parse().ok()?;
        self.structure.municipality(id).map(|place| place.id)
    }

    /// The region that was chosen, if there is one of this id.
    pub(crate) fn region(&self, text: &str) -> Option<RegionId> {
        let id = text.parse().ok()?;
        self.structure.region(id).map(|region| region.id)
    }

    /// The name of a municipality; empty for none.
    pub(crate) fn municipality_name(&self, id: Option<MunicipalityId>) -> String {
        let place = id.and_then(|id| self.structure.municipality(id));
        place.map(|place| place.name.clone()).unwrap_or_default()
    }

    /// The name of a municipality or a region; „ganzer Kreis" for none.
    pub(crate) fn place_name(
        &self,
        municipality: Option<MunicipalityId>,
        region: Option<RegionId>,
    ) -> String {
        let region = region.and_then(|id| self.structure.region(id));
        match (municipality, region) {
            (Some(_), _) => self.municipality_name(municipality),
            (None, Some(region)) => region.name.clone(),
            (None, None) => "ganzer Kreis".to_owned(),
        }
    }

    /// Several municipalities in words; none is the whole district.
    pub(crate) fn places_named(&self, ids: &[MunicipalityId]) -> String {
        if ids.is_empty() {
            return "ganzer Kreis".to_owned();
        }
        let all = self.structure.municipalities.iter();
        let names: Vec<&str> = all
            .filter(|place| ids.contains(&place.id))
            .map(|place| place.name.as_str())
            .collect();
        names.join(", ")
    }

    /// Where a theme lies, in words.
    pub(crate) fn station_name(&self, station: Station) -> String {
        let kind = station.kind().german();
        match station.municipality() {
            Some(place) => format!("{kind} {}", self.municipality_name(Some(place))),
            None => kind.to_owned(),
        }
    }
}

/// All fields of action, to choose from.
pub(crate) fn fields() -> Vec<Choice> {
    let choice = |field: &FieldOfAction| Choice::new(field.code(), field.german());
    FieldOfAction::ALL.iter().map(choice).collect()
}

/// All kinds of obstacles, to choose from.
pub(crate) fn kinds() -> Vec<Choice> {
    let choice = |kind: &ObstacleKind| Choice::new(kind.code(), kind.german());
    ObstacleKind::ALL.iter().map(choice).collect()
}

/// All laws, to choose from.
pub(crate) fn laws() -> Vec<Choice> {
    let choice = |law: &Rechtskreis| Choice::new(law.code(), law.german());
    Rechtskreis::ALL.iter().map(choice).collect()
}

/// All levels, to choose from.
pub(crate) fn levels() -> Vec<Choice> {
    let choice = |level: &Level| Choice::new(level.code(), level.german());
    Level::ALL.iter().map(choice).collect()
}

/// How many lines a page shows, and whether there are more.
pub(crate) fn cut<T>(lines: &mut Vec<T>, page: i64) -> bool {
    let page = usize::try_from(page).unwrap_or(usize::MAX);
    let has_more = lines.len() > page;
    lines.truncate(page);
    has_more
}

/// A number of things in words: „1 Befund", „3 Befunde".
pub(crate) fn counted(number: usize, (one, many): (&str, &str)) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// How late something is, in words; nothing if it is not.
pub(crate) fn late_words(days: i32) -> Option<String> {
    match days {
        ..=0 => None,
        1 => Some("1 Tag im Verzug".to_owned()),
        days => Some(format!("{days} Tage im Verzug")),
    }
}
