//! From a card to a person without typing anything again; or the card goes to a person who is there already.

use access::act::Act;
use access::failure::Denied;
use askama::Template;
use base::ids::{ContactId, PersonId};
use base::input::InputErrors;
use base::language::Language;
use people::double_check::model::question;
use people::double_check::{self, ASKED};
use people::index::{PersonIndex, Readiness};
use people::pages::new::{doubles, notices};
use people::pages::preparing::{Preparing, preparing};
use people::person::input::PersonInput;
use people::person::model::Details;
use people::person::store as persons;
use people::search::FoundPerson;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::notice::Notice;
use web::components::{button, errors, field, notice, tag};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::contact::form::languages;
use crate::contact::pages::card::{Shown, load, shown};
use crate::contact::store::{card, moved};

/// The persons that were shown beside the form before it was sent.
const SEEN: &str = "gesehen";

#[derive(Template)]
#[template(path = "cases/contact_person.html")]
struct PersonPage {
    shell: Shell,
    id: ContactId,
    closed: bool,
    input: PersonInput,
    errors: InputErrors,
    languages: Vec<Choice>,
    preparing: Option<Preparing>,
    doubles: Vec<FoundPerson>,
    has_surprise: bool,
    known: Vec<Notice>,
    /// What the double check was asked.
    asked: String,
}

/// Shows the person as the card knows it, beside those who may be the same.
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
    drop(tx);
    let card = shown(&permit, &card).ok_or(Denied::NotFound)?;
    let input = prefilled(&card);
    let mut shown = person_page(&request, permit.id(), input)?;
    shown.closed = !card.is_open();
    if let Ok(details) = shown.input.checked(request.access().clock().today())
        && shown.preparing.is_none()
    {
        shown.doubles = doubles(&request, &details).await?;
    }
    page(&shown)
}

/// Makes the person and closes the card, or gives the card to a person who is there.
pub(crate) async fn answer(request: Request) -> Answer {
    let access = request.access();
    let id: ContactId = request.path_value("id")?;
    let (mut tx, permit) = access.reading(request.who()?, Act::ContactWrite, id).await?;
    let form = request.form()?;
    let card = load(&mut tx, &permit).await?;
    drop(tx);
    if let Some(person) = card.person {
        return go_to_saying(&format!("/personen/{person}"), "gespeichert");
    }
    let mut shown = person_page(&request, id, PersonInput::of(&form))?;
    form.text(ASKED).clone_into(&mut shown.asked);
    if card.closed_on.is_some() {
        shown.closed = true;
        return page_again(&shown);
    }
    if let Ok(person) = form.text("person").parse::<PersonId>() {
        return give_to(&request, id, person).await;
    }
    let details = match shown.input.checked(access.clock().today()) {
        Ok(details) => details,
        Err(errors) => return page_again(&PersonPage { errors, ..shown }),
    };
    if shown.preparing.is_some() {
        return page_again(&shown);
    }
    shown.doubles = doubles(&request, &details).await?;
    shown.has_surprise = shown.doubles.iter().any(|double| is_new(&form, double));
    let asked = question(&details);
    if shown.asked != asked {
        shown.known = notices(&double_check::ask(&request, &details).await?);
        shown.asked = asked;
    }
    if shown.has_surprise || !shown.known.is_empty() {
        return page_again(&shown);
    }
    let person = make(&request, (id, &permit), &details).await?;
    go_to_saying(&format!("/personen/{person}"), "angelegt")
}

fn is_new(form: &Form, double: &FoundPerson) -> bool {
    !form.all(SEEN).contains(&double.person.id.to_string())
}

async fn make(
    request: &Request,
    (id, card): (ContactId, &access::permit::Permit<ContactId>),
    details: &Details,
) -> Result<PersonId, Refused> {
    let access = request.access();
    let (mut tx, permit) = access.new_person(request.who()?).await?;
    if !card::close(&mut tx, card, Some(permit.person())).await? {
        // Somebody was quicker; the person that they made is shown.
        drop(tx);
        let (mut tx, permit) = access.reading(request.who()?, Act::ContactRead, id).await?;
        let made = load(&mut tx, &permit).await?.person;
        return made.ok_or(Refused::NotFound);
    }
    persons::create(&mut tx, &permit, details, access.ids()).await?;
    moved::to_the_person(&mut tx, card, &permit, access.ids()).await?;
    let seat = persons::seat(&mut tx, &permit).await?.ok_or(Denied::NotFound)?;
    tx.commit().await?;
    request
        .room::<PersonIndex>()?
        .enter(permit.person(), seat, details);
    Ok(permit.person())
}

async fn give_to(request: &Request, id: ContactId, person: PersonId) -> Answer {
    let access = request.access();
    let (mut tx, card, permit) = access
        .writing_both(
            request.who()?,
            (Act::ContactWrite, id),
            (Act::PersonWrite, person),
        )
        .await?;
    if card::close(&mut tx, &card, Some(person)).await? {
        moved::to_the_person(&mut tx, &card, &permit, access.ids()).await?;
        tx.commit().await?;
    }
    go_to_saying(&format!("/personen/{person}"), "gespeichert")
}

fn person_page(request: &Request, id: ContactId, input: PersonInput) -> Result<PersonPage, Refused> {
    let path = format!("/kontakte/{id}");
    let readiness: Readiness = request.room::<PersonIndex>()?.readiness();
    Ok(PersonPage {
        shell: request.shell_below(
            "Person anlegen",
            &[("Kontakte", "/kontakte"), ("Kontaktkarte", &path)],
        ),
        id,
        closed: false,
        input,
        errors: InputErrors::new(),
        languages: languages(),
        preparing: preparing(readiness),
        doubles: Vec::new(),
        has_surprise: false,
        known: Vec::new(),
        asked: String::new(),
    })
}

/// The card as a person: „Tesfay, Selam" and „Selam Tesfay" are parted, a way with an at sign is a mail address.
fn prefilled(card: &Shown) -> PersonInput {
    let (given, family) = parted(&card.name);
    let reach = card.reach.as_str();
    let digits = reach.bytes().filter(u8::is_ascii_digit).count();
    let (phone, email, hint) = if reach.contains('@') && !reach.contains(' ') {
        ("", reach, "")
    } else if digits >= 5 && reach.chars().count() <= 60 {
        (reach, "", "")
    } else {
        ("", "", reach)
    };
    PersonInput {
        given,
        family,
        phone: phone.to_owned(),
        email: email.to_owned(),
        hint: hint.to_owned(),
        language: card.language.map(Language::tag).unwrap_or_default().to_owned(),
        ..PersonInput::default()
    }
}

fn parted(name: &str) -> (String, String) {
    let both = |(given, family): (&str, &str)| (given.trim().to_owned(), family.trim().to_owned());
    if let Some((family, given)) = name.split_once(',') {
        return both((given, family));
    }
    name.rsplit_once(' ')
        .map_or_else(|| (name.to_owned(), String::new()), both)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_on_a_card_is_parted_as_people_write_it() {
        for (name, given, family) in [
            ("Selam Tesfay", "Selam", "Tesfay"),
            ("Tesfay, Selam", "Selam", "Tesfay"),
            ("Selam", "Selam", ""),
            ("Maria del Carmen Ruiz", "Maria del Carmen", "Ruiz"),
        ] {
            assert_eq!(parted(name), (given.to_owned(), family.to_owned()));
        }
    }
}
