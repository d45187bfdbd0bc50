//! Pages of the half-yearly letter to the municipalities: archive, words, one PDF each, and the note that it was sent.

use access::act::Act;
use askama::Template;
use base::day::Day;
use base::ids::MunicipalityId;
use base::input::InputErrors;
use figures::period::{Length, Period};
use web::answer::{Answer, Refused, go_to, go_to_saying, page, page_again};
use web::components::{button, errors, field, notice, tag};
use web::form::{Form, limited};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::effect::store::course;
use crate::effect::told::half_years_of;
use crate::letter::content::{Content, Material, content};
use crate::letter::model::{Information, due_half_year, greeting};
use crate::letter::paper::{Envelope, letter, letterhead, parts};
use crate::letter::store;
use crate::look::{LONGEST_NOTE, Look, reading, row_id, writing};
use crate::sheet::printed;

const PATH: &str = "/informationsbriefe";

pub(crate) fn routes() -> Routes {
    let write = Act::InformationLetterWrite;
    Routes::about("information letter")
        .get("/informationsbriefe", write, Fixture::None, list)
        .get("/informationsbriefe/halbjahr", write, Fixture::None, show)
        .post("/informationsbriefe/halbjahr", write, Fixture::None, save)
        .post("/informationsbriefe/versand", write, Fixture::None, send)
        .get("/informationsbriefe/brief.pdf", write, Fixture::None, print)
}

#[derive(Template)]
#[template(path = "boards/information_letters.html")]
struct ListPage {
    shell: Shell,
    rows: Vec<(Information, tag::Tag)>,
    due: Period,
    is_due: bool,
}

impl ListPage {
    fn label(&self) -> String {
        format!("Brief zum {}", self.due.german())
    }

    fn href(&self) -> String {
        address(self.due)
    }
}

async fn list(request: Request) -> Answer {
    let mut look = reading(&request, Act::InformationLetterWrite).await?;
    let all = store::list(&mut look.tx, &look.permit).await?;
    let due = due_half_year(look.today);
    page(&ListPage {
        shell: request.shell("Informationsbriefe an die Kommunen"),
        is_due: !all.iter().any(|one| one.half_year == due),
        rows: all.into_iter().map(|one| (one.clone(), mark(&one))).collect(),
        due,
    })
}

fn mark(information: &Information) -> tag::Tag {
    match information.sent_on {
        Some(day) => tag::success(format!("versandt am {}", day.german())),
        None => tag::neutral("Entwurf"),
    }
}

#[derive(Template)]
#[template(path = "boards/information_letter.html")]
struct LetterPage {
    shell: Shell,
    half_year: Period,
    greeting: String,
    version: i64,
    sent_on: Option<Day>,
    rows: Vec<(MunicipalityId, String, Content)>,
    errors: InputErrors,
    refused: Option<&'static str>,
}

impl LetterPage {
    /// Whether it can be sent: the words are saved, and nothing was sent yet.
    fn is_ready(&self) -> bool {
        self.sent_on.is_none() && self.version > 0
    }

    fn label(name: &str) -> String {
        format!("Brief an {name}")
    }

    fn href(&self, id: &MunicipalityId) -> String {
        format!("{PATH}/brief.pdf?halbjahr={}&kommune={id}", self.half_year)
    }

    async fn of(request: &Request, look: &mut Look, half_year: Period) -> Result<Self, Refused> {
        let found = store::of(&mut look.tx, &look.permit, half_year).await?;
        let words = found
            .as_ref()
            .map_or_else(|| greeting(half_year), |one| one.greeting.clone());
        let material = material(look, half_year).await?;
        let mut rows = Vec::new();
        for place in &look.structure.municipalities {
            let told = content(&material, (place.id, half_year), (&words, look.today));
            rows.push((place.id, place.name.clone(), told));
        }
        let title = format!("Informationsbrief {}", half_year.german());
        Ok(Self {
            shell: request.shell_below(title, &[("Informationsbriefe", PATH)]),
            half_year,
            greeting: words,
            version: found.as_ref().map_or(0, |one| one.version),
            sent_on: found.and_then(|one| one.sent_on),
            rows,
            errors: InputErrors::new(),
            refused: None,
        })
    }
}

/// What the letters of a half-year are made of, with the figures for the effects.
async fn material(look: &mut Look, half_year: Period) -> Result<Material, Refused> {
    let material = store::material(&mut look.tx, &look.permit, half_year).await?;
    let mut periods: Vec<Period> = material
        .measures
        .iter()
        .flat_map(|measure| half_years_of(measure, look.today))
        .collect();
    periods.sort_unstable();
    periods.dedup();
    let course = course(&mut look.tx, &look.permit, &periods).await?;
    Ok(Material { course, ..material })
}

/// The half-year of an address or form.
fn asked(form: &Form) -> Result<Period, Refused> {
    let period: Period = form.text("halbjahr").parse().map_err(|_| Refused::NotFound)?;
    if period.length() == Length::HalfYear {
        Ok(period)
    } else {
        Err(Refused::NotFound)
    }
}

/// The half-year of an address; without one, that which is due.
fn asked_or_due(query: &Form, look: &Look) -> Result<Period, Refused> {
    if query.text("halbjahr").is_empty() {
        return Ok(due_half_year(look.today));
    }
    asked(query)
}

fn address(half_year: Period) -> String {
    format!("{PATH}/halbjahr?halbjahr={half_year}")
}

async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::InformationLetterWrite).await?;
    let half_year = asked_or_due(&request.query(), &look)?;
    page(&LetterPage::of(&request, &mut look, half_year).await?)
}

/// `POST /informationsbriefe/halbjahr`: the words with which each letter begins.
async fn save(request: Request) -> Answer {
    let mut look = writing(&request, Act::InformationLetterWrite).await?;
    let form = request.form()?;
    let half_year = asked(&form)?;
    let mut errors = InputErrors::new();
    let words = limited(form.text("text"), ("text", LONGEST_NOTE), &mut errors);
    if words.trim().is_empty() {
        errors.add("text", "Bitte den Text eingeben.");
    }
    let saved = if errors.is_empty() {
        if let Some(before) = store::of(&mut look.tx, &look.permit, half_year).await? {
            let seen = (before.id, form.version());
            store::save(&mut look.tx, &look.permit, seen, &words).await?
        } else {
            let new = (row_id(&request), half_year, words.as_str());
            store::begin(&mut look.tx, &look.permit, new).await?
        }
    } else {
        false
    };
    if saved {
        look.tx.commit().await?;
        return go_to_saying(&address(half_year), "gespeichert");
    }
    let quicker = "Jemand anderes hat den Text inzwischen geändert oder den Brief versandt. Ihr Text steht noch im Feld.";
    let refused = errors.is_empty().then_some(quicker);
    page_again(&LetterPage {
        greeting: form.text("text").to_owned(),
        errors,
        refused,
        ..LetterPage::of(&request, &mut look, half_year).await?
    })
}

/// `POST /informationsbriefe/versand`: each letter is kept as it is now.
async fn send(request: Request) -> Answer {
    let mut look = writing(&request, Act::InformationLetterWrite).await?;
    let form = request.form()?;
    let half_year = asked(&form)?;
    let found = store::of(&mut look.tx, &look.permit, half_year).await?;
    let letters = LetterPage::of(&request, &mut look, half_year).await?;
    let Some(information) = found else {
        return page_again(&LetterPage {
            refused: Some("Bitte speichern Sie zuerst den Text."),
            ..letters
        });
    };
    let kept: Vec<(MunicipalityId, String)> = letters
        .rows
        .iter()
        .map(|(id, _, told)| Ok((*id, serde_json::to_string(told)?)))
        .collect::<Result<_, serde_json::Error>>()
        .map_err(Refused::failed)?;
    let seen = (information.id, form.version());
    if !store::send(&mut look.tx, &look.permit, seen, &kept).await? {
        return page_again(&LetterPage {
            refused: Some(
                "Der Brief ist schon versandt oder wurde gerade geändert. Bitte lesen Sie ihn noch einmal.",
            ),
            ..letters
        });
    }
    look.tx.commit().await?;
    go_to_saying(&address(half_year), "versandt")
}

/// `GET /informationsbriefe/brief.pdf`: as it was sent, or as it would be now.
async fn print(request: Request) -> Answer {
    let mut look = reading(&request, Act::InformationLetterWrite).await?;
    let query = request.query();
    let half_year = asked_or_due(&query, &look)?;
    if query.text("kommune").is_empty() {
        return go_to(&address(half_year));
    }
    let place = look
        .municipality(query.text("kommune"))
        .and_then(|id| look.structure.municipality(id))
        .cloned()
        .ok_or(Refused::NotFound)?;
    let found = store::of(&mut look.tx, &look.permit, half_year).await?;
    let sent_on = found.as_ref().and_then(|one| one.sent_on);
    let told = if let (Some(one), Some(_)) = (&found, sent_on) {
        store::sent(&mut look.tx, &look.permit, (one.id, place.id)).await?
    } else {
        let words = found.map_or_else(|| greeting(half_year), |one| one.greeting);
        let material = material(&mut look, half_year).await?;
        Some(content(&material, (place.id, half_year), (&words, look.today)))
    };
    let told = told.ok_or(Refused::NotFound)?;
    let administration = place
        .administration
        .and_then(|id| look.structure.organisation(id));
    let envelope = Envelope {
        letterhead: letterhead(&request, &mut look.tx).await?,
        day: sent_on.unwrap_or(look.today),
        is_demo: request.house().running.is_demo,
        recipient: administration
            .map(|one| one.name.clone())
            .into_iter()
            .chain([place.name.clone()])
            .collect(),
        subject: format!("Kommunales Integrationsmanagement: {}", half_year.german()),
    };
    drop(look);
    let name = format!("informationsbrief-{half_year}.pdf");
    printed(letter(envelope, &parts(&told)), &name).await
}
