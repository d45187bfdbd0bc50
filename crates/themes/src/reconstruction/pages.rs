//! Pages of reconstructions. Until the release every page asks for the one file with its own key; what was released is a
//! page of the house.

mod course;
mod frame;
mod guard;
mod list;
mod release;
mod released;

use std::sync::Arc;

use access::act::Act;
use access::permit::Permit;
use base::day::Day;
use base::ids::{ReconstructionId, RegionId};
use data_encoding::HEXLOWER;
use db::tx::Tx;
use organisation::memory::structure;
use organisation::model::field_of_action::FieldOfAction;
use organisation::model::structure::Structure;
use web::answer::Refused;
use web::components::field::Choice;
use web::components::tabs::{self, Tabs};
use web::request::Request;
use web::routes::{Fixture, Routes};

use crate::reconstruction::model::{Draft, State, Station, Way};
use crate::reconstruction::store::{self, Sheet};
use crate::words::Rechtskreis;

/// Where all of them stand.
pub(crate) const PATH: &str = "/fallrekonstruktionen";
const CRUMB: (&str, &str) = ("Fallrekonstruktionen", PATH);

pub(crate) fn routes() -> Routes {
    const DRAFT: Fixture = Fixture::ReconstructionDraft;
    const RELEASED: Fixture = Fixture::Reconstruction;
    let (read, write, release) = (
        Act::FindingRead,
        Act::ReconstructionWrite,
        Act::ReconstructionRelease,
    );
    let open = Routes::about("reconstruction")
        .get("/fallrekonstruktionen", read, Fixture::None, list::show)
        .get("/fallrekonstruktionen/{id}", read, RELEASED, released::show)
        .get(
            "/fallrekonstruktionen/{id}/fallrekonstruktion.pdf",
            read,
            RELEASED,
            released::print,
        )
        .get("/fallrekonstruktionen/neu", write, Fixture::None, frame::ask)
        .post("/fallrekonstruktionen/neu", write, Fixture::None, frame::begin);
    let draft = Routes::about("reconstruction draft")
        .get("/fallrekonstruktionen/{id}/rahmen", write, DRAFT, frame::show)
        .post("/fallrekonstruktionen/{id}/rahmen", write, DRAFT, frame::save)
        .post(
            "/fallrekonstruktionen/{id}/loeschung",
            write,
            DRAFT,
            frame::discard,
        )
        .get("/fallrekonstruktionen/{id}/verlauf", write, DRAFT, course::show)
        .post("/fallrekonstruktionen/{id}/verlauf", write, DRAFT, course::save)
        .post(
            "/fallrekonstruktionen/{id}/reihenfolge",
            write,
            DRAFT,
            course::arrange,
        )
        .get("/fallrekonstruktionen/{id}/pruefung", write, DRAFT, guard::show)
        .post("/fallrekonstruktionen/{id}/pruefung", write, DRAFT, guard::decide)
        .post(
            "/fallrekonstruktionen/{id}/einreichung",
            write,
            DRAFT,
            guard::submit,
        )
        .post(
            "/fallrekonstruktionen/{id}/ruecknahme",
            write,
            DRAFT,
            guard::take_back,
        );
    let second = Routes::about("release of a reconstruction")
        .get(
            "/fallrekonstruktionen/{id}/freigabe",
            release,
            DRAFT,
            release::show,
        )
        .post(
            "/fallrekonstruktionen/{id}/freigabe",
            release,
            DRAFT,
            release::answer,
        );
    let withdrawal = Routes::about("withdrawal of a reconstruction").post(
        "/fallrekonstruktionen/{id}/rueckzug",
        release,
        RELEASED,
        released::withdraw,
    );
    open.and(draft).and(second).and(withdrawal)
}

/// A reconstruction before its release, opened by the gate.
struct Opened {
    tx: Tx,
    permit: Permit<ReconstructionId>,
    sheet: Sheet,
    draft: Draft,
}

impl Opened {
    fn path(&self, page: &str) -> String {
        path_of(self.permit.id(), page)
    }

    fn is_editable(&self) -> bool {
        self.sheet.state == State::Draft
    }

    /// The steps of the editor, this one current.
    fn tabs(&self, current: &str) -> Tabs {
        tabs::bar("Schritte")
            .tab("1. Rahmen", self.path("rahmen"))
            .tab("2. Verlauf", self.path("verlauf"))
            .tab("3. Prüfung und Einreichung", self.path("pruefung"))
            .current(self.path(current))
    }

    /// A code of all texts, which says nothing of them.
    fn fingerprint(&self) -> Result<String, Refused> {
        let texts = self.draft.texts();
        let all: Vec<u8> = texts
            .into_iter()
            .flat_map(|(place, text)| format!("{place}\u{0}{text}\u{0}").into_bytes())
            .collect();
        let code = self.permit.key()?.code(&all);
        Ok(HEXLOWER.encode(&code))
    }
}

fn path_of(id: ReconstructionId, page: &str) -> String {
    format!("{PATH}/{id}/{page}")
}

async fn reading(request: &Request, act: Act) -> Result<Opened, Refused> {
    let id: ReconstructionId = request.path_value("id")?;
    let (tx, permit) = request.access().reading(request.who()?, act, id).await?;
    opened(tx, permit).await
}

async fn writing(request: &Request, act: Act) -> Result<Opened, Refused> {
    let id: ReconstructionId = request.path_value("id")?;
    let (tx, permit) = request.access().writing(request.who()?, act, id).await?;
    opened(tx, permit).await
}

/// Whoever releases reads what waits for it and nothing else; whoever writes, what is their own.
async fn opened(mut tx: Tx, permit: Permit<ReconstructionId>) -> Result<Opened, Refused> {
    let sheet = store::sheet(&mut tx, &permit).await?.ok_or(Refused::NotFound)?;
    let is_authors = sheet.author == permit.account();
    let is_meant = match permit.act() {
        Act::ReconstructionRelease => !is_authors && sheet.state == State::Submitted,
        _ => is_authors,
    };
    let draft = permit.reveal(&sheet.draft).filter(|_| is_meant).cloned();
    let draft = draft.ok_or(Refused::NotFound)?;
    Ok(Opened {
        tx,
        permit,
        sheet,
        draft,
    })
}

/// The district as it is today.
async fn district(request: &Request) -> Result<Arc<Structure>, Refused> {
    structure(request).await?.ok_or(Refused::NotFound)
}

fn fields() -> Vec<Choice> {
    let all = FieldOfAction::ALL.iter();
    all.map(|field| Choice::new(field, field.german())).collect()
}

fn regions(structure: &Structure, today: Day) -> Vec<Choice> {
    let all = structure.regions_on(today);
    all.iter()
        .map(|region| Choice::new(region.id, &region.name))
        .collect()
}

fn region_name(structure: &Structure, region: Option<RegionId>) -> String {
    let found = region.and_then(|id| structure.region(id));
    found.map_or_else(|| "ganzer Kreis".to_owned(), |region| region.name.clone())
}

/// A course as pages list it.
struct CourseShown {
    way: Way,
    stations: Vec<StationShown>,
}

/// A station as pages list it.
struct StationShown {
    number: u32,
    place: usize,
    heading: String,
    text: String,
    wait: String,
    is_break: bool,
    resource: String,
}

impl CourseShown {
    fn of(way: Way, stations: &[Station]) -> Self {
        let shown = stations.iter().zip(1..).map(|(station, place)| {
            let law = station.rechtskreis.map(Rechtskreis::short);
            let parts = [
                Some(format!("Monat {}", station.month)),
                Some(station.lane.clone()),
                law.map(str::to_owned),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            StationShown {
                number: station.number,
                place,
                heading: parts.join(" · "),
                text: station.text.clone(),
                wait: match station.wait_days {
                    None => String::new(),
                    Some(1) => "1 Tag Wartezeit".to_owned(),
                    Some(days) => format!("{days} Tage Wartezeit"),
                },
                is_break: station.is_break,
                resource: station.resource.clone(),
            }
        });
        Self {
            way,
            stations: shown.collect(),
        }
    }

    fn both(real: &[Station], ideal: &[Station]) -> Vec<Self> {
        vec![Self::of(Way::Real, real), Self::of(Way::Ideal, ideal)]
    }
}
