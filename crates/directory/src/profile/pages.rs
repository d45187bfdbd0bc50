//! The form of what the directory says of an organisation. Its record is changed on the pages of `organisation`.

use askama::Template;
use base::ids::OrganisationId;
use base::input::InputErrors;
use base::names::one_line;
use web::answer::{Answer, Refused, go_to_saying, page as answer_page, page_again, page_conflict};
use web::components::notice::Notice;
use web::components::{button, errors, field, notice};
use web::form::Form;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use access::act::Act;

use crate::look;
use crate::offer::form::checked::{LONGEST_NAME, LONGEST_TEXT, is_mail_address, is_web_address, new_phone};
use crate::offer::form::words;
use crate::profile::model::Profile;
use crate::profile::store;

/// The routes of profiles.
pub(crate) fn routes() -> Routes {
    Routes::about("profile")
        .get(
            "/angebote/profil/{id}",
            Act::OfferWrite,
            Fixture::Organisation,
            form,
        )
        .post(
            "/angebote/profil/{id}",
            Act::OfferWrite,
            Fixture::Organisation,
            save,
        )
}

#[derive(Template)]
#[template(path = "directory/profile.html")]
struct ProfilePage {
    shell: Shell,
    action: String,
    back: String,
    version: i64,
    description: String,
    email: String,
    website: String,
    phones: String,
    is_listed: bool,
    errors: InputErrors,
    met: Option<Notice>,
}

/// An organisation by name, with what the directory says of it so far.
struct Opened {
    id: OrganisationId,
    name: String,
    profile: Profile,
}

async fn opened(request: &Request, tx: &mut db::tx::Tx) -> Result<Opened, Refused> {
    let id: OrganisationId = request.path_value("id")?;
    let names = look::names(tx).await?;
    let name = names.organisation(id).ok_or(Refused::NotFound)?.to_owned();
    let profile = store::profile(tx, id).await?.unwrap_or_else(|| Profile {
        organisation: id,
        description: None,
        email: None,
        website: None,
        is_listed: true,
        phones: Vec::new(),
        modified_at: request.access().clock().now(),
        version: 0,
    });
    Ok(Opened { id, name, profile })
}

fn page(request: &Request, opened: &Opened, profile: &Profile, phones: String) -> ProfilePage {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let back = format!("/angebote?organisation={}", opened.id);
    ProfilePage {
        shell: request.shell_below(
            format!("Profil: {}", opened.name),
            &[("Angebote", "/angebote"), (opened.name.as_str(), back.as_str())],
        ),
        action: request.path().to_owned(),
        version: opened.profile.version,
        description: text(&profile.description),
        email: text(&profile.email),
        website: text(&profile.website),
        phones,
        is_listed: profile.is_listed,
        errors: InputErrors::new(),
        met: None,
        back,
    }
}

async fn form(request: Request) -> Answer {
    let (mut tx, _permit) = look::enter(&request, Act::OfferWrite).await?;
    let opened = opened(&request, &mut tx).await?;
    let phones: Vec<String> = opened.profile.phones.iter().map(words::phone).collect();
    answer_page(&page(&request, &opened, &opened.profile, phones.join("\n")))
}

async fn save(request: Request) -> Answer {
    let (mut tx, permit) = look::enter_writing(&request, Act::OfferWrite).await?;
    let opened = opened(&request, &mut tx).await?;
    let form = request.form()?;
    let (typed, errors) = read(&form, &opened.profile, request.access().ids());
    let phones = form.text("telefon").to_owned();
    if !errors.is_empty() {
        return page_again(&ProfilePage {
            errors,
            ..page(&request, &opened, &typed, phones)
        });
    }
    let wanted = Profile {
        version: form.version(),
        ..typed.clone()
    };
    let is_first = wanted.version == 0 && opened.profile.version != 0;
    if is_first || wanted.version < 0 || !store::save(&mut tx, &wanted, permit.now()).await? {
        let met = notice::warning("Inzwischen hat jemand anderes dieses Profil gespeichert")
            .text("Ihre Eingaben stehen noch da und gelten, wenn Sie noch einmal speichern.");
        return page_conflict(&ProfilePage {
            met: Some(met),
            ..page(&request, &opened, &typed, phones)
        });
    }
    look::commit(&request, tx).await?;
    go_to_saying(&format!("/angebote?organisation={}", opened.id), "gespeichert")
}

fn read(form: &Form, before: &Profile, ids: &base::ids::Ids) -> (Profile, InputErrors) {
    let mut errors = InputErrors::new();
    let optional = |text: String| (!text.is_empty()).then_some(text);
    let description = form.text("beschreibung").replace("\r\n", "\n").trim().to_owned();
    if description.chars().count() > LONGEST_TEXT {
        errors.add(
            "beschreibung",
            format!("Bitte höchstens {LONGEST_TEXT} Zeichen eingeben."),
        );
    }
    let (email, website) = (form.line("email"), form.line("internetseite"));
    if !email.is_empty() && (!is_mail_address(&email) || email.chars().count() > LONGEST_NAME) {
        errors.add(
            "email",
            "Bitte eine E-Mail-Adresse wie name@beispiel.de eingeben.",
        );
    }
    if !website.is_empty() && (!is_web_address(&website) || website.chars().count() > LONGEST_NAME) {
        errors.add(
            "internetseite",
            "Bitte eine vollständige Adresse eingeben, die mit https:// oder http:// beginnt.",
        );
    }
    let mut phones = Vec::new();
    for line in form
        .text("telefon")
        .lines()
        .map(one_line)
        .filter(|line| !line.is_empty())
    {
        let known = before.phones.iter().find(|known| words::phone(known) == line);
        match known.cloned().or_else(|| new_phone(&line, ids)) {
            Some(phone) => phones.push(phone),
            None => errors.add(
                "telefon",
                "Bitte eine Nummer je Zeile eingeben, zum Beispiel: 05251 308-0 (Zentrale)",
            ),
        }
    }
    let profile = Profile {
        description: optional(description),
        email: optional(email),
        website: optional(website),
        is_listed: form.is_ticked("gelistet"),
        phones,
        ..before.clone()
    };
    (profile, errors)
}
