//! Adding and changing a rule of responsibility.

use access::act::Act;
use access::audit::model::AuditSubject;
use askama::Template;
use base::ids::RowId;
use base::input::InputErrors;
use cases::life_area::LifeArea;
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::field::{self, Choice, Field};
use web::components::notice::{self, Notice};
use web::components::{button, errors};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::code_list::CodeList;
use crate::responsibility::model::{Circle, Fact, Residence, Rule};
use crate::responsibility::store;
use crate::typed;

const PATH: &str = "/regeln/zustaendigkeit";
/// Names a rule in the address; without it a new one is meant.
const RULE: &str = "regel";

#[derive(Template)]
#[template(path = "planning/rule_edit.html")]
struct EditPage {
    shell: Shell,
    rule: String,
    version: i64,
    fields: Vec<Field>,
    errors: InputErrors,
    met: Option<Notice>,
}

/// Shows the form.
///
/// # Errors
/// [`Refused::NotFound`] if there is no such rule.
pub async fn ask(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, _permit) = request.access().enter(who, Act::PlanningRuleWrite).await?;
    let rule = match named(request.query().text(RULE))? {
        None => new_rule(RowId::from_uuid(request.access().ids().next())),
        Some(id) => store::rule_with(&mut tx, id).await?.ok_or(Refused::NotFound)?,
    };
    page(&edit_page(&request, &rule, InputErrors::new()))
}

/// Saves the form.
///
/// # Errors
/// [`Refused::NotFound`] if there is no such rule.
pub async fn answer(request: Request) -> Answer {
    let who = request.who()?;
    let about = AuditSubject::House;
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::PlanningRuleWrite, about)
        .await?;
    let form = request.form()?;
    let id = named(form.text(RULE))?;
    let own_id = id.unwrap_or_else(|| RowId::from_uuid(request.access().ids().next()));
    let (rule, errors) = read(&form, own_id);
    if !errors.is_empty() {
        return page_again(&edit_page(&request, &rule, errors));
    }
    if id.is_none() {
        store::insert_rule(&mut tx, &permit, &rule).await?;
    } else if !store::update_rule(&mut tx, &permit, &rule).await? {
        let stored = store::rule_with(&mut tx, rule.id)
            .await?
            .ok_or(Refused::NotFound)?;
        let mine = Rule {
            version: stored.version,
            ..rule
        };
        let shown = edit_page(&request, &mine, errors);
        return page_conflict(&EditPage {
            met: Some(
                notice::warning("Inzwischen hat jemand anders gespeichert").text(format!(
                    "Ihre Eingaben stehen noch da und gelten, wenn Sie speichern. Gespeichert ist: {}",
                    stored.explanation
                )),
            ),
            ..shown
        });
    }
    tx.commit().await?;
    go_to_saying(PATH, "gespeichert")
}

fn named(id: &str) -> Result<Option<RowId>, Refused> {
    if id.is_empty() {
        return Ok(None);
    }
    id.parse().map(Some).map_err(|_| Refused::NotFound)
}

fn new_rule(id: RowId) -> Rule {
    Rule {
        id,
        position: 100,
        circle: Circle::Sgb2,
        areas: CodeList::default(),
        all_of: CodeList::default(),
        none_of: CodeList::default(),
        residences: CodeList::default(),
        has_case_management: false,
        explanation: String::new(),
        source: String::new(),
        is_active: true,
        version: 0,
    }
}

fn read(form: &Form, id: RowId) -> (Rule, InputErrors) {
    let mut errors = InputErrors::new();
    let position = form.text("reihenfolge").trim().parse().ok();
    let position = position.filter(|place| (1..=9999).contains(place));
    if position.is_none() {
        errors.add("reihenfolge", "Bitte eine ganze Zahl von 1 bis 9999 eingeben.");
    }
    let circle: Option<Circle> = form.text("rechtskreis").parse().ok();
    if circle.is_none() {
        errors.add("rechtskreis", "Bitte wählen Sie, wer zuständig ist.");
    }
    let rule = Rule {
        id,
        position: position.unwrap_or(100),
        circle: circle.unwrap_or(Circle::Sgb2),
        areas: codes(form, "lebensbereiche"),
        all_of: codes(form, "wenn"),
        none_of: codes(form, "wenn_nicht"),
        residences: codes(form, "aufenthalt"),
        has_case_management: form.is_ticked("fallmanagement"),
        explanation: typed::text(form, "erklaerung", &mut errors),
        source: typed::line(form, "quelle", &mut errors),
        is_active: form.is_ticked("gilt"),
        version: form.version(),
    };
    if rule.areas.0.is_empty() {
        errors.add(
            "lebensbereiche",
            "Bitte wählen Sie mindestens einen Lebensbereich.",
        );
    }
    if !rule.all_of.0.is_disjoint(&rule.none_of.0) {
        errors.add(
            "wenn_nicht",
            "Derselbe Umstand kann nicht zugleich zutreffen und nicht zutreffen.",
        );
    }
    if rule.explanation.is_empty() {
        errors.add("erklaerung", "Bitte erklären Sie die Regel in einem Satz.");
    }
    (rule, errors)
}

fn codes<T: std::str::FromStr + Ord>(form: &Form, name: &str) -> CodeList<T> {
    form.all(name)
        .iter()
        .filter_map(|code| code.parse().ok())
        .collect()
}

fn edit_page(request: &Request, rule: &Rule, errors: InputErrors) -> EditPage {
    let is_new = rule.version < 1;
    let title = if is_new { "Neue Regel" } else { "Regel bearbeiten" };
    EditPage {
        shell: request.shell_below(title, &[("Regeln der Zuständigkeit", PATH)]),
        rule: if is_new {
            String::new()
        } else {
            rule.id.to_string()
        },
        version: rule.version,
        fields: fields(rule, &errors),
        errors,
        met: None,
    }
}

fn fields(rule: &Rule, errors: &InputErrors) -> Vec<Field> {
    let circles: Vec<Choice> = Circle::ALL
        .iter()
        .map(|circle| Choice::new(circle.code(), circle.german()))
        .collect();
    let areas: Vec<Choice> = LifeArea::ALL
        .iter()
        .map(|area| Choice::new(area.code(), area.german()).chosen_if(rule.areas.0.contains(area)))
        .collect();
    let facts = |chosen: &CodeList<Fact>| -> Vec<Choice> {
        Fact::ALL
            .iter()
            .map(|fact| Choice::new(fact.code(), fact.german()).chosen_if(chosen.0.contains(fact)))
            .collect()
    };
    let residences: Vec<Choice> = Residence::ALL
        .iter()
        .map(|one| Choice::new(one.code(), one.german()).chosen_if(rule.residences.0.contains(one)))
        .collect();
    vec![
        field::select("rechtskreis", "Wer ist zuständig?", &circles)
            .value(rule.circle.code())
            .errors(errors)
            .required(),
        field::checkboxes("lebensbereiche", "In welchen Lebensbereichen?", &areas).errors(errors),
        field::checkboxes("wenn", "Wenn alles davon zutrifft", &facts(&rule.all_of)),
        field::checkboxes("wenn_nicht", "Und nichts davon zutrifft", &facts(&rule.none_of)).errors(errors),
        field::checkboxes("aufenthalt", "Nur bei diesem Aufenthalt", &residences)
            .hint("Ohne Auswahl gilt die Regel unabhängig vom Aufenthalt, auch wenn er nicht bekannt ist."),
        field::tick(
            "fallmanagement",
            "Die Stelle führt eigenes Fallmanagement (Vorschlag: Verweisberatung)",
        )
        .ticked(rule.has_case_management),
        field::area("erklaerung", "Erklärung für die Case Manager/innen", 3)
            .value(&rule.explanation)
            .errors(errors)
            .required(),
        field::text("quelle", "Grundlage")
            .value(&rule.source)
            .hint("Paragraf, Richtlinie oder Vereinbarung")
            .errors(errors),
        field::number("reihenfolge", "Reihenfolge")
            .value(rule.position)
            .errors(errors),
        field::tick("gilt", "Die Regel gilt").ticked(rule.is_active),
    ]
}
