//! Joining two entries of one person, and parting them again: search, compare, decide which one stays.

use access::act::Act;
use access::failure::Denied;
use access::permit::Permit;
use askama::Template;
use base::ids::PersonId;
use base::input::InputErrors;
use base::language::Language;
use base::refusal::Refusal as _;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, empty, errors, field};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use crate::asked::Movers;
use crate::index::PersonIndex;
use crate::merge::model::may_merge;
use crate::merge::store;
use crate::pages::person::load;
use crate::pages::preparing::{Preparing, preparing};
use crate::person::model::Details;
use crate::person::store as persons;
use crate::search::{PersonSearch, search};

#[derive(Template)]
#[template(path = "people/merge.html")]
struct MergePage {
    shell: Shell,
    id: PersonId,
    name: String,
    words: String,
    errors: InputErrors,
    found: Option<Vec<Choice>>,
    compared: Option<Compared>,
    preparing: Option<Preparing>,
}

/// Two entries side by side.
struct Compared {
    with: PersonId,
    lines: Vec<Line>,
    which: Vec<Choice>,
}

struct Line {
    label: &'static str,
    one: String,
    other: String,
}

impl MergePage {
    fn path(&self) -> String {
        format!("/personen/{}", self.id)
    }
}

/// Asks who the same person is.
///
/// # Errors
/// [`Refused::NotFound`] if the person does not exist for this account.
pub async fn ask(request: Request) -> Answer {
    page(&merge_page(&request, request.path_value("id")?).await?.0)
}

/// Searches, compares, or joins the two.
///
/// # Errors
/// [`Refused::NotFound`] if one of the two does not exist for this account.
pub async fn answer(request: Request) -> Answer {
    let id: PersonId = request.path_value("id")?;
    let (shown, own) = merge_page(&request, id).await?;
    let form = request.form()?;
    let with = form.text("mit").parse::<PersonId>();
    match (form.text("handlung"), with) {
        ("vergleichen" | "zusammenfuehren", Err(_)) => page_again(&refused(
            shown,
            "name",
            "Bitte suchen Sie den anderen Eintrag und wählen Sie ihn aus.",
        )),
        ("vergleichen", Ok(with)) => page(&compare(&request, shown, (&own, with)).await?),
        ("zusammenfuehren", Ok(with)) => merge(&request, &form, shown, (&own, with)).await,
        _ => search_page(&request, shown, form.line("name")).await,
    }
}

/// Parts an entry from the person again, as it was before.
///
/// # Errors
/// [`Refused::NotFound`] if one of the two does not exist for this account.
pub async fn part(request: Request) -> Answer {
    let (who, access) = (request.who()?, request.access());
    let id: PersonId = request.path_value("id")?;
    access.person(who, Act::PersonMerge, id).await?;
    let form = request.form()?;
    let other: PersonId = form.text("eintrag").parse().map_err(|_| Refused::NotFound)?;
    let (mut tx, kept, gone) = access
        .writing_both(who, (Act::PersonMerge, id), (Act::PersonMerge, other))
        .await?;
    let movers = request.room::<Movers>()?;
    if !super::part(&mut tx, (&kept, &gone), movers, access.ids()).await? {
        return Err(Refused::NotFound);
    }
    let (_, details) = load(&mut tx, &gone).await?;
    let seat = persons::seat(&mut tx, &gone).await?.ok_or(Denied::NotFound)?;
    tx.commit().await?;
    request.room::<PersonIndex>()?.enter(other, seat, &details);
    go_to_saying(&format!("/personen/{other}"), "gespeichert")
}

async fn merge(
    request: &Request,
    form: &Form,
    shown: MergePage,
    (own, with): (&Details, PersonId),
) -> Answer {
    let (who, access, id) = (request.who()?, request.access(), shown.id);
    let stays = form.text("behalten").parse::<PersonId>();
    let (kept, gone) = match stays {
        Ok(kept) if kept == id => (id, with),
        Ok(kept) if kept == with => (with, id),
        _ => {
            let shown = compare(request, shown, (own, with)).await?;
            return page_again(&refused(
                shown,
                "behalten",
                "Bitte wählen Sie, welche Angaben weiter gelten.",
            ));
        }
    };
    let (mut tx, kept, gone) = access
        .writing_both(who, (Act::PersonMerge, kept), (Act::PersonMerge, gone))
        .await?;
    let sides = (
        store::side(&mut tx, &kept).await?.ok_or(Denied::NotFound)?,
        store::side(&mut tx, &gone).await?.ok_or(Denied::NotFound)?,
    );
    if let Err(reason) = may_merge(&sides.0, &sides.1) {
        drop(tx);
        return page_again(&refused(shown, "name", &reason.german()));
    }
    super::join(&mut tx, (&kept, &gone), request.room::<Movers>()?, access.ids()).await?;
    tx.commit().await?;
    request.room::<PersonIndex>()?.forget(gone.person());
    go_to_saying(&format!("/personen/{}", kept.person()), "gespeichert")
}

async fn merge_page(request: &Request, id: PersonId) -> Result<(MergePage, Details), Refused> {
    let (mut tx, permit) = request
        .access()
        .person(request.who()?, Act::PersonMerge, id)
        .await?;
    let (_, details) = load(&mut tx, &permit).await?;
    let path = format!("/personen/{id}");
    let shown = MergePage {
        shell: request.shell_below(
            "Einträge zusammenführen",
            &[("Personen", "/personen"), ("Person", &path)],
        ),
        id,
        name: details.name.in_full(),
        words: String::new(),
        errors: InputErrors::new(),
        found: None,
        compared: None,
        preparing: None,
    };
    Ok((shown, details))
}

async fn search_page(request: &Request, mut shown: MergePage, words: String) -> Answer {
    let found = search(request, &words).await?;
    shown.words = words;
    match found {
        PersonSearch::NotReady(readiness) => shown.preparing = preparing(readiness),
        PersonSearch::TooShort => {
            return page_again(&refused(
                shown,
                "name",
                "Bitte mindestens zwei Buchstaben des Namens eingeben.",
            ));
        }
        PersonSearch::Found { persons, .. } => {
            let others = persons.into_iter().filter(|found| found.person.id != shown.id);
            let choice = |found: crate::search::FoundPerson| {
                Choice::new(found.person.id, &found.person.name)
                    .hint(format!("geboren {} – {}", found.person.born, found.reasons))
            };
            shown.found = Some(others.map(choice).collect());
        }
    }
    page(&shown)
}

async fn compare(
    request: &Request,
    mut shown: MergePage,
    (own, with): (&Details, PersonId),
) -> Result<MergePage, Refused> {
    let (mut tx, permit): (_, Permit<PersonId>) = request
        .access()
        .person(request.who()?, Act::PersonMerge, with)
        .await?;
    let (_, other) = load(&mut tx, &permit).await?;
    shown.compared = Some(Compared {
        with,
        lines: lines(own, &other),
        which: vec![
            Choice::new(shown.id, "Die Angaben links gelten weiter").chosen_if(true),
            Choice::new(with, "Die Angaben rechts gelten weiter"),
        ],
    });
    Ok(shown)
}

fn lines(one: &Details, other: &Details) -> Vec<Line> {
    let language = |details: &Details| details.language.map(Language::german_name).unwrap_or_default();
    let line = |label, of: &dyn Fn(&Details) -> String| Line {
        label,
        one: of(one),
        other: of(other),
    };
    vec![
        line("Name", &|details| details.name.in_full()),
        line("Andere Namen", &|details| details.name.other.clone()),
        line("Geboren", &|details| details.born.german()),
        line("Sprache", &|details| language(details).to_owned()),
        line("Telefon", &|details| details.contact.phone.clone()),
        line("E-Mail", &|details| details.contact.email.clone()),
        line("Anschrift", &|details| details.contact.address.clone()),
    ]
}

fn refused(shown: MergePage, field: &'static str, sentence: &str) -> MergePage {
    let mut errors = InputErrors::new();
    errors.add(field, sentence);
    MergePage { errors, ..shown }
}
