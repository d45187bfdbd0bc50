//! A contact card: what stands on it, changing it, closing it. A contact that only has a note is shown here too.

use access::act::Act;
use access::failure::Denied;
use access::permit::Permit;
use askama::Template;
use base::day::Day;
use base::ids::ContactId;
use base::input::InputErrors;
use base::language::Language;
use db::tx::Tx;
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::conflict::{self, Conflict};
use web::components::field::Choice;
use web::components::{button, errors, facts, field, notice, tag};
use web::request::Request;
use web::shell::Shell;

use crate::contact::card_input::CardInput;
use crate::contact::form::languages;
use crate::contact::store::card::{self, Card};
use crate::contact::store::list::topics_german;
use crate::contact::store::of_file;
use crate::indication::Outcome;

#[derive(Template)]
#[template(path = "cases/contact_card.html")]
struct CardPage {
    shell: Shell,
    id: ContactId,
    card: Option<Shown>,
    contacts: Vec<Line>,
}

/// A card, opened for the page.
pub(crate) struct Shown {
    pub(crate) name: String,
    pub(crate) reach: String,
    pub(crate) language: Option<Language>,
    appointment: String,
    pub(crate) indication: Option<Outcome>,
    erase_on: Day,
    closed_on: Option<Day>,
    person: Option<base::ids::PersonId>,
}

impl Shown {
    fn language_german(&self) -> &'static str {
        self.language.map_or("nicht bekannt", Language::german_name)
    }

    pub(crate) fn is_open(&self) -> bool {
        self.closed_on.is_none()
    }

    fn erased(&self) -> String {
        format!("Wird am {} gelöscht.", self.erase_on.german())
    }
}

struct Line {
    id: ContactId,
    day: String,
    what: String,
    topics: String,
    by: String,
    corrected: Option<String>,
    note: Option<String>,
}

impl CardPage {
    fn path(&self, below: &str) -> String {
        format!("/kontakte/{}{below}", self.id)
    }
}

/// Shows a card, or a contact with its note.
pub(crate) async fn show(request: Request) -> Answer {
    let (mut tx, permit) = request
        .access()
        .reading(
            request.who()?,
            Act::ContactRead,
            request.path_value::<ContactId>("id")?,
        )
        .await?;
    let card = card::read(&mut tx, &permit).await?;
    let contacts = of_file(&mut tx, &permit).await?;
    drop(tx);
    if card.is_none() && contacts.is_empty() {
        return Err(Refused::NotFound);
    }
    let line = |told: crate::contact::store::Told| Line {
        id: told.id,
        day: told.on.german(),
        what: format!("{}, {}", told.kind.german(), told.mode.german()),
        topics: topics_german(&told.topics),
        by: told.by,
        corrected: told.corrected_at.map(|at| at.day().german()),
        note: told.note.as_ref().and_then(|note| permit.reveal(note)).cloned(),
    };
    let title = if card.is_some() { "Kontaktkarte" } else { "Kontakt" };
    page(&CardPage {
        shell: request.shell_below(title, &[("Kontakte", "/kontakte")]),
        id: permit.id(),
        card: card.and_then(|card| shown(&permit, &card)),
        contacts: contacts.into_iter().map(line).collect(),
    })
}

pub(crate) fn shown(permit: &Permit<ContactId>, card: &Card) -> Option<Shown> {
    let hour = card
        .appointment_at
        .as_ref()
        .map(|hour| format!(", {hour} Uhr"))
        .unwrap_or_default();
    let appointment = card.appointment_on.map(|day| format!("{}{hour}", day.german()));
    Some(Shown {
        name: permit.reveal(&card.name)?.clone(),
        reach: permit.reveal(&card.reach)?.clone(),
        language: card.language,
        appointment: appointment.unwrap_or_default(),
        indication: card.indication.map(|(outcome, _)| outcome),
        erase_on: card.erase_on,
        closed_on: card.closed_on,
        person: card.person,
    })
}

/// The card of a permit.
pub(crate) async fn load(tx: &mut Tx, permit: &Permit<ContactId>) -> Result<Card, Refused> {
    Ok(card::read(tx, permit).await?.ok_or(Denied::NotFound)?)
}

#[derive(Template)]
#[template(path = "cases/contact_card_edit.html")]
struct EditPage {
    shell: Shell,
    id: ContactId,
    version: i64,
    input: CardInput,
    errors: InputErrors,
    languages: Vec<Choice>,
    conflict: Option<Conflict>,
    differing: Vec<&'static str>,
    closed: bool,
}

impl EditPage {
    fn has(&self, field: &str) -> bool {
        !self.differing.contains(&field)
    }
}

/// Shows the form of a card.
pub(crate) async fn ask(request: Request) -> Answer {
    let (mut tx, permit) = request
        .access()
        .reading(
            request.who()?,
            Act::ContactWrite,
            request.path_value::<ContactId>("id")?,
        )
        .await?;
    let card = load(&mut tx, &permit).await?;
    let input = input_of(&permit, &card).ok_or(Denied::NotFound)?;
    let shown = edit_page(&request, permit.id(), card.version, input);
    page(&EditPage {
        closed: card.closed_on.is_some(),
        ..shown
    })
}

/// Changes a card.
pub(crate) async fn answer(request: Request) -> Answer {
    let access = request.access();
    let id: ContactId = request.path_value("id")?;
    let (mut tx, permit) = access.writing(request.who()?, Act::ContactWrite, id).await?;
    let form = request.form()?;
    let input = CardInput::of(&form);
    let before = load(&mut tx, &permit).await?;
    let mut errors = InputErrors::new();
    // An appointment that stays as it was may lie in the past by now.
    let unchanged = before
        .appointment_on
        .is_some_and(|day| Day::typed(&input.day) == Ok(day));
    let earliest = if unchanged {
        before
            .appointment_on
            .unwrap_or_else(|| permit.now().day())
            .min(permit.now().day())
    } else {
        permit.now().day()
    };
    let Some(new) = input.checked(earliest, &mut errors) else {
        drop(tx);
        return page_again(&EditPage {
            errors,
            ..edit_page(&request, id, form.version(), input)
        });
    };
    if !card::update(&mut tx, &permit, form.version(), &new, access.ids()).await? {
        drop(tx);
        return show_both(&request, id, input).await;
    }
    tx.commit().await?;
    go_to_saying(&format!("/kontakte/{id}"), "gespeichert")
}

async fn show_both(request: &Request, id: ContactId, mine: CardInput) -> Answer {
    let (mut tx, permit) = request
        .access()
        .reading(request.who()?, Act::ContactWrite, id)
        .await?;
    let card = load(&mut tx, &permit).await?;
    let theirs = input_of(&permit, &card).ok_or(Denied::NotFound)?;
    let fields = [
        ("karte_name", "Name oder Arbeitstitel", &mine.name, &theirs.name),
        ("karte_erreichbar", "Erreichbar unter", &mine.reach, &theirs.reach),
        ("karte_uhrzeit", "Uhrzeit", &mine.hour, &theirs.hour),
    ];
    let mut differing = Vec::new();
    let mut both = conflict::with(&card.changed_by, card.changed_at.german());
    for (name, label, mine, theirs) in fields {
        if mine != theirs {
            both = both.field(name, label).texts(mine, theirs);
            differing.push(name);
        }
    }
    let shown = edit_page(request, id, card.version, mine);
    page_conflict(&EditPage {
        conflict: Some(both),
        differing,
        closed: card.closed_on.is_some(),
        ..shown
    })
}

fn input_of(permit: &Permit<ContactId>, card: &Card) -> Option<CardInput> {
    Some(CardInput {
        name: permit.reveal(&card.name)?.clone(),
        reach: permit.reveal(&card.reach)?.clone(),
        language: card.language.map(Language::tag).unwrap_or_default().to_owned(),
        day: card.appointment_on.map(|day| day.to_string()).unwrap_or_default(),
        hour: card.appointment_at.clone().unwrap_or_default(),
    })
}

fn edit_page(request: &Request, id: ContactId, version: i64, input: CardInput) -> EditPage {
    let path = format!("/kontakte/{id}");
    EditPage {
        shell: request.shell_below(
            "Kontaktkarte bearbeiten",
            &[("Kontakte", "/kontakte"), ("Kontaktkarte", &path)],
        ),
        id,
        version,
        input,
        errors: InputErrors::new(),
        languages: languages(),
        conflict: None,
        differing: Vec::new(),
        closed: false,
    }
}

/// Closes a card; the night erases it.
pub(crate) async fn close(request: Request) -> Answer {
    let id: ContactId = request.path_value("id")?;
    let (mut tx, permit) = request
        .access()
        .writing(request.who()?, Act::ContactWrite, id)
        .await?;
    request.form()?;
    card::close(&mut tx, &permit, None).await?;
    tx.commit().await?;
    go_to_saying("/kontakte", "gespeichert")
}
