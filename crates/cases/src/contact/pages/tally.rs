//! The tally (Strichliste) of an open consultation hour: one tap a person, the last one can be taken back.

use access::act::Act;
use access::audit::model::AuditSubject;
use askama::Template;
use base::ids::ContactId;
use base::input::InputErrors;
use base::language::Language;
use web::answer::{Answer, Refused, go_to, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, errors, field};
use web::request::Request;
use web::shell::Shell;

use crate::contact::form::{languages, own_municipality};
use crate::contact::input::NewContact;
use crate::contact::model::{ContactKind, ContactResult, Interpreter, MinutesClass, Mode};
use crate::contact::pages::add::once;
use crate::contact::store::{self, list};
use crate::life_area::LifeArea;

const PATH: &str = "/kontakte/strichliste";

#[derive(Template)]
#[template(path = "cases/contact_tally.html")]
struct TallyPage {
    shell: Shell,
    errors: InputErrors,
    token: String,
    languages: Vec<Choice>,
    language: String,
    topics: Vec<Stroke>,
    spoken: Vec<String>,
    total: i64,
}

struct Stroke {
    code: &'static str,
    name: &'static str,
    count: i64,
}

/// Shows today's tally.
pub(crate) async fn show(request: Request) -> Answer {
    request.access().enter(request.who()?, Act::ContactAdd).await?;
    page(&tally_page(&request, InputErrors::new()).await?)
}

/// Makes a stroke.
pub(crate) async fn stroke(request: Request) -> Answer {
    let (who, access) = (request.who()?, request.access());
    let (mut tx, permit) = access
        .enter_writing(who, Act::ContactAdd, AuditSubject::House)
        .await?;
    let form = request.form()?;
    let topic: Option<LifeArea> = form.text("thema").parse().ok();
    let language: Result<Option<Language>, _> = match form.text("sprache") {
        "" => Ok(None),
        tag => tag.parse().map(Some),
    };
    let (Some(topic), Ok(language)) = (topic, language) else {
        drop(tx);
        let mut errors = InputErrors::new();
        errors.add("sprache", "Bitte eine Sprache der Liste und ein Thema antippen.");
        return page_again(&tally_page(&request, errors).await?);
    };
    let sent: String = form.text("einmal").chars().take(40).collect();
    let token = if sent.is_empty() {
        access.ids().next_random().to_string()
    } else {
        sent
    };
    let new = NewContact {
        token,
        on: permit.now().day(),
        mode: Mode::OpenHour,
        kind: ContactKind::BriefAdvice,
        topics: vec![topic],
        language,
        interpreter: Interpreter::None,
        minutes: MinutesClass::UpTo15,
        municipality: own_municipality(who),
        result: ContactResult::Informed,
        note: None,
        card: None,
    };
    if !store::is_there(&mut tx, who.account, &new.token).await? {
        let id = ContactId::from_uuid(access.ids().next());
        if once(store::add(&mut tx, &permit, (id, true), &new).await)?.is_some() {
            tx.commit().await?;
        }
    }
    go_to(PATH)
}

/// Takes the last stroke of today back.
pub(crate) async fn take_back(request: Request) -> Answer {
    let (mut tx, permit) = request
        .access()
        .enter_writing(request.who()?, Act::ContactAdd, AuditSubject::House)
        .await?;
    request.form()?;
    if let Some(last) = store::last_stroke(&mut tx, &permit).await? {
        store::take_back(&mut tx, &permit, last).await?;
        tx.commit().await?;
    }
    go_to_saying(PATH, "gespeichert")
}

async fn tally_page(request: &Request, errors: InputErrors) -> Result<TallyPage, Refused> {
    let access = request.access();
    let (mut tx, permit) = access.list(request.who()?, Act::ContactAdd).await?;
    let by_topic = list::strokes_by_topic(&mut tx, &permit).await?;
    let by_language = list::strokes_by_language(&mut tx, &permit).await?;
    let language = by_language
        .first()
        .map_or(Some(Language::German), |(last, _)| *last);
    let count = |area: &LifeArea| {
        by_topic
            .iter()
            .find(|(own, _)| own == area)
            .map_or(0, |(_, n)| *n)
    };
    let name = |language: Option<Language>| language.map_or("Andere Sprache", Language::german_name);
    Ok(TallyPage {
        shell: request.shell_below("Strichliste", &[("Kontakte", "/kontakte")]),
        errors,
        token: access.ids().next_random().to_string(),
        languages: languages(),
        language: language.map(Language::tag).unwrap_or_default().to_owned(),
        topics: LifeArea::ALL
            .iter()
            .map(|area| Stroke {
                code: area.code(),
                name: area.german(),
                count: count(area),
            })
            .collect(),
        total: by_language.iter().map(|(_, count)| count).sum(),
        spoken: by_language
            .iter()
            .map(|(language, count)| format!("{}: {count}", name(*language)))
            .collect(),
    })
}
