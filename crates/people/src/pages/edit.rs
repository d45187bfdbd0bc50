//! Changing a person. Whoever saves second sees both versions and keeps what was typed; a name or birth that was
//! completed or corrected goes through the double check first.

use access::act::Act;
use access::failure::Denied;
use askama::Template;
use base::ids::PersonId;
use base::input::InputErrors;
use base::language::Language;
use web::answer::{Answer, go_to_saying, page, page_again, page_conflict};
use web::components::conflict::{self, Conflict};
use web::components::notice::Notice;
use web::components::{button, errors, notice};
use web::request::Request;
use web::shell::Shell;

use crate::double_check::model::{Outcome, question};
use crate::double_check::{self, ASKED};
use crate::index::PersonIndex;
use crate::pages::fields::{ContactFields, NameFields, languages};
use crate::pages::new::notices;
use crate::pages::person::load;
use crate::person::input::PersonInput;
use crate::person::model::Details;
use crate::person::store::{self, Person};

#[derive(Template)]
#[template(path = "people/edit.html")]
struct EditPage {
    shell: Shell,
    id: PersonId,
    version: i64,
    input: PersonInput,
    errors: InputErrors,
    conflict: Option<Conflict>,
    differing: Vec<&'static str>,
    language_hint: String,
    /// What the double check says.
    known: Vec<Notice>,
    /// What it was asked.
    asked: String,
}

impl EditPage {
    fn path(&self) -> String {
        format!("/personen/{}", self.id)
    }

    fn names(&self) -> NameFields<'_> {
        NameFields {
            input: &self.input,
            errors: &self.errors,
            without: &self.differing,
        }
    }

    fn contact(&self) -> ContactFields<'_> {
        ContactFields {
            input: &self.input,
            errors: &self.errors,
            without: &self.differing,
            languages: languages(),
            language_hint: self.language_hint.clone(),
        }
    }
}

/// Shows the form.
///
/// # Errors
/// [`Refused::NotFound`](web::answer::Refused::NotFound) if the person does not exist for this account.
pub async fn ask(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, permit) = request
        .access()
        .person(who, Act::PersonWrite, request.path_value("id")?)
        .await?;
    let (person, details) = load(&mut tx, &permit).await?;
    page(&edit_page(
        &request,
        permit.person(),
        person.version,
        PersonInput::from_details(&details),
    ))
}

/// Saves the form.
///
/// # Errors
/// [`Refused::NotFound`](web::answer::Refused::NotFound) if the person does not exist for this account.
pub async fn answer(request: Request) -> Answer {
    let (who, access) = (request.who()?, request.access());
    let (mut tx, mut permit) = access
        .person_writing(who, Act::PersonWrite, request.path_value("id")?)
        .await?;
    let form = request.form()?;
    let id = permit.person();
    let input = PersonInput::of(&form);
    let details = match input.checked(access.clock().today()) {
        Ok(details) => details,
        Err(errors) => {
            return page_again(&EditPage {
                errors,
                asked: form.text(ASKED).to_owned(),
                ..edit_page(&request, id, form.version(), input)
            });
        }
    };
    let (before, stored) = load(&mut tx, &permit).await?;
    let asked = question(&details);
    if before.version == form.version() && question(&stored) != asked && form.text(ASKED) != asked {
        drop(tx);
        let outcome = double_check::ask(&request, &details).await?;
        if matches!(outcome, Outcome::Known(_)) {
            return page_again(&EditPage {
                known: notices(&outcome),
                asked,
                ..edit_page(&request, id, form.version(), input)
            });
        }
        (tx, permit) = access.person_writing(who, Act::PersonWrite, id).await?;
    }
    if !store::update(&mut tx, &permit, form.version(), &details, access.ids()).await? {
        drop(tx);
        return show_both(&request, id, input).await;
    }
    let seat = store::seat(&mut tx, &permit).await?.ok_or(Denied::NotFound)?;
    tx.commit().await?;
    request.room::<PersonIndex>()?.enter(id, seat, &details);
    go_to_saying(&format!("/personen/{id}"), "gespeichert")
}

async fn show_both(request: &Request, id: PersonId, mine: PersonInput) -> Answer {
    let (mut tx, permit) = request
        .access()
        .person(request.who()?, Act::PersonWrite, id)
        .await?;
    let (person, theirs) = load(&mut tx, &permit).await?;
    let (conflict, differing) = differences(&mine, &person, &theirs);
    let language_hint = differing_language(&mine, &person, &theirs);
    let page = edit_page(request, id, person.version, mine);
    page_conflict(&EditPage {
        conflict: Some(conflict),
        differing,
        language_hint,
        ..page
    })
}

fn differences(mine: &PersonInput, person: &Person, theirs: &Details) -> (Conflict, Vec<&'static str>) {
    let stored = PersonInput::from_details(theirs);
    let fields = [
        ("vorname", "Vorname", &mine.given, stored.given),
        ("familienname", "Familienname", &mine.family, stored.family),
        (
            "weitere_namen",
            "Frühere Namen, andere Schreibweisen",
            &mine.other,
            stored.other,
        ),
        ("geboren", "Geboren", &mine.born, stored.born),
        ("telefon", "Telefon", &mine.phone, stored.phone),
        ("email", "E-Mail", &mine.email, stored.email),
        ("anschrift", "Anschrift", &mine.address, stored.address),
        ("hinweis", "Zu beachten", &mine.hint, stored.hint),
    ];
    let mut differing = Vec::new();
    let mut conflict = conflict::with(&person.changed_by, person.changed_at.german());
    for (name, label, mine, theirs) in fields {
        if !is_the_same(mine, &theirs) {
            conflict = conflict.field(name, label).texts(mine, theirs);
            differing.push(name);
        }
    }
    (conflict, differing)
}

/// Browsers send line ends of their own.
fn is_the_same(mine: &str, theirs: &str) -> bool {
    mine.split_whitespace().eq(theirs.split_whitespace())
}

fn differing_language(mine: &PersonInput, person: &Person, theirs: &Details) -> String {
    if mine.language == theirs.language.map(Language::tag).unwrap_or_default() {
        return String::new();
    }
    let stored = theirs.language.map_or("Nicht bekannt", Language::german_name);
    format!("{} hat „{stored}“ gespeichert", person.changed_by)
}

fn edit_page(request: &Request, id: PersonId, version: i64, input: PersonInput) -> EditPage {
    let path = format!("/personen/{id}");
    EditPage {
        shell: request.shell_below(
            "Person bearbeiten",
            &[("Personen", "/personen"), ("Person", &path)],
        ),
        id,
        version,
        input,
        errors: InputErrors::new(),
        conflict: None,
        differing: Vec::new(),
        language_hint: String::new(),
        known: Vec::new(),
        asked: String::new(),
    }
}
