//! Takes back a dated entry of a post, a municipality or the district, with a reason. Which ones can be: `take_back`
//! of the model.

use askama::Template;
use base::input::InputErrors;
use base::refusal::Refusal;
use web::answer::{Answer, Refused, page as answer_page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, empty, errors, field};
use web::request::Request;
use web::shell::Shell;

use super::conflict_box::{ConflictBox, Shown, conflict_box};
use super::edit::{Edit, LONGEST_LINE, begin_change, finish, open_form};
use super::municipality_edit::the_municipality;
use super::post_edit::the_post;
use crate::areas;
use crate::model::evidence::FactKey;
use crate::model::municipality::Municipality;
use crate::model::post::Post;
use crate::model::take_back::{DatedFact, Entry, Part};
use crate::store::{dated, district as districts, municipality as municipalities, post as posts, structure};

#[derive(Template)]
#[template(path = "organisation/take_back.html")]
struct TakeBackPage {
    shell: Shell,
    action: String,
    back: String,
    version: i64,
    entries: Vec<Choice>,
    chosen: String,
    reason: String,
    errors: InputErrors,
    conflict: Option<ConflictBox>,
}

/// Whose entries are taken back.
enum Record {
    Post(Box<Post>),
    Municipality(Box<Municipality>),
    District,
}

impl Record {
    fn key(&self) -> FactKey {
        match self {
            Self::Post(post) => FactKey::of(post.id),
            Self::Municipality(place) => FactKey::of(place.id),
            Self::District => FactKey::district(),
        }
    }

    fn name<'n>(&'n self, edit: &'n Edit) -> &'n str {
        match self {
            Self::Post(post) => &post.title,
            Self::Municipality(place) => &place.name,
            Self::District => &edit.structure.district.name,
        }
    }

    fn page(&self) -> String {
        match self {
            Self::Post(post) => format!("/stellen/{}", post.id),
            Self::Municipality(place) => format!("/kommunen/{}", place.id),
            Self::District => "/kreis".to_owned(),
        }
    }

    fn entries(&self, edit: &Edit) -> Vec<Entry> {
        match self {
            Self::Post(post) => edit.structure.entries_of_post(post),
            Self::Municipality(place) => edit.structure.entries_of_municipality(place),
            Self::District => edit.structure.entries_of_district(),
        }
    }

    async fn version(&self, edit: &mut Edit) -> Result<i64, Refused> {
        let Edit { tx, permit, .. } = edit;
        let version = match self {
            Self::Post(post) => posts::version(tx, permit, post.id).await?,
            Self::Municipality(place) => municipalities::version(tx, permit, place.id).await?,
            Self::District => districts::version(tx, permit).await?,
        };
        version.ok_or(Refused::NotFound)
    }

    async fn count_version(&self, edit: &mut Edit, version: i64) -> Result<bool, Refused> {
        let Edit { tx, permit, .. } = edit;
        Ok(match self {
            Self::Post(post) => posts::save(tx, permit, post.id, &post.title, version).await?,
            Self::Municipality(place) => municipalities::save(tx, permit, place, version).await?,
            Self::District => districts::count_version(tx, permit, version).await?,
        })
    }
}

/// `GET /stellen/{id}/ruecknahme`
pub(super) async fn of_post(request: Request) -> Answer {
    let edit = open_form(&request).await?;
    let post = the_post(&request, &edit.structure)?;
    show(&request, edit, Record::Post(Box::new(post))).await
}

/// `POST /stellen/{id}/ruecknahme`
pub(super) async fn save_of_post(request: Request) -> Answer {
    let edit = begin_change(&request).await?;
    let post = the_post(&request, &edit.structure)?;
    save(&request, edit, Record::Post(Box::new(post))).await
}

/// `GET /kommunen/{id}/ruecknahme`
pub(super) async fn of_municipality(request: Request) -> Answer {
    let edit = open_form(&request).await?;
    let place = the_municipality(&request, &edit.structure)?;
    show(&request, edit, Record::Municipality(Box::new(place))).await
}

/// `POST /kommunen/{id}/ruecknahme`
pub(super) async fn save_of_municipality(request: Request) -> Answer {
    let edit = begin_change(&request).await?;
    let place = the_municipality(&request, &edit.structure)?;
    save(&request, edit, Record::Municipality(Box::new(place))).await
}

/// `GET /kreis/ruecknahme`
pub(super) async fn of_district(request: Request) -> Answer {
    let edit = open_form(&request).await?;
    show(&request, edit, Record::District).await
}

/// `POST /kreis/ruecknahme`
pub(super) async fn save_of_district(request: Request) -> Answer {
    let edit = begin_change(&request).await?;
    save(&request, edit, Record::District).await
}

async fn show(request: &Request, mut edit: Edit, record: Record) -> Answer {
    let version = record.version(&mut edit).await?;
    answer_page(&TakeBackPage::of(request, &edit, &record, version))
}

async fn save(request: &Request, mut edit: Edit, record: Record) -> Answer {
    let form = request.form()?;
    let version = record.version(&mut edit).await?;
    let page = TakeBackPage {
        chosen: form.line("eintrag"),
        reason: form.line("grund"),
        ..TakeBackPage::of(request, &edit, &record, version)
    };
    if !record.count_version(&mut edit, form.version()).await? {
        let nothing = (Shown::new(), Shown::new());
        let conflict = conflict_box(&mut edit.tx, &edit.permit, &record.key(), nothing).await?;
        return page_conflict(&TakeBackPage {
            conflict: Some(conflict),
            ..page
        });
    }
    let mut errors = InputErrors::new();
    check_reason(&mut errors, &page.reason);
    let chosen = read_entry(&page.chosen, record.entries(&edit));
    if chosen.is_none() {
        errors.add("eintrag", "Bitte wählen, was zurückgenommen wird.");
    }
    let Some((entry, part)) = chosen.filter(|_| errors.is_empty()) else {
        return page_again(&TakeBackPage { errors, ..page });
    };
    let taken_back = match edit.structure.take_back(&entry, part) {
        Ok(taken_back) => taken_back,
        Err(refused) => {
            errors.add("eintrag", refused.german());
            return page_again(&TakeBackPage { errors, ..page });
        }
    };
    dated::take_back(&mut edit.tx, &edit.permit, &taken_back).await?;
    if entry.fact == DatedFact::Region {
        tell_the_gate(&mut edit).await?;
    }
    let what = format!(
        "Zurückgenommen: {}. Grund: {}",
        in_words(&entry, part),
        page.reason
    );
    finish(
        request,
        edit,
        (&record.key(), &what),
        (&record.page(), "gespeichert"),
    )
    .await
}

async fn tell_the_gate(edit: &mut Edit) -> Result<(), Refused> {
    if let Some(after) = structure::of_the_district(&mut edit.tx, &edit.permit).await? {
        areas::tell_the_gate(&mut edit.tx, &after, edit.today).await?;
    }
    Ok(())
}

fn check_reason(errors: &mut InputErrors, reason: &str) {
    if reason.is_empty() {
        errors.add("grund", "Bitte einen Grund angeben. Er bleibt sichtbar.");
    } else if reason.chars().count() > LONGEST_LINE {
        errors.add(
            "grund",
            format!("Bitte höchstens {LONGEST_LINE} Zeichen eingeben."),
        );
    }
}

impl TakeBackPage {
    fn of(request: &Request, edit: &Edit, record: &Record, version: i64) -> Self {
        let back = record.page();
        let name = record.name(edit);
        let crumbs = [("Überblick", "/kreis"), (name, back.as_str())];
        let skipped = usize::from(matches!(record, Record::District));
        Self {
            shell: request.shell_below("Eintrag zurücknehmen", &crumbs[..2 - skipped]),
            action: request.path().to_owned(),
            version,
            entries: record.entries(edit).iter().flat_map(choices).collect(),
            chosen: String::new(),
            reason: String::new(),
            errors: InputErrors::new(),
            conflict: None,
            back,
        }
    }
}

/// An entry as a form offers it: all of it, and its end alone if it has one.
fn choices(entry: &Entry) -> Vec<Choice> {
    let mut whole = Choice::new(word(entry, Part::Entry), in_words(entry, Part::Entry));
    if let Some((_, title)) = &entry.before {
        let until = entry.validity.last_day().map(base::day::Day::german);
        let until = until.unwrap_or_else(|| "auf Weiteres".to_owned());
        whole = whole.hint(format!("Dann gilt weiter, bis {until}: {title}"));
    }
    let mut choices = vec![whole];
    if entry.has_end() {
        let end = Choice::new(word(entry, Part::End), in_words(entry, Part::End));
        choices.push(end.hint("Dann gilt es bis auf Weiteres."));
    }
    choices
}

fn in_words(entry: &Entry, part: Part) -> String {
    let days = match part {
        Part::Entry => entry.validity.german(),
        Part::End => {
            let last_day = entry.validity.last_day().map(base::day::Day::german);
            format!("nur das Ende am {}", last_day.unwrap_or_default())
        }
    };
    format!("{}, {days}", entry.title)
}

const ENTRY: &str = "eintrag";
const END: &str = "ende";

/// An entry as a form sends it.
fn word(entry: &Entry, part: Part) -> String {
    let part = match part {
        Part::Entry => ENTRY,
        Part::End => END,
    };
    format!("{part}:{}", entry.key.as_str())
}

/// The entry that a form sent, if it can still be taken back.
fn read_entry(sent: &str, entries: Vec<Entry>) -> Option<(Entry, Part)> {
    let (part, key) = sent.split_once(':')?;
    let part = match part {
        ENTRY => Part::Entry,
        END => Part::End,
        _ => return None,
    };
    let entry = entries.into_iter().find(|entry| entry.key.as_str() == key)?;
    (part == Part::Entry || entry.has_end()).then_some((entry, part))
}
