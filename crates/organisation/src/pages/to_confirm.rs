//! "Vom Kreis zu bestätigen": every fact that no source states, and the act that confirms some of them on one word.

use std::collections::BTreeSet;

use askama::Template;
use base::input::InputErrors;
use web::answer::{Answer, Refused, go_to_saying, page as answer_page, page_again};
use web::components::list::ListAddress;
use web::components::{button, empty, errors, field, icon, tabs, tag};
use web::request::Request;
use web::shell::Shell;

use super::edit::{begin_change, read_source, row_id};
use super::look::{Look, look};
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

/// `GET /zu-bestaetigen`
pub(super) async fn page(request: Request) -> Answer {
    let look = look(&request).await?;
    answer_page(&the_page(&request, look, Typed::default()).await?)
}

async fn the_page(request: &Request, mut look: Look, typed: Typed) -> Result<ToConfirmPage, Refused> {
    let wanted = Certainty::from_code(request.query().text("stand"));
    let points = look.structure.to_confirm(look.today);
    let confirmations = confirmations::latest(&mut look.tx, &look.permit).await?;
    Ok(ToConfirmPage {
        shell: request.shell_below("Vom Kreis zu bestätigen", &[("Überblick", "/kreis")]),
        tabs: tab_bar(&points, wanted),
        groups: groups(&look.structure, &points, wanted, &typed.keys),
        confirmations,
        source: typed.source,
        errors: InputErrors::new(),
        may_write: look.may_write,
    })
}

fn tab_bar(points: &[OpenPoint], wanted: Option<Certainty>) -> tabs::Tabs {
    let address = |certainty: Option<Certainty>| {
        ListAddress::new("/zu-bestaetigen").with("stand", certainty.map(Certainty::code).unwrap_or_default())
    };
    let count = |certainty: Certainty| {
        points
            .iter()
            .filter(|point| point.evidence.certainty == certainty)
            .count()
    };
    tabs::bar("Angaben nach Sicherheit")
        .tab("Alle", address(None))
        .count(points.len())
        .tab("Offen", address(Some(Certainty::Open)))
        .count(count(Certainty::Open))
        .tab("Abgeleitet", address(Some(Certainty::Inferred)))
        .count(count(Certainty::Inferred))
        .current(address(wanted))
}

fn groups(
    structure: &Structure,
    points: &[OpenPoint],
    wanted: Option<Certainty>,
    ticked: &[String],
) -> Vec<Group> {
    let unanswered = unanswered(structure);
    let mut groups: Vec<(Subject, Group)> = Vec::new();
    for point in points
        .iter()
        .filter(|point| wanted.is_none_or(|wanted| wanted == point.evidence.certainty))
    {
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
        Subject::Frame(_) | Subject::Rate(_) => "/stellenplan".to_owned(),
    }
}

/// Where what is missing is entered.
fn form_of(subject: Subject, fact: &str) -> String {
    match subject {
        Subject::Organisation(id) => format!("/organisationen/{id}/bearbeiten"),
        Subject::Post(id) if fact.starts_with("Besetzung") => format!("/stellen/{id}/besetzungen"),
        Subject::Post(id) => format!("/stellen/{id}/bearbeiten"),
        Subject::Municipality(id) => format!("/kommunen/{id}/bearbeiten"),
        Subject::Frame(_) => "/stellen/neu".to_owned(),
        _ => String::new(),
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
