//! All organisations with filter by kind and order. One of them: `organisation`.

use std::collections::BTreeMap;

use askama::Template;
use base::ids::OrganisationId;
use base::names::sort_key;
use web::answer::{Answer, page as answer_page};
use web::components::field::Choice;
use web::components::list::{ActiveFilters, Head, ListAddress, ORDER, Pager};
use web::components::{button, empty, field, tag};
use web::request::Request;
use web::shell::Shell;

use super::edit::coded_choices;
use super::look::{Look, look};
use super::words;
use crate::model::coded::Coded;
use crate::model::organisation::OrganisationKind;

#[derive(Template)]
#[template(path = "organisation/organisation_list.html")]
struct OrganisationListPage {
    shell: Shell,
    kinds: Vec<Choice>,
    kind: String,
    text: String,
    order: String,
    active: ActiveFilters,
    head: Head,
    rows: Vec<Row>,
    pager: Pager,
    may_write: bool,
}

struct Row {
    name: String,
    short_name: String,
    href: String,
    kind: &'static str,
    part_of: String,
    posts: usize,
    controller: String,
    to_confirm: bool,
}

/// `GET /organisationen`
pub(super) async fn page(request: Request) -> Answer {
    let look = look(&request).await?;
    let query = request.query();
    let kind = OrganisationKind::from_code(query.text("art"));
    let (text, order) = (query.line("text"), query.line(ORDER));
    let address = ListAddress::new("/organisationen")
        .with("art", kind.map(OrganisationKind::code).unwrap_or_default())
        .with("text", &text)
        .with(ORDER, &order);
    let mut active = ActiveFilters::new(&address);
    if let Some(kind) = kind {
        active = active.filter(kind.label(), "art");
    }
    if !text.is_empty() {
        active = active.filter(format!("enthält: {text}"), "text");
    }
    let rows = rows(&look, (kind, &text), &order);
    answer_page(&OrganisationListPage {
        shell: request.shell_below("Organisationen", &[("Überblick", "/kreis")]),
        kinds: coded_choices::<OrganisationKind>(),
        kind: kind.map(OrganisationKind::code).unwrap_or_default().to_owned(),
        head: Head::new(&address)
            .sortable("Organisation", "name")
            .sortable("Art", "art")
            .column("gehört zu")
            .column("Verantwortlicher (DSGVO)")
            .sortable("Stellen", "stellen")
            .number(),
        pager: Pager::new(words::counted(rows.len(), "Organisation", "Organisationen")),
        rows,
        text,
        order,
        active,
        may_write: look.may_write,
    })
}

fn rows(look: &Look, (kind, text): (Option<OrganisationKind>, &str), order: &str) -> Vec<Row> {
    let employed = employed(look);
    let wanted = sort_key(text);
    let found = look
        .structure
        .organisations
        .iter()
        .filter(|one| kind.is_none_or(|kind| kind == one.kind))
        .filter(|one| {
            let short = one.short_name.as_deref().unwrap_or_default();
            sort_key(&one.name).contains(&wanted) || sort_key(short).contains(&wanted)
        });
    let mut rows: Vec<Row> = found
        .map(|one| Row {
            name: one.name.clone(),
            short_name: one.short_name.clone().unwrap_or_default(),
            href: format!("/organisationen/{}", one.id),
            kind: one.kind.label(),
            part_of: one
                .part_of
                .map(|id| super::post::organisation_name(&look.structure, Some(id)))
                .unwrap_or_default(),
            posts: employed.get(&one.id).copied().unwrap_or_default(),
            controller: look
                .structure
                .controller_of(one.id)
                .map(|known| known.name.clone())
                .unwrap_or_default(),
            to_confirm: one.evidence.needs_confirmation(),
        })
        .collect();
    let (key, downwards) = order.strip_prefix('-').map_or((order, false), |key| (key, true));
    match key {
        "art" => rows.sort_by_key(|row| row.kind),
        "stellen" => rows.sort_by_key(|row| row.posts),
        _ => {}
    }
    if downwards {
        rows.reverse();
    }
    rows
}

/// How many posts each organisation employs today.
fn employed(look: &Look) -> BTreeMap<OrganisationId, usize> {
    let mut counts = BTreeMap::new();
    let allocated = look
        .structure
        .posts
        .iter()
        .filter(|post| post.allocation.on(look.today).is_some());
    for employer in allocated.filter_map(|post| post.employer_on(look.today)) {
        *counts.entry(employer).or_default() += 1;
    }
    counts
}
