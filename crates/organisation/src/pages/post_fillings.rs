//! Fills a post and ends fillings, by share and day. It names no person: who works there is a matter of the accounts.

use askama::Template;
use base::day::Day;
use base::fte::Fte;
use base::ids::FillingId;
use base::input::InputErrors;
use base::refusal::Refusal;
use web::answer::{Answer, Refused, page as answer_page, page_again, page_conflict};
use web::components::{button, errors, field, tag};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use super::conflict_box::{ConflictBox, Shown, conflict_box};
use super::edit::{Edit, begin_change, finish, open_form, read_day, read_last_day, read_source};
use super::post_edit::the_post;
use super::words;
use crate::model::evidence::FactKey;
use crate::model::post::{Filling, Post};
use crate::model::validity::Validity;
use crate::store::post as posts;

#[derive(Template)]
#[template(path = "organisation/post_fillings.html")]
struct FillingsPage {
    shell: Shell,
    back: String,
    version: i64,
    fillings: Vec<FillingRow>,
    form: FillingForm,
    errors: InputErrors,
    conflict: Option<ConflictBox>,
    vacant: String,
}

struct FillingRow {
    id: FillingId,
    share: String,
    validity: String,
    mark: Option<tag::Certainty>,
    can_end: bool,
    /// What was typed as its last day and was wrong.
    typed: Option<String>,
}

#[derive(Clone, Debug)]
struct FillingForm {
    version: i64,
    from: String,
    last_day: String,
    share: String,
    source: String,
}

impl FillingForm {
    fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            from: form.line("ab"),
            last_day: form.line("bis"),
            share: form.line("vzae"),
            source: form.line("quelle"),
        }
    }

    fn empty(today: Day, share: Fte) -> Self {
        let (version, last_day, source) = (0, String::new(), String::new());
        let share = if share == Fte::ZERO {
            String::new()
        } else {
            share.german()
        };
        Self {
            version,
            from: today.to_string(),
            last_day,
            share,
            source,
        }
    }

    fn checked(&self, id: FillingId) -> Result<Filling, InputErrors> {
        let mut errors = InputErrors::new();
        let from = read_day(&mut errors, "ab", &self.from);
        let last_day = read_last_day(&mut errors, "bis", &self.last_day);
        let share: Option<Fte> = errors.take("vzae", self.share.parse());
        if share == Some(Fte::ZERO) {
            errors.add("vzae", "Bitte mehr als 0 VZÄ eingeben.");
        }
        let evidence = read_source(&mut errors, &self.source);
        let validity = from.and_then(|from| match Validity::through(from, last_day) {
            Ok(validity) => Some(validity),
            Err(refused) => {
                errors.add("bis", refused.german());
                None
            }
        });
        match validity {
            Some(validity) if errors.is_empty() => Ok(Filling {
                id,
                validity,
                fte: share,
                person: None,
                evidence,
            }),
            _ => Err(errors),
        }
    }
}

impl FillingsPage {
    fn of(request: &Request, edit: &Edit, (post, version): (&Post, i64), form: Option<FillingForm>) -> Self {
        let back = format!("/stellen/{}", post.id);
        let vacant = post.occupancy_on(edit.today);
        let crumbs = [
            ("Stellenplan", "/stellenplan"),
            (post.title.as_str(), back.as_str()),
        ];
        Self {
            shell: request.shell_below(format!("{} besetzen", post.title), &crumbs),
            version,
            fillings: post.fillings.iter().rev().map(FillingRow::of).collect(),
            form: form.unwrap_or_else(|| FillingForm::empty(edit.today, vacant.vacant + vacant.unknown)),
            errors: InputErrors::new(),
            conflict: None,
            vacant: vacancy(&post.title, vacant.vacant, vacant.unknown),
            back,
        }
    }

    fn with_errors(self, errors: InputErrors) -> Answer {
        page_again(&Self { errors, ..self })
    }
}

fn vacancy(title: &str, vacant: Fte, unknown: Fte) -> String {
    match (vacant, unknown) {
        (Fte::ZERO, Fte::ZERO) => format!("{title} ist heute ganz besetzt."),
        (Fte::ZERO, unknown) => format!("Ob {} VZÄ besetzt sind, ist nicht bekannt.", unknown.german()),
        (vacant, _) => format!("Heute sind {} VZÄ unbesetzt.", vacant.german()),
    }
}

impl FillingRow {
    fn of(filling: &Filling) -> Self {
        Self {
            id: filling.id,
            share: filling.fte.map_or_else(
                || "Umfang nicht bekannt".to_owned(),
                |fte| format!("{} VZÄ", fte.german()),
            ),
            validity: filling.validity.german(),
            mark: words::mark(&filling.evidence),
            can_end: filling.validity.until().is_none(),
            typed: None,
        }
    }
}

/// `GET /stellen/{id}/besetzungen`
pub(super) async fn page(request: Request) -> Answer {
    let mut edit = open_form(&request).await?;
    let post = the_post(&request, &edit.structure)?;
    let version = posts::version(&mut edit.tx, &edit.permit, post.id)
        .await?
        .ok_or(Refused::NotFound)?;
    answer_page(&FillingsPage::of(&request, &edit, (&post, version), None))
}

/// `POST /stellen/{id}/besetzungen`
pub(super) async fn fill(request: Request) -> Answer {
    let mut edit = begin_change(&request).await?;
    let mut post = the_post(&request, &edit.structure)?;
    let form = FillingForm::read(&request.form()?);
    let version = posts::version(&mut edit.tx, &edit.permit, post.id)
        .await?
        .ok_or(Refused::NotFound)?;
    if form.version != version || !count_version(&mut edit, &post, version).await? {
        return second_editor(&request, edit, (&post, version), form).await;
    }
    let checked = form.checked(FillingId::from_uuid(request.access().ids().next()));
    let filling = match checked {
        Ok(filling) => filling,
        Err(errors) => {
            return FillingsPage::of(&request, &edit, (&post, version), Some(form)).with_errors(errors);
        }
    };
    if let Err(refused) = post.fill(filling.clone()) {
        let mut errors = InputErrors::new();
        errors.add("vzae", refused.german());
        return FillingsPage::of(&request, &edit, (&post, version), Some(form)).with_errors(errors);
    }
    posts::fill(&mut edit.tx, &edit.permit, post.id, &filling).await?;
    let what = format!("Besetzung {} eingetragen", filling.validity.german());
    done(&request, edit, &post, &what).await
}

/// `POST /stellen/{id}/besetzungsende`
pub(super) async fn end(request: Request) -> Answer {
    let mut edit = begin_change(&request).await?;
    let mut post = the_post(&request, &edit.structure)?;
    let form = request.form()?;
    let id: FillingId = form.line("besetzung").parse().map_err(|_| Refused::NotFound)?;
    let position = post
        .fillings
        .iter()
        .position(|filling| filling.id == id)
        .ok_or(Refused::NotFound)?;
    let version = posts::version(&mut edit.tx, &edit.permit, post.id)
        .await?
        .ok_or(Refused::NotFound)?;
    let mut page = FillingsPage::of(&request, &edit, (&post, version), None);
    if form.version() != version || !count_version(&mut edit, &post, version).await? {
        let form = FillingForm::empty(edit.today, Fte::ZERO);
        return second_editor(&request, edit, (&post, version), form).await;
    }
    let mut errors = InputErrors::new();
    let last_day = read_day(&mut errors, "letzter_tag", form.text("letzter_tag"));
    let from = post.fillings[position].validity.from();
    let validity = last_day.map(|day| Validity::through(from, Some(day)));
    match validity {
        Some(Ok(validity)) => post.fillings[position].validity = validity,
        Some(Err(refused)) => errors.add("letzter_tag", refused.german()),
        None => {}
    }
    if let Some(refused) = post.overfilled() {
        errors.add("letzter_tag", refused.german());
    }
    if !errors.is_empty() {
        for row in page.fillings.iter_mut().filter(|row| row.id == id) {
            row.typed = Some(form.line("letzter_tag"));
        }
        return page.with_errors(errors);
    }
    let until = post.fillings[position].validity.until();
    posts::end_filling(&mut edit.tx, &edit.permit, id, until).await?;
    let what = last_day.map_or_else(String::new, |day| format!("Besetzung endet am {}", day.german()));
    done(&request, edit, &post, &what).await
}

async fn count_version(edit: &mut Edit, post: &Post, version: i64) -> Result<bool, Refused> {
    Ok(posts::save(&mut edit.tx, &edit.permit, post.id, &post.title, version).await?)
}

async fn done(request: &Request, edit: Edit, post: &Post, what: &str) -> Answer {
    let record = FactKey::of(post.id);
    let page = format!("/stellen/{}", post.id);
    finish(request, edit, (&record, what), (&page, "gespeichert")).await
}

async fn second_editor(
    request: &Request,
    mut edit: Edit,
    (post, version): (&Post, i64),
    form: FillingForm,
) -> Answer {
    let nothing = (Shown::new(), Shown::new());
    let conflict = conflict_box(&mut edit.tx, &edit.permit, &FactKey::of(post.id), nothing).await?;
    let page = FillingsPage::of(request, &edit, (post, version), Some(form));
    page_conflict(&FillingsPage {
        conflict: Some(conflict),
        ..page
    })
}
