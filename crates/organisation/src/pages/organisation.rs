//! An organisation: what it is, its controller data as forms print them, and the posts it is responsible for.

use askama::Template;
use base::ids::OrganisationId;
use web::answer::{Answer, Refused, page as answer_page};
use web::components::{button, facts, notice, tag};
use web::request::Request;
use web::shell::Shell;

use super::look::{Look, look, rows};
use super::words;
use crate::model::coded::Coded;
use crate::model::evidence::FactKey;
use crate::model::organisation::Organisation;
use crate::model::responsibility::Responsibility;
use crate::store::changes::{self, Change};

#[derive(Template)]
#[template(path = "organisation/organisation.html")]
struct OrganisationPage {
    shell: Shell,
    id: OrganisationId,
    kind: &'static str,
    facts: facts::Facts,
    controller: Option<facts::Facts>,
    inherited_from: Option<(String, String)>,
    missing: Option<notice::Notice>,
    posts: Vec<PostRow>,
    parts: Vec<(String, String)>,
    changes: Vec<Change>,
    may_write: bool,
}

struct PostRow {
    title: String,
    href: String,
    roles: Vec<tag::Tag>,
    fte: String,
}

/// `GET /organisationen/{id}`
pub(super) async fn page(request: Request) -> Answer {
    let look = look(&request).await?;
    let id: OrganisationId = request.path_value("id")?;
    let organisation = look.structure.organisation(id).ok_or(Refused::NotFound)?.clone();
    let (mut tx, permit) = rows(&request).await?;
    let changes = changes::of_record(&mut tx, &permit, &FactKey::of(id)).await?;
    let crumbs = [("Überblick", "/kreis"), ("Organisationen", "/organisationen")];
    let posts = posts(&look, id);
    answer_page(&OrganisationPage {
        shell: request.shell_below(&organisation.name, &crumbs),
        id,
        kind: organisation.kind.label(),
        facts: organisation_facts(&look, &organisation),
        controller: look.structure.controller_of(id).map(|controller| {
            let list = facts::list()
                .fact("Verantwortlicher", &controller.name)
                .fact("Anschrift", controller.address.as_deref().unwrap_or_default())
                .fact(
                    "Datenschutz",
                    controller.data_protection_contact.as_deref().unwrap_or_default(),
                )
                .fact("Recht", controller.law.label())
                .fact("Quelle", &controller.evidence.source);
            words::marked(list, &controller.evidence)
        }),
        inherited_from: inherited_from(&look, &organisation),
        missing: missing(&look, id, !posts.is_empty()),
        posts,
        parts: parts(&look, id),
        changes,
        may_write: look.may_write,
    })
}

fn organisation_facts(look: &Look, organisation: &Organisation) -> facts::Facts {
    let mut list = facts::list()
        .fact("Art", organisation.kind.label())
        .fact("Kurzname", organisation.short_name.as_deref().unwrap_or_default());
    if let Some(whole) = organisation
        .part_of
        .and_then(|id| look.structure.organisation(id))
    {
        list = list
            .fact("gehört zu", &whole.name)
            .href(format!("/organisationen/{}", whole.id));
    }
    list = list.fact("Quelle", &organisation.evidence.source);
    words::marked(list, &organisation.evidence)
}

/// The organisation whose controller data hold here, if it is another one.
fn inherited_from(look: &Look, organisation: &Organisation) -> Option<(String, String)> {
    if organisation.controller.is_some() {
        return None;
    }
    let mut current = organisation;
    for _ in 0..look.structure.organisations.len() {
        current = look.structure.organisation(current.part_of?)?;
        if current.controller.is_some() {
            return Some((current.name.clone(), format!("/organisationen/{}", current.id)));
        }
    }
    None
}

fn missing(look: &Look, id: OrganisationId, has_posts: bool) -> Option<notice::Notice> {
    let employs = look
        .structure
        .employers_on(look.today)
        .iter()
        .any(|employer| employer.id == id);
    match look.structure.controller_of(id) {
        None if employs && has_posts => Some(
            notice::danger("Angaben zum Verantwortlichen fehlen")
                .text("Ohne sie kann für die Stellen dieses Trägers kein Formular gedruckt werden."),
        ),
        Some(controller) if controller.address.is_none() || controller.data_protection_contact.is_none() => {
            Some(
                notice::warning("Die Angaben zum Verantwortlichen sind nicht vollständig")
                    .text("Anschrift und Kontakt zum Datenschutz stehen auf jedem Formular."),
            )
        }
        _ => None,
    }
}

fn posts(look: &Look, id: OrganisationId) -> Vec<PostRow> {
    let responsible = |post: &crate::model::post::Post| -> Vec<Responsibility> {
        let holds =
            |kind: &&Responsibility| kind.of(post).value_on(look.today).copied().flatten() == Some(id);
        Responsibility::ALL.iter().filter(holds).copied().collect()
    };
    look.structure
        .posts
        .iter()
        .map(|post| (post, responsible(post)))
        .filter(|(_, responsibilities)| !responsibilities.is_empty())
        .map(|(post, responsibilities)| PostRow {
            title: post.title.clone(),
            href: format!("/stellen/{}", post.id),
            roles: responsibilities
                .into_iter()
                .map(|kind| tag::neutral(kind.label()))
                .collect(),
            fte: words::share_or_dash(post.occupancy_on(look.today).allocated),
        })
        .collect()
}

fn parts(look: &Look, id: OrganisationId) -> Vec<(String, String)> {
    let parts = look
        .structure
        .organisations
        .iter()
        .filter(|part| part.part_of == Some(id));
    parts
        .map(|part| (part.name.clone(), format!("/organisationen/{}", part.id)))
        .collect()
}
