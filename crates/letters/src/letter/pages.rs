//! The letters of a case: what was written, choosing a template, writing, and the file as it was printed.

use access::act::Act;
use askama::Template;
use base::ids::RowId;
use base::input::InputErrors;
use base::refusal::Refusal;
use cases::asked::meeting::{Meeting, meetings};
use cases::case::opened::{Opened, opened, opened_for_writing};
use consents::before::{Before, SEEN};
use consents::gate::{Answer as GateAnswer, Gate};
use consents::model::category::Category;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::wish::{Asked, Wish};
use consents::paper::{letterhead_of, printed};
use consents::reading_aids::offered;
use people::person::store::of_case::persons_of_case;
use web::answer::{Answer, Refused, go_to, go_to_saying, page, page_again};
use web::components::field::Field;
use web::components::notice::{self, Notice};
use web::components::{button, empty, errors};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::document::sending::asked_for;
use crate::letter::form::{Checked, Client, Input, Known};
use crate::letter::model::{LetterContent, PassedOn};
use crate::letter::paper::Paper;
use crate::letter::recipients::{Known as KnownRecipient, Recipients, recipients_for};
use crate::letter::sending;
use crate::letter::store::{self, Letter, NewLetter};
use crate::template::filled::filled;
use crate::template::model::{Audience, Template as LetterTemplate, TemplateKey};
use crate::template::placeholder::Placeholder;
use crate::template::store as templates;

/// The page below the case.
pub(crate) const PAGE: &str = "schreiben";
/// Letters on the page.
const MOST: i64 = 200;

/// The routes of letters.
pub(crate) fn routes() -> Routes {
    let (read, write) = (Act::CaseRead, Act::CaseWrite);
    Routes::about("letter")
        .get("/faelle/{id}/schreiben", read, Fixture::Case, show)
        .get("/faelle/{id}/schreiben/neu", write, Fixture::Case, ask)
        .post("/faelle/{id}/schreiben/neu", write, Fixture::Case, answer)
        .get("/faelle/{id}/schreiben/datei", read, Fixture::Case, save)
        .get(
            "/faelle/{id}/schreiben/versand",
            read,
            Fixture::Case,
            sending::look,
        )
        .post(
            "/faelle/{id}/schreiben/versand",
            write,
            Fixture::Case,
            sending::pass_on,
        )
}

#[derive(Template)]
#[template(path = "letters/letters.html")]
struct LettersPage {
    shell: Shell,
    path: String,
    may_write: bool,
    offered: Vec<Offered>,
    letters: Vec<Shown>,
}

struct Offered {
    audience: &'static str,
    templates: Vec<(String, String)>,
}

struct Shown {
    id: RowId,
    subject: String,
    recipient: String,
    template: String,
    dated_on: String,
    language: &'static str,
    added: String,
    /// It is looked at, and the gate is asked, before it goes again.
    is_to_others: bool,
}

#[derive(Template)]
#[template(path = "letters/letter_edit.html")]
struct LetterPage {
    shell: Shell,
    path: String,
    back: String,
    new_id: String,
    template: String,
    text: String,
    fields: Vec<Field>,
    /// From which appointment day, times and place come.
    meeting: String,
    errors: InputErrors,
    refused: Option<Notice>,
    /// What the gate says to it; a letter to others is looked at before it is made.
    before: Option<Before>,
    is_to_others: bool,
}

impl LetterPage {
    /// Whether the next click makes the letter.
    fn is_ready(&self) -> bool {
        !self.is_to_others || self.before.as_ref().is_some_and(Before::may_go)
    }
}

async fn show(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseRead).await?;
    let letters = store::latest(&mut case.tx, &case.permit, MOST).await?;
    let all = templates::all(&mut case.tx).await?;
    let offered = |audience: Audience| Offered {
        audience: audience.german(),
        templates: all
            .iter()
            .filter(|template| template.audience == audience && template.is_offered)
            .map(|template| (template.key.to_string(), template.name.clone()))
            .collect(),
    };
    page(&LettersPage {
        shell: case.shell(&request, ("Schreiben", PAGE)),
        path: case.path(PAGE),
        may_write: case.may_write(&request)?,
        offered: Audience::ALL.iter().copied().map(offered).collect(),
        letters: letters.iter().map(|letter| shown(&case, letter)).collect(),
    })
}

fn shown(case: &Opened, letter: &Letter) -> Shown {
    let content = case.permit.reveal(&letter.content);
    Shown {
        id: letter.id,
        subject: content.map_or_else(String::new, |content| content.subject().to_owned()),
        recipient: content.map_or_else(String::new, |content| content.recipient_line().to_owned()),
        template: letter.template_name.clone(),
        dated_on: letter.dated_on.german(),
        language: letter.language.german_name(),
        added: format!("{} · {}", letter.added_at.day().german(), letter.added_by),
        is_to_others: letter.audience == Audience::Organisation,
    }
}

async fn ask(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseWrite).await?;
    let query = request.query();
    if query.text("vorlage").is_empty() {
        return go_to(&case.path(PAGE));
    }
    let template = named(&mut case, query.text("vorlage")).await?;
    let known = known(&request, &mut case, &template).await?;
    let id = RowId::from_uuid(request.access().ids().next()).to_string();
    let input = Input::proposed(&template, &known);
    page(&letter_page(
        &request,
        &case,
        (&template, &known),
        (id, input, InputErrors::new()),
    ))
}

async fn answer(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let back = case.path(PAGE);
    let id: RowId = form.text("neu").parse().map_err(|_| Refused::NotFound)?;
    if store::find(&mut case.tx, &case.permit, id).await?.is_some() {
        return go_to_saying(&back, "gespeichert");
    }
    let template = named(&mut case, form.text("vorlage")).await?;
    let known = known(&request, &mut case, &template).await?;
    let input = Input::of(&form);
    let checked = match input.checked(&form, (&template, &known)) {
        Ok(checked) => checked,
        Err(errors) => {
            let typed = (id.to_string(), input, errors);
            return page_again(&letter_page(&request, &case, (&template, &known), typed));
        }
    };
    let texts = filled(&template, checked.language, (&checked.values, &checked.papers));
    let texts = texts.map_err(|refused| {
        tracing::error!(template = %template.key, ?refused, "a template that was saved cannot be read");
        Refused::NotFound
    })?;
    let wish = wish(&template, &checked, &known.recipients);
    let is_to_others = wish.asked != Asked::ToThePerson;
    let passed_on = is_to_others.then(|| PassedOn {
        about: checked.client.id,
        wish: wish.clone(),
    });
    let content = LetterContent {
        passed_on,
        ..LetterContent::of(&checked.address, &texts, &checked.values)
    };
    let gate = request.room::<Gate>()?;
    let persons = [checked.client.id];
    if is_to_others && form.text(SEEN) != wish.mark() {
        let preview = gate
            .preview_for_case(&mut case.tx, &case.permit, &persons, &wish)
            .await?;
        let typed = (id.to_string(), input, InputErrors::new());
        let mut shown = letter_page(&request, &case, (&template, &known), typed);
        shown.before = Some(Before::of(&preview, &[], wish.mark()));
        return if preview.may_go() {
            page(&shown)
        } else {
            page_again(&shown)
        };
    }
    drop(case);
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let granted: GateAnswer = gate
        .ask_for_case(&mut case.tx, &case.permit, &persons, &wish)
        .await?;
    let disclosure = match granted {
        Ok(disclosure) => disclosure,
        Err(refused) => {
            let typed = (id.to_string(), input, InputErrors::new());
            let mut shown = letter_page(&request, &case, (&template, &known), typed);
            let consent = format!("/personen/{}/einwilligungen/neu", checked.client.id);
            shown.refused = Some(
                notice::danger("Das Schreiben wurde nicht erstellt")
                    .text(refused.german())
                    .link("Neue Erklärung aufnehmen", consent),
            );
            return page_again(&shown);
        }
    };
    let document = Paper {
        content: &content,
        signature: template.signature,
        title: &template.name,
        letterhead: letterhead_of(&mut case.tx, case.head.controller).await?,
        dated_on: checked.dated_on,
        is_demo: request.house().running.is_demo,
    }
    .document();
    case.tx.commit().await?;
    let file = printed(disclosure, document).await?;
    let new = NewLetter {
        id,
        template: template.key.to_string(),
        template_number: template.number,
        template_name: template.name.clone(),
        audience: template.audience,
        organisation: known
            .recipients
            .find(&checked.recipient)
            .filter(|_| template.audience == Audience::Organisation)
            .and_then(KnownRecipient::organisation),
        language: texts.last().map_or(checked.language, |text| text.language),
        dated_on: checked.dated_on,
        content,
    };
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let ids = request.access().ids();
    store::keep(&mut case.tx, &case.permit, (&new, &file.bytes), ids).await?;
    case.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}

/// To the client it goes as it is; to others only what a consent names, or a second person has released. A letter that
/// names the client carries contact data, whatever was ticked.
fn wish(template: &LetterTemplate, checked: &Checked, recipients: &Recipients) -> Wish {
    let recipient = recipients
        .find(&checked.recipient)
        .filter(|_| template.audience == Audience::Organisation);
    match recipient {
        None => Wish::to_the_person(
            OutgoingPath::Letter,
            Purpose::Accompany,
            template.categories.iter().copied(),
        ),
        Some(known) => {
            let names_the_client = template.holds(Placeholder::Person) || template.holds(Placeholder::Born);
            let mut categories = checked.categories.clone();
            categories.extend(names_the_client.then_some(Category::Contact));
            let purpose = checked.purpose.unwrap_or(Purpose::Accompany);
            match &known.duty {
                Some(released) => Wish::by_law(OutgoingPath::Letter, released.id, categories),
                None => Wish::by_consent(OutgoingPath::Letter, known.recipient, purpose, categories),
            }
        }
    }
}

async fn named(case: &mut Opened, key: &str) -> Result<LetterTemplate, Refused> {
    let key: TemplateKey = key.parse().map_err(|_| Refused::NotFound)?;
    let found = templates::find(&mut case.tx, key).await?;
    found
        .filter(|template| template.is_offered)
        .ok_or(Refused::NotFound)
}

async fn known(request: &Request, case: &mut Opened, template: &LetterTemplate) -> Result<Known, Refused> {
    let persons = persons_of_case(&mut case.tx, &case.permit).await?;
    let clients = persons.iter().filter_map(|person| {
        let address = case.permit.reveal(&person.contact)?.address.clone();
        Some(Client {
            id: person.id,
            name: case.permit.reveal(&person.name)?.in_full(),
            born: case.permit.reveal(&person.born)?.german(),
            address,
            language: person.language.or(case.head.language),
        })
    });
    let clients: Vec<Client> = clients.collect();
    let last = store::latest(&mut case.tx, &case.permit, 1).await?;
    let last = last
        .first()
        .and_then(|letter| case.permit.reveal(&letter.content));
    let last = last.map(|content| content.values.clone()).unwrap_or_default();
    let head = letterhead_of(&mut case.tx, case.head.controller).await?;
    let recipients = match template.audience {
        Audience::Client => Recipients::default(),
        Audience::Organisation => recipients_for(request, case.head.lead).await?,
    };
    Ok(Known {
        clients,
        lead: case.head.lead,
        code: case.head.code.clone(),
        case_manager: case.case_manager(request)?,
        controller: head.map_or_else(|| request.house().district.clone(), |head| head.organisation),
        recipients,
        today: request.access().clock().today(),
        languages: offered(request, &mut case.tx).await?,
        last,
        meetings: meetings(request, &mut case.tx, &case.permit).await?,
    })
}

fn letter_page(
    request: &Request,
    case: &Opened,
    (template, known): (&LetterTemplate, &Known),
    (new_id, input, errors): (String, Input, InputErrors),
) -> LetterPage {
    let german = template.german();
    LetterPage {
        shell: case.shell_below(request, &template.name, ("Schreiben", PAGE)),
        path: case.path("schreiben/neu"),
        back: case.path(PAGE),
        new_id,
        template: template.key.to_string(),
        text: format!("{}\n\n{}", german.subject, german.body),
        fields: input.fields((template, known), &errors),
        meeting: known.meeting(template).map_or_else(String::new, words_of),
        errors,
        refused: None,
        before: None,
        is_to_others: template.audience == Audience::Organisation,
    }
}

/// `12.03.2026, 10:00–10:45`; never the place, which may be somebody's home.
fn words_of(meeting: &Meeting) -> String {
    let day = meeting.day.german();
    if meeting.from.is_empty() {
        day
    } else {
        format!("{day}, {}–{}", meeting.from, meeting.until)
    }
}

async fn save(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseRead).await?;
    let Some(id) = asked_for(&request, "schreiben")? else {
        return go_to(&case.path(PAGE));
    };
    let letter = store::find(&mut case.tx, &case.permit, id)
        .await?
        .ok_or(Refused::NotFound)?;
    if letter.audience == Audience::Organisation {
        return go_to(&case.path(&sending::page_of(id)));
    }
    let id = case.permit.id();
    drop(case);
    sending::file_of(&request, (id, &letter))
}
