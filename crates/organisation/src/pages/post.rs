//! A post: what it is, who is responsible for what, who fills it, and how all this came to be. Changes: `post_edit`.

use askama::Template;
use base::day::Day;
use base::fte::Fte;
use base::ids::{AccountId, FillingId, OrganisationId, PostId};
use web::answer::{Answer, Refused, page as answer_page};
use web::components::timeline::{Entry, Timeline};
use web::components::{button, facts, notice, tag};
use web::request::Request;
use web::shell::Shell;

use super::bar::Bar;
use super::look::{Look, look, rows};
use super::words;
use crate::model::coded::Coded;
use crate::model::evidence::{Evidence, FactKey};
use crate::model::post::{Filling, Post};
use crate::model::responsibility::Responsibility;
use crate::model::structure::Structure;
use crate::model::validity::Validity;
use crate::store::changes::{self, Change};
use crate::store::post as posts;

#[derive(Template)]
#[template(path = "organisation/post.html")]
struct PostPage {
    shell: Shell,
    id: PostId,
    title: String,
    baustein: &'static str,
    responsibilities: facts::Facts,
    is_shared: bool,
    vacancy: Option<notice::Notice>,
    bar: Bar,
    fillings: Vec<FillingRow>,
    has_persons: bool,
    timeline: Timeline,
    facts: facts::Facts,
    changes: Vec<Change>,
    may_write: bool,
}

struct FillingRow {
    share: String,
    person: String,
    validity: String,
    is_current: bool,
    mark: Option<tag::Certainty>,
}

/// `GET /stellen/{id}`
pub(super) async fn page(request: Request) -> Answer {
    let look = look(&request).await?;
    let id: PostId = request.path_value("id")?;
    let post = look.structure.post(id).ok_or(Refused::NotFound)?.clone();
    let (mut tx, permit) = rows(&request).await?;
    let changes = changes::of_record(&mut tx, &permit, &FactKey::of(id)).await?;
    // Who works where is for those who keep the plan; everybody else reads shares.
    let holders = if look.may_write {
        posts::holders(&mut tx, &permit, id).await?
    } else {
        Vec::new()
    };
    let occupancy = post.occupancy_on(look.today);
    let crumbs = [
        ("Überblick", "/kreis"),
        ("Stellenplan", "/stellenplan?ansicht=stellen"),
    ];
    answer_page(&PostPage {
        shell: request.shell_below(&post.title, &crumbs),
        id,
        title: post.title.clone(),
        baustein: post.baustein().label(),
        responsibilities: responsibilities(&look, &post),
        is_shared: post.employer_on(look.today) != post.technical_supervision_on(look.today),
        vacancy: vacancy(&post, look.today),
        bar: Bar::of_posts("Heute", occupancy),
        has_persons: !holders.is_empty() || post.fillings.iter().any(|filling| filling.person.is_some()),
        fillings: post
            .fillings
            .iter()
            .rev()
            .map(|filling| FillingRow::of(filling, &holders, look.today))
            .collect(),
        timeline: Timeline::new(entries(&look.structure, &post, look.today)),
        facts: post_facts(&look, &post),
        changes,
        may_write: look.may_write,
    })
}

fn responsibilities(look: &Look, post: &Post) -> facts::Facts {
    Responsibility::ALL.iter().fold(facts::list(), |list, kind| {
        let row = kind.of(post).on(look.today);
        let organisation = row
            .and_then(|row| row.value)
            .and_then(|id| look.structure.organisation(id));
        let list = match organisation {
            Some(known) => list
                .fact(kind.label(), &known.name)
                .href(format!("/organisationen/{}", known.id)),
            None => list.fact(kind.label(), "nicht bekannt"),
        };
        match row {
            Some(row) => words::marked(list, &row.evidence),
            None => list,
        }
    })
}

fn vacancy(post: &Post, today: Day) -> Option<notice::Notice> {
    let since = post.vacant_since(today)?;
    let vacant = post.occupancy_on(today).vacant;
    let days = since.days_until(today);
    let title = format!("{} VZÄ sind seit {} unbesetzt", vacant.german(), since.german());
    Some(notice::warning(title).text(format!("Das sind {} Tage.", words::number(days))))
}

fn post_facts(look: &Look, post: &Post) -> facts::Facts {
    let row = post.allocation.on(look.today);
    let mut list = facts::list()
        .fact("Aufgabe", post.function.label())
        .fact("Baustein", post.baustein().label());
    list = match row {
        Some(row) => {
            let name = look.structure.workplace_name(row.value.workplace);
            let list = list.fact("Einsatzort", name);
            let list = match look.structure.municipality_of(row.value.workplace) {
                Some(municipality) => list.href(format!("/kommunen/{municipality}")),
                None => list,
            };
            let list = list.fact(
                "Zugeteilt",
                format!("{} VZÄ {}", row.value.fte.german(), row.validity.german()),
            );
            words::marked(list, &row.evidence)
        }
        None => list.fact("Einsatzort", "zurzeit nicht zugeteilt"),
    };
    let region = row.and_then(|row| {
        look.structure
            .region_of_workplace(row.value.workplace, look.today)
    });
    if let Some(region) = region.and_then(|id| look.structure.region(id)) {
        list = list.fact("Region", &region.name);
    }
    list.fact("Quelle", &post.evidence.source)
}

impl FillingRow {
    fn of(filling: &Filling, holders: &[(FillingId, AccountId, String)], today: Day) -> Self {
        let holder = holders.iter().find(|(own, ..)| *own == filling.id);
        Self {
            share: filling.fte.map_or_else(
                || "Umfang nicht bekannt".to_owned(),
                |fte| format!("{} VZÄ", fte.german()),
            ),
            person: holder
                .map(|(.., name)| name.clone())
                .or_else(|| filling.person.clone())
                .unwrap_or_default(),
            validity: filling.validity.german(),
            is_current: filling.validity.covers(today),
            mark: words::mark(&filling.evidence),
        }
    }
}

/// Everything dated about the post, newest first.
fn entries(structure: &Structure, post: &Post, today: Day) -> Vec<Entry> {
    let mut dated: Vec<(Day, Entry)> = Vec::new();
    for row in post.allocation.rows() {
        let place = structure.workplace_name(row.value.workplace);
        let title = format!("{} VZÄ zugeteilt: {place}", row.value.fte.german());
        push(
            &mut dated,
            (row.validity, &row.evidence),
            today,
            ("flag", title, "Zuteilung endet"),
        );
    }
    for kind in Responsibility::ALL {
        for row in kind.of(post).rows() {
            let title = format!("{}: {}", kind.label(), organisation_name(structure, row.value));
            let end = format!("{} endet", kind.label());
            push(
                &mut dated,
                (row.validity, &row.evidence),
                today,
                ("apartment", title, &end),
            );
        }
    }
    for filling in &post.fillings {
        let share = filling.fte.map_or_else(
            || "Besetzung nicht bekannt".to_owned(),
            |fte: Fte| format!("{} VZÄ besetzt", fte.german()),
        );
        push(
            &mut dated,
            (filling.validity, &filling.evidence),
            today,
            ("person", share, "Besetzung endet"),
        );
    }
    dated.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    dated.into_iter().map(|(_, entry)| entry).collect()
}

fn push(
    dated: &mut Vec<(Day, Entry)>,
    (validity, evidence): (Validity, &Evidence),
    today: Day,
    (symbol, title, end): (&'static str, String, &str),
) {
    let entry = |day: Day, title: &str| {
        let entry = Entry::new(day.german(), symbol, title);
        if day > today { entry.ahead() } else { entry }
    };
    let mut start = entry(validity.from(), &title);
    if let Some(reason) = words::reason(evidence) {
        start = start.text(format!("Zu bestätigen: {reason}"));
    } else if !evidence.source.is_empty() {
        start = start.text(format!("Quelle: {}", evidence.source));
    }
    dated.push((validity.from(), start));
    if let Some(last_day) = validity.last_day() {
        dated.push((last_day, entry(last_day, &format!("{end}: {title}"))));
    }
}

/// The name of an organisation, or that it is not known.
pub(super) fn organisation_name(structure: &Structure, id: Option<OrganisationId>) -> String {
    let organisation = id.and_then(|id| structure.organisation(id));
    organisation.map_or_else(
        || "nicht bekannt".to_owned(),
        |known| known.display_name().to_owned(),
    )
}
