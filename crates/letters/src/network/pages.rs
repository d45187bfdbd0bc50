//! The network map of a case: the picture with its list, adding and changing ties, printing it for the talk.

use access::act::Act;
use askama::Template;
use base::ids::RowId;
use base::input::InputErrors;
use base::language::Language;
use base::refusal::Refusal;
use cases::case::opened::{CLOSED, Opened, opened, opened_for_writing};
use consents::gate::Gate;
use consents::model::category::Category;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::wish::Wish;
use consents::paper::{letterhead_of, printed};
use organisation::memory::structure;
use print::document::{Document, Template as Layout};
use serde_json::json;
use web::answer::{Answer, Refused, file, go_to_saying, page, page_again, page_conflict};
use web::components::field::{self, Choice, Field};
use web::components::notice::{self, Notice};
use web::components::{button, empty, errors, tag};
use web::form::Form;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::{Message, MessageKind, Shell};

use crate::network::map;
use crate::network::model::{Ring, Strength, Tie, TieText, Who};
use crate::network::store;
use crate::typed;

/// The page below the case.
const PAGE: &str = "netzwerk";
/// The form below the case.
const EDIT: &str = "netzwerk/bearbeiten";
const LAYOUT: Layout = Layout {
    name: "network-map",
    source: include_str!("../../templates/print/network-map.typ"),
};

/// The routes of the network map.
pub(crate) fn routes() -> Routes {
    let (read, write) = (Act::CaseRead, Act::CaseWrite);
    Routes::about("network map")
        .get("/faelle/{id}/netzwerk", read, Fixture::Case, show)
        .get("/faelle/{id}/netzwerk/bearbeiten", write, Fixture::Case, ask)
        .post("/faelle/{id}/netzwerk/bearbeiten", write, Fixture::Case, answer)
        .post("/faelle/{id}/netzwerk/loeschung", write, Fixture::Case, remove)
        .post("/faelle/{id}/netzwerk/druck", write, Fixture::Case, print_map)
}

#[derive(Template)]
#[template(path = "letters/network.html")]
struct NetworkPage {
    shell: Shell,
    path: String,
    new_path: String,
    may_write: bool,
    may_print: bool,
    picture: String,
    ties: Vec<Shown>,
}

struct Shown {
    id: RowId,
    label: String,
    note: String,
    ring: &'static str,
    strength: &'static str,
    is_conflict: bool,
    organisation: String,
    ended: String,
    edit: String,
}

#[derive(Template)]
#[template(path = "letters/tie_edit.html")]
struct EditPage {
    shell: Shell,
    path: String,
    back: String,
    tie: String,
    version: i64,
    fields: Vec<Field>,
    errors: InputErrors,
    met: Option<Notice>,
}

async fn show(request: Request) -> Answer {
    let known = organisations(&request).await?;
    let mut case = opened(&request, Act::CaseRead).await?;
    page(&network_page(&request, &mut case, &known).await?)
}

async fn network_page(
    request: &Request,
    case: &mut Opened,
    organisations: &[Known],
) -> Result<NetworkPage, Refused> {
    let ties = store::ties(&mut case.tx, &case.permit).await?;
    let name = |tie: &Tie| {
        let id = tie.text.organisation.map(|id| id.to_string());
        let found = organisations.iter().find(|(own, _)| Some(own) == id.as_ref());
        found.map_or_else(String::new, |(_, name)| name.clone())
    };
    Ok(NetworkPage {
        shell: case.shell(request, ("Netzwerkkarte", PAGE)),
        path: case.path(PAGE),
        new_path: case.path(EDIT),
        may_write: case.may_change(request)?,
        may_print: case.may_write(request)?,
        picture: map::picture("netzwerk", &ties),
        ties: ties
            .iter()
            .map(|tie| Shown {
                id: tie.id,
                label: tie.text.who.label(),
                note: tie.text.who.note.clone(),
                ring: tie.text.ring.german(),
                strength: tie.text.strength.german(),
                is_conflict: tie.text.strength == Strength::Conflict,
                organisation: name(tie),
                ended: tie
                    .text
                    .ended_on
                    .map_or_else(String::new, |day| format!("früher, bis {}", day.german())),
                edit: format!("{}?eintrag={}", case.path(EDIT), tie.id),
            })
            .collect(),
    })
}

/// An organisation, by id and name.
type Known = (String, String);

/// All organisations; asked for before the case is opened, for it reads on its own.
async fn organisations(request: &Request) -> Result<Vec<Known>, Refused> {
    let Some(structure) = structure(request).await? else {
        return Ok(Vec::new());
    };
    let mut all: Vec<Known> = structure
        .organisations
        .iter()
        .map(|one| (one.id.to_string(), one.name.clone()))
        .collect();
    all.sort_by_key(|(_, name)| base::names::sort_key(name));
    Ok(all)
}

async fn ask(request: Request) -> Answer {
    let known = organisations(&request).await?;
    let mut case = opened(&request, Act::CaseWrite).await?;
    let ties = store::ties(&mut case.tx, &case.permit).await?;
    let query = request.query();
    let (id, text, version) = match named(query.text("eintrag"))? {
        None => (None, new_tie(), 0),
        Some(id) => {
            let tie = find(&ties, id)?;
            (Some(id), tie.text.clone(), tie.version)
        }
    };
    page(&edit_page(
        &request,
        &case,
        (id, version, &text),
        (&known, InputErrors::new()),
    ))
}

async fn answer(request: Request) -> Answer {
    let known = organisations(&request).await?;
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let ties = store::ties(&mut case.tx, &case.permit).await?;
    let id = named(form.text("eintrag"))?;
    if let Some(id) = id {
        find(&ties, id)?;
    }
    let (text, mut errors) = read(&form, &known);
    if !case.head.phase.is_open() {
        errors.add("name", CLOSED);
    }
    if id.is_none() && i64::try_from(ties.len()).unwrap_or(i64::MAX) >= store::MOST {
        errors.add(
            "name",
            "Mehr als 100 Einträge fasst die Karte nicht. Bitte entfernen Sie zuerst einen.",
        );
    }
    if !errors.is_empty() {
        let shown = edit_page(&request, &case, (id, form.version(), &text), (&known, errors));
        return page_again(&shown);
    }
    let ids = request.access().ids();
    match id {
        None => {
            store::insert(&mut case.tx, &case.permit, &text, ids).await?;
        }
        Some(id) => {
            let change = (id, form.version(), &text);
            if !store::update(&mut case.tx, &case.permit, change, ids).await? {
                let stored = find(&ties, id)?;
                let shown = edit_page(
                    &request,
                    &case,
                    (Some(id), stored.version, &text),
                    (&known, errors),
                );
                let sentence = format!(
                    "{} hat inzwischen gespeichert: {}, {}, {}. Ihre Eingaben stehen noch da und gelten, wenn Sie speichern.",
                    stored.changed_by,
                    stored.text.who.label(),
                    stored.text.ring.german(),
                    stored.text.strength.german()
                );
                return page_conflict(&EditPage {
                    met: Some(notice::warning("Inzwischen geändert").text(sentence)),
                    ..shown
                });
            }
        }
    }
    let back = case.path(PAGE);
    case.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}

async fn remove(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let id: RowId = form.text("eintrag").parse().map_err(|_| Refused::NotFound)?;
    let back = case.path(PAGE);
    if case.head.phase.is_open() {
        store::remove(&mut case.tx, &case.permit, id).await?;
    }
    case.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}

async fn print_map(request: Request) -> Answer {
    let known = organisations(&request).await?;
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    request.form()?;
    let wish = Wish::to_the_person(
        OutgoingPath::Plan,
        Purpose::Accompany,
        [Category::Household, Category::Participation],
    );
    let gate = request.room::<Gate>()?;
    let lead = [case.head.lead];
    let granted = gate
        .ask_for_case(&mut case.tx, &case.permit, &lead, &wish)
        .await?;
    let disclosure = match granted {
        Ok(disclosure) => disclosure,
        Err(refused) => {
            let mut shown = network_page(&request, &mut case, &known).await?;
            shown.shell.messages.push(Message {
                kind: MessageKind::Failed,
                text: refused.german(),
                undo: None,
            });
            return page_again(&shown);
        }
    };
    let ties = store::ties(&mut case.tx, &case.permit).await?;
    let document = Document {
        template: LAYOUT,
        title: "Netzwerkkarte".to_owned(),
        language: Language::German,
        printed_on: request.access().clock().today(),
        letterhead: letterhead_of(&mut case.tx, case.head.controller).await?,
        demo: request.house().running.is_demo,
        data: json!({
            "picture": map::picture("map", &ties),
            "alternative": map::alternative(&ties),
            "legend": [
                ["Starke Verbindung", "kräftige Linie"],
                ["Schwache Verbindung", "gestrichelte Linie"],
                ["Konflikt", "Linie mit Querstrichen"],
            ],
            "missing": ties.iter().filter(|tie| tie.text.ended_on.is_none()).count() - map::drawn(&ties).len(),
        }),
    };
    case.tx.commit().await?;
    let sheet = printed(disclosure, document).await?;
    file(sheet.bytes, sheet.kind.media_type(), "netzwerkkarte.pdf")
}

fn named(id: &str) -> Result<Option<RowId>, Refused> {
    if id.is_empty() {
        return Ok(None);
    }
    id.parse().map(Some).map_err(|_| Refused::NotFound)
}

fn find(ties: &[Tie], id: RowId) -> Result<&Tie, Refused> {
    ties.iter().find(|tie| tie.id == id).ok_or(Refused::NotFound)
}

fn new_tie() -> TieText {
    TieText {
        ring: Ring::Family,
        strength: Strength::Strong,
        organisation: None,
        ended_on: None,
        who: Who::default(),
    }
}

fn read(form: &Form, organisations: &[(String, String)]) -> (TieText, InputErrors) {
    let mut errors = InputErrors::new();
    let chosen = form.text("stelle");
    let is_known = organisations.iter().any(|(id, _)| id == chosen);
    let text = TieText {
        ring: form.text("ring").parse().unwrap_or(Ring::Informal),
        strength: form.text("verbindung").parse().unwrap_or(Strength::Weak),
        organisation: is_known.then(|| chosen.parse().ok()).flatten(),
        ended_on: form.day("bis", &mut errors),
        who: Who {
            name: typed::line(form, "name", &mut errors),
            relation: typed::line(form, "beziehung", &mut errors),
            note: typed::text(form, "notiz", &mut errors),
        },
    };
    if text.who.name.is_empty() {
        errors.add("name", "Bitte schreiben Sie einen Vornamen oder eine Rolle.");
    }
    (text, errors)
}

fn edit_page(
    request: &Request,
    case: &Opened,
    (id, version, text): (Option<RowId>, i64, &TieText),
    (known, errors): (&[Known], InputErrors),
) -> EditPage {
    let title = if id.is_some() {
        "Eintrag bearbeiten"
    } else {
        "Neuer Eintrag"
    };
    let organisations: Vec<Choice> = known.iter().map(|(id, name)| Choice::new(id, name)).collect();
    let rings: Vec<Choice> = Ring::ALL
        .iter()
        .map(|ring| Choice::new(ring, ring.german()))
        .collect();
    let strengths: Vec<Choice> = Strength::ALL
        .iter()
        .map(|one| Choice::new(one, one.german()))
        .collect();
    let day = |day: Option<base::day::Day>| day.map_or_else(String::new, |day| day.to_string());
    let fields = vec![
        field::text("name", "Vorname oder Rolle")
            .value(&text.who.name)
            .hint("So wenig wie nötig: „Amal“ oder „Lehrerin“ genügt.")
            .errors(&errors)
            .required(),
        field::text("beziehung", "Beziehung")
            .value(&text.who.relation)
            .hint("Schwester, Nachbar, Beraterin …")
            .errors(&errors),
        field::radios("ring", "Ring", &rings).value(text.ring).in_a_row(),
        field::radios("verbindung", "Verbindung", &strengths)
            .value(text.strength)
            .in_a_row(),
        field::select("stelle", "Stelle", &organisations)
            .or("keine")
            .value(text.organisation.map_or_else(String::new, |id| id.to_string())),
        field::area("notiz", "Notiz", 2)
            .value(&text.who.note)
            .errors(&errors),
        field::date("bis", "Hilft nicht mehr seit")
            .value(day(text.ended_on))
            .errors(&errors),
    ];
    EditPage {
        shell: case.shell_below(request, title, ("Netzwerkkarte", PAGE)),
        path: case.path(EDIT),
        back: case.path(PAGE),
        tie: id.map_or_else(String::new, |id| id.to_string()),
        version,
        fields,
        errors,
        met: None,
    }
}
