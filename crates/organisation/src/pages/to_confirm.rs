//! "Vom Kreis zu bestätigen": every fact that no source states, and the act that confirms some of them on one word.

use std::collections::BTreeSet;

use askama::Template;
use base::input::InputErrors;
use web::answer::{Answer, Refused, go_to_saying, page as answer_page, page_again};
use web::components::field::Choice;
use web::components::list::{ActiveFilters, ListAddress};
use web::components::{button, empty, errors, field, tabs, tag};
use web::request::Request;
use web::shell::Shell;

use super::edit::{begin_change, read_source, row_id};
use super::look::{Look, look, rows};
use crate::model::coded::Coded;
use crate::model::evidence::{Certainty, FactKey};
use crate::model::responsibility::Responsibility;
use crate::model::structure::Structure;
use crate::model::to_confirm::{OpenPoint, Subject};
use crate::store::confirmations::{self, Confirmation, NewConfirmation};

#[derive(Template)]
#[template(path = "organisation/to_confirm.html")]
struct ToConfirmPage {
    shell: Shell,
    tabs: tabs::Tabs,
    address: ListAddress,
    certainties: Vec<Choice>,
    certainty: String,
    area: &'static str,
    active: ActiveFilters,
    groups: Vec<Group>,
    confirmations: Vec<Confirmation>,
    source: String,
    errors: InputErrors,
    may_write: bool,
}

/// The open points about one thing.
struct Group {
    name: String,
    href: String,
    points: Vec<PointRow>,
}

struct PointRow {
    key: String,
    fact: String,
    certainty: tag::Tag,
    note: String,
    source: String,
    address: Option<String>,
    /// It can be confirmed with a tick; otherwise something has to be entered.
    can_be_ticked: bool,
    is_ticked: bool,
    fix: String,
}

/// What was typed.
#[derive(Clone, Debug, Default)]
struct Typed {
    keys: Vec<String>,
    source: String,
}

/// What part of the organisation a point is about, for the tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Area {
    Places,
    Organisations,
    Posts,
    Funding,
}

impl Area {
    const ALL: [Self; 4] = [Self::Places, Self::Organisations, Self::Posts, Self::Funding];

    const fn of(subject: Subject) -> Self {
        match subject {
            Subject::District | Subject::Region(_) | Subject::Municipality(_) | Subject::SocialArea(_) => {
                Self::Places
            }
            Subject::Organisation(_) => Self::Organisations,
            Subject::Post(_) => Self::Posts,
            Subject::Frame(_) | Subject::Rate(_) => Self::Funding,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Places => "orte",
            Self::Organisations => "organisationen",
            Self::Posts => "stellen",
            Self::Funding => "foerderung",
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Places => "Orte",
            Self::Organisations => "Organisationen",
            Self::Posts => "Stellen",
            Self::Funding => "Förderung",
        }
    }
}

/// Which points are shown.
#[derive(Clone, Copy, Debug)]
struct Filter {
    area: Area,
    certainty: Option<Certainty>,
}

impl Filter {
    /// What the address asks for; without an area, the first one in which something waits.
    fn read(request: &Request, points: &[OpenPoint]) -> Self {
        let query = request.query();
        let asked = Area::ALL.into_iter().find(|area| area.word() == query.text(AREA));
        let first = || {
            Area::ALL
                .into_iter()
                .find(|area| points.iter().any(|point| Area::of(point.subject) == *area))
        };
        let area = asked.or_else(first).unwrap_or(Area::Places);
        Self {
            area,
            certainty: Certainty::from_code(query.text(CERTAINTY)),
        }
    }

    fn address(self) -> ListAddress {
        ListAddress::new("/zu-bestaetigen")
            .with(AREA, self.area.word())
            .with(CERTAINTY, self.certainty.map(Certainty::code).unwrap_or_default())
    }

    fn lets_through(self, point: &OpenPoint) -> bool {
        self.area == Area::of(point.subject)
            && self
                .certainty
                .is_none_or(|certainty| certainty == point.evidence.certainty)
    }
}

/// Query parameter of the part of the organisation.
const AREA: &str = "bereich";
/// Query parameter of the certainty.
const CERTAINTY: &str = "stand";

/// `GET /zu-bestaetigen`
pub(super) async fn page(request: Request) -> Answer {
    let look = look(&request).await?;
    answer_page(&the_page(&request, look, Typed::default()).await?)
}

async fn the_page(request: &Request, look: Look, typed: Typed) -> Result<ToConfirmPage, Refused> {
    let points = look.structure.to_confirm(look.today);
    let filter = Filter::read(request, &points);
    let (mut tx, permit) = rows(request).await?;
    let confirmations = confirmations::latest(&mut tx, &permit).await?;
    let address = filter.address();
    let mut active = ActiveFilters::new(&address);
    if let Some(certainty) = filter.certainty {
        active = active.filter(certainty.label(), CERTAINTY);
    }
    Ok(ToConfirmPage {
        shell: request.shell_below("Vom Kreis zu bestätigen", &[("Überblick", "/kreis")]),
        tabs: tab_bar(&points, filter),
        certainties: [Certainty::Open, Certainty::Inferred]
            .map(|one| Choice::new(one.code(), one.label()))
            .to_vec(),
        certainty: filter
            .certainty
            .map(Certainty::code)
            .unwrap_or_default()
            .to_owned(),
        area: filter.area.word(),
        active,
        groups: groups(&look.structure, &points, filter, &typed.keys),
        confirmations,
        source: typed.source,
        errors: InputErrors::new(),
        may_write: look.may_write,
        address,
    })
}

fn tab_bar(points: &[OpenPoint], filter: Filter) -> tabs::Tabs {
    let shown = |area: Area| Filter { area, ..filter };
    let count = |area: Area| {
        points
            .iter()
            .filter(|point| shown(area).lets_through(point))
            .count()
    };
    Area::ALL
        .into_iter()
        .fold(tabs::bar("Angaben nach Bereich"), |bar, area| {
            bar.tab(area.label(), shown(area).address()).count(count(area))
        })
        .current(filter.address())
}

fn groups(structure: &Structure, points: &[OpenPoint], filter: Filter, ticked: &[String]) -> Vec<Group> {
    let unanswered = unanswered(structure);
    let mut groups: Vec<(Subject, Group)> = Vec::new();
    for point in points.iter().filter(|point| filter.lets_through(point)) {
        let row = point_row(point, &unanswered, ticked);
        if let Some((_, group)) = groups.iter_mut().find(|(subject, _)| *subject == point.subject) {
            group.points.push(row);
            continue;
        }
        let (name, href) = (point.name.clone(), page_of(structure, point.subject));
        groups.push((
            point.subject,
            Group {
                name,
                href,
                points: vec![row],
            },
        ));
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn point_row(point: &OpenPoint, unanswered: &BTreeSet<FactKey>, ticked: &[String]) -> PointRow {
    let key = point
        .key
        .as_ref()
        .map(|key| key.as_str().to_owned())
        .unwrap_or_default();
    let certainty = match point.evidence.certainty {
        Certainty::Open => tag::warning(point.evidence.certainty.label()).icon("help"),
        other => tag::note(other.label()),
    };
    PointRow {
        can_be_ticked: point.key.as_ref().is_some_and(|key| !unanswered.contains(key)),
        is_ticked: ticked.contains(&key),
        fact: point.fact.clone(),
        certainty,
        note: point.evidence.note.clone().unwrap_or_default(),
        source: point.evidence.source.clone(),
        address: point.evidence.address.clone(),
        fix: form_of(point.subject, &point.fact),
        key,
    }
}

/// Facts that say "nicht bekannt": a tick would confirm that nobody knows.
fn unanswered(structure: &Structure) -> BTreeSet<FactKey> {
    let mut keys = BTreeSet::new();
    for post in &structure.posts {
        keys.extend(
            post.fillings
                .iter()
                .filter(|filling| filling.fte.is_none())
                .map(|filling| FactKey::of(filling.id)),
        );
        for kind in Responsibility::ALL {
            let rows = kind.of(post).rows().iter();
            keys.extend(
                rows.filter(|row| row.value.is_none())
                    .map(|row| FactKey::of(row.id)),
            );
        }
    }
    keys
}

/// Where the subject is shown.
fn page_of(structure: &Structure, subject: Subject) -> String {
    match subject {
        Subject::District => "/kreis".to_owned(),
        Subject::Region(_) => "/regionen".to_owned(),
        Subject::Municipality(id) => format!("/kommunen/{id}"),
        Subject::SocialArea(id) => match structure.social_area(id) {
            Some(area) => format!("/kommunen/{}", area.municipality),
            None => "/kommunen".to_owned(),
        },
        Subject::Organisation(id) => format!("/organisationen/{id}"),
        Subject::Post(id) => format!("/stellen/{id}"),
        Subject::Frame(_) | Subject::Rate(_) => "/foerderung".to_owned(),
    }
}

/// Where what is missing is entered.
fn form_of(subject: Subject, fact: &str) -> String {
    match subject {
        Subject::Organisation(id) => format!("/organisationen/{id}/bearbeiten"),
        Subject::Post(id) if fact.starts_with("Besetzung") => format!("/stellen/{id}/besetzungen"),
        Subject::Post(id) => format!("/stellen/{id}/bearbeiten"),
        Subject::Municipality(id) => format!("/kommunen/{id}/bearbeiten"),
        Subject::Frame(_) if fact.ends_with("zugeteilt") => "/stellen/neu".to_owned(),
        Subject::Frame(_) if fact.starts_with("Fördersatz") => "/foerdersaetze/neu".to_owned(),
        Subject::Frame(id) => format!("/foerderrahmen/{id}/bearbeiten"),
        Subject::Rate(id) => format!("/foerdersaetze/{id}/bearbeiten"),
        Subject::District => "/kreis/bearbeiten".to_owned(),
        Subject::Region(_) | Subject::SocialArea(_) => String::new(),
    }
}

/// `POST /zu-bestaetigen`
pub(super) async fn confirm(request: Request) -> Answer {
    let mut edit = begin_change(&request).await?;
    let form = request.form()?;
    let typed = Typed {
        keys: form.all("punkt").to_vec(),
        source: form.line("quelle"),
    };
    let unanswered = unanswered(&edit.structure);
    let points = edit.structure.to_confirm(edit.today);
    let is_ticked = |point: &&OpenPoint| {
        point.key.as_ref().is_some_and(|key| {
            !unanswered.contains(key) && typed.keys.iter().any(|sent| sent == key.as_str())
        })
    };
    let chosen: Vec<&OpenPoint> = points.iter().filter(is_ticked).collect();
    let mut errors = InputErrors::new();
    if typed.keys.is_empty() {
        errors.add("punkte", "Bitte mindestens eine Angabe ankreuzen.");
    } else if chosen.is_empty() {
        errors.add(
            "punkte",
            "Diese Angaben sind inzwischen bestätigt oder geändert. Bitte die Liste ansehen.",
        );
    }
    read_source(&mut errors, &typed.source);
    if !errors.is_empty() {
        drop(edit);
        let page = the_page(&request, look(&request).await?, typed).await?;
        return page_again(&ToConfirmPage { errors, ..page });
    }
    for point in chosen {
        let Some(key) = &point.key else { continue };
        let confirmation = NewConfirmation {
            id: row_id(&request),
            key,
            fact: &format!("{} – {}", point.name, point.fact),
            before: &point.evidence,
            source: &typed.source,
        };
        confirmations::confirm(&mut edit.tx, &edit.permit, &confirmation).await?;
    }
    edit.tx.commit().await?;
    go_to_saying("/zu-bestaetigen", "gespeichert")
}
