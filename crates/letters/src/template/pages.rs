//! The templates of letters: the list, changing one in one language, looking at it in print.

use std::collections::BTreeMap;

use access::act::Act;
use access::audit::model::AuditSubject;
use askama::Template as Page;
use base::ids::RowId;
use base::input::InputErrors;
use base::language::Language;
use base::refusal::Refusal;
use consents::model::category::Category;
use web::answer::{Answer, Refused, beside, file, go_to_saying, page, page_again, page_conflict};
use web::components::field::{self, Choice, Field};
use web::components::notice::{self, Notice};
use web::components::{button, errors, tag};
use web::form::Form;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::letter::model::LetterContent;
use crate::letter::paper::Paper;
use crate::template::filled::filled;
use crate::template::model::{Audience, Signature, Template, TemplateKey, TemplateText};
use crate::template::papers::Paper as ListedPaper;
use crate::template::placeholder::Placeholder;
use crate::template::store::{self, Version};
use crate::template::text::{Parsed, Values};
use crate::typed;

const PATH: &str = "/vorlagen";
const EDIT: &str = "/vorlagen/bearbeiten";
/// How long the text of a template may be, in characters: two languages of it stay on two pages.
const LONGEST_BODY: usize = 1_800;

/// The routes of templates.
pub(crate) fn routes() -> Routes {
    let (read, write) = (Act::LetterTemplateRead, Act::LetterTemplateWrite);
    Routes::about("letter template")
        .get(PATH, read, Fixture::None, show)
        .get(EDIT, write, Fixture::None, ask)
        .post(EDIT, write, Fixture::None, answer)
        .post("/vorlagen/vorschau", write, Fixture::None, preview)
}

#[derive(Page)]
#[template(path = "letters/templates.html")]
struct TemplatesPage {
    shell: Shell,
    may_write: bool,
    templates: Vec<Shown>,
}

struct Shown {
    name: String,
    audience: &'static str,
    is_offered: bool,
    standing: String,
    languages: String,
    text: String,
    edit: String,
}

#[derive(Page)]
#[template(path = "letters/template_edit.html")]
struct EditPage {
    shell: Shell,
    template: String,
    number: i64,
    language: Language,
    fields: Vec<Field>,
    errors: InputErrors,
    met: Option<Notice>,
    languages: Vec<(String, String, bool)>,
    placeholders: Vec<(String, &'static str)>,
    versions: Vec<Version>,
}

async fn show(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, _permit) = request.access().enter(who, Act::LetterTemplateRead).await?;
    let templates = store::all(&mut tx).await?;
    page(&TemplatesPage {
        shell: request.shell("Vorlagen"),
        may_write: request.access().may(who, Act::LetterTemplateWrite),
        templates: templates.iter().map(shown).collect(),
    })
}

fn shown(template: &Template) -> Shown {
    let german = template.german();
    Shown {
        name: template.name.clone(),
        audience: template.audience.german(),
        is_offered: template.is_offered,
        standing: if template.number == 0 {
            "mitgeliefert".to_owned()
        } else {
            format!("Fassung {}", template.number)
        },
        languages: match template.texts.len() {
            1 => "nur Deutsch".to_owned(),
            number => format!("{number} Sprachen"),
        },
        text: format!("{}\n\n{}", german.subject, german.body),
        edit: format!("{EDIT}?vorlage={}", template.key),
    }
}

async fn ask(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, _permit) = request.access().enter(who, Act::LetterTemplateWrite).await?;
    let query = request.query();
    let template = match query.text("vorlage") {
        "" => new_template(&request),
        key => {
            let key = key.parse().map_err(|_| Refused::NotFound)?;
            store::find(&mut tx, key).await?.ok_or(Refused::NotFound)?
        }
    };
    let language = query.text("sprache").parse().unwrap_or(Language::German);
    let versions = store::versions(&mut tx, template.key).await?;
    let text = template.text(language).cloned().unwrap_or_else(nothing);
    page(&edit_page(
        &request,
        (&template, versions),
        (language, &text, InputErrors::new()),
    ))
}

async fn answer(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::LetterTemplateWrite, AuditSubject::House)
        .await?;
    let form = request.form()?;
    let key: TemplateKey = form.text("vorlage").parse().map_err(|_| Refused::NotFound)?;
    let before = match store::find(&mut tx, key).await? {
        Some(template) => template,
        None if form.version() == 0 && matches!(key, TemplateKey::Own(_)) => Template {
            key,
            ..new_template(&request)
        },
        None => return Err(Refused::NotFound),
    };
    let versions = store::versions(&mut tx, key).await?;
    let (typed, language, text, errors) = read(&form, &before);
    if !errors.is_empty() {
        return page_again(&edit_page(
            &request,
            (&typed, versions),
            (language, &text, errors),
        ));
    }
    let next = Template {
        number: form.version() + 1,
        texts: before.texts_after(language, text.clone()),
        ..typed.clone()
    };
    let is_first = form.version() == before.number;
    if !is_first || !store::keep(&mut tx, &permit, &next, request.access().ids()).await? {
        let stored = before.text(language).cloned().unwrap_or_else(nothing);
        let mine = Template {
            number: before.number,
            ..typed
        };
        let shown = edit_page(&request, (&mine, versions), (language, &text, errors));
        return page_conflict(&EditPage {
            met: Some(
                notice::warning("Inzwischen hat jemand anders gespeichert").text(format!(
                    "Ihre Eingaben stehen noch da und gelten, wenn Sie speichern. Gespeichert ist: {} – {}",
                    stored.subject, stored.body
                )),
            ),
            ..shown
        });
    }
    tx.commit().await?;
    go_to_saying(PATH, "gespeichert")
}

/// Prints what is typed, with a made-up person in it; nothing is saved.
async fn preview(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, _permit) = request.access().enter(who, Act::LetterTemplateWrite).await?;
    let form = request.form()?;
    let key: TemplateKey = form.text("vorlage").parse().map_err(|_| Refused::NotFound)?;
    let before = store::find(&mut tx, key).await?.unwrap_or(Template {
        key,
        ..new_template(&request)
    });
    let versions = store::versions(&mut tx, key).await?;
    drop(tx);
    let (typed, language, text, errors) = read(&form, &before);
    let samples: Values = Placeholder::ALL
        .iter()
        .filter(|one| **one != Placeholder::Papers)
        .map(|one| (*one, one.sample().to_owned()))
        .collect();
    let papers = [ListedPaper::Identity, ListedPaper::Residence, ListedPaper::Mail];
    let mut shown = typed.clone();
    shown.texts.insert(language, text.clone());
    let texts = filled(&shown, language, (&samples, &papers));
    let (Ok(texts), true) = (texts, errors.is_empty()) else {
        return page_again(&edit_page(
            &request,
            (&typed, versions),
            (language, &text, errors),
        ));
    };
    let document = Paper {
        content: &LetterContent::of("Erika Beispiel\nMusterweg 1\n12345 Musterstadt", &texts, &samples),
        signature: typed.signature,
        title: "Vorschau",
        letterhead: None,
        dated_on: request.access().clock().today(),
        is_demo: true,
    }
    .document();
    let printed = beside(move || print::public(&document)).await?;
    file(printed.bytes, printed.kind.media_type(), "vorschau.pdf")
}

/// A template that nobody has written yet.
fn new_template(request: &Request) -> Template {
    Template {
        key: TemplateKey::Own(RowId::from_uuid(request.access().ids().next())),
        name: String::new(),
        audience: Audience::Client,
        signature: Signature::CaseManager,
        categories: [Category::Contact].into(),
        is_offered: true,
        number: 0,
        texts: BTreeMap::new(),
    }
}

fn nothing() -> TemplateText {
    TemplateText {
        subject: String::new(),
        body: String::new(),
    }
}

/// What was typed: all about the template with its German text, only the text with a translation.
fn read(form: &Form, before: &Template) -> (Template, Language, TemplateText, InputErrors) {
    let mut errors = InputErrors::new();
    let language = form.text("sprache").parse().unwrap_or(Language::German);
    let text = TemplateText {
        subject: typed::line(form, "betreff", &mut errors),
        body: typed::text_within(form, ("text", LONGEST_BODY), &mut errors),
    };
    for (field, words) in [("betreff", &text.subject), ("text", &text.body)] {
        if words.is_empty() {
            errors.add(field, "Bitte schreiben Sie hier etwas.");
        } else if let Err(refused) = Parsed::read(words) {
            errors.add(field, refused.german());
        }
    }
    let mut template = Template {
        number: form.version().max(0),
        ..before.clone()
    };
    if language == Language::German {
        template.name = typed::line(form, "name", &mut errors);
        if template.name.is_empty() {
            errors.add("name", "Bitte geben Sie der Vorlage einen Namen.");
        }
        template.audience = form.text("an").parse().unwrap_or(before.audience);
        template.signature = form.text("unterschrift").parse().unwrap_or(before.signature);
        let categories = form.all("angaben").iter();
        template.categories = categories.filter_map(|code| code.parse().ok()).collect();
        template.categories.insert(Category::Contact);
        template.is_offered = form.is_ticked("angeboten");
    } else if before.text(Language::German).is_none() {
        errors.add("betreff", "Bitte schreiben Sie zuerst den deutschen Text.");
    }
    (template, language, text, errors)
}

fn edit_page(
    request: &Request,
    (template, versions): (&Template, Vec<Version>),
    (language, text, errors): (Language, &TemplateText, InputErrors),
) -> EditPage {
    let is_new = template.text(Language::German).is_none();
    let title = if is_new {
        "Neue Vorlage"
    } else {
        "Vorlage bearbeiten"
    };
    let address = |language: Language| format!("{EDIT}?vorlage={}&sprache={language}", template.key);
    let languages = Language::ALL.into_iter().filter(|_| !is_new);
    EditPage {
        shell: request.shell_below(title, &[("Vorlagen", PATH)]),
        template: template.key.to_string(),
        number: template.number,
        language,
        fields: fields(template, (language, text), &errors),
        errors,
        met: None,
        languages: languages
            .map(|language| {
                let name = language.german_name().to_owned();
                (name, address(language), template.text(language).is_some())
            })
            .collect(),
        placeholders: Placeholder::ALL
            .iter()
            .map(|one| (one.in_braces(), one.german()))
            .collect(),
        versions,
    }
}

fn fields(
    template: &Template,
    (language, text): (Language, &TemplateText),
    errors: &InputErrors,
) -> Vec<Field> {
    let name = language.german_name();
    let subject = field::text("betreff", format!("Betreff ({name})"))
        .value(&text.subject)
        .attr("dir", language.dir())
        .attr("lang", language.tag())
        .errors(errors)
        .required();
    let body = field::area("text", format!("Text ({name})"), 14)
        .value(&text.body)
        .hint("Jede Zeile wird ein Absatz. Platzhalter stehen in geschweiften Klammern.")
        .attr("dir", language.dir())
        .attr("lang", language.tag())
        .errors(errors)
        .required();
    if language != Language::German {
        return vec![subject, body];
    }
    let audiences: Vec<Choice> = Audience::ALL
        .iter()
        .map(|audience| Choice::new(audience, audience.german()))
        .collect();
    let signatures: Vec<Choice> = Signature::ALL
        .iter()
        .map(|signature| Choice::new(signature, signature.german()))
        .collect();
    let categories: Vec<Choice> = Category::ALL
        .iter()
        .map(|category| {
            Choice::new(category, category.short()).chosen_if(template.categories.contains(category))
        })
        .collect();
    vec![
        field::text("name", "Name der Vorlage")
            .value(&template.name)
            .errors(errors)
            .required(),
        field::radios("an", "An wen?", &audiences).value(template.audience),
        subject,
        body,
        field::radios("unterschrift", "Wer unterschreibt?", &signatures)
            .value(template.signature)
            .in_a_row(),
        field::checkboxes("angaben", "Worüber steht etwas darin?", &categories)
            .hint("An Stellen geht ein Schreiben nur, wenn die Einwilligung das alles nennt.")
            .in_a_row(),
        field::tick("angeboten", "Wird im Fall angeboten").ticked(template.is_offered),
    ]
}
