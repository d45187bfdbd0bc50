//! Fills a post and ends fillings, by share and day, and says whose account it is. Writes no names.

use askama::Template;
use base::day::Day;
use base::fte::Fte;
use base::ids::{AccountId, FillingId};
use base::input::InputErrors;
use base::refusal::Refusal;
use web::answer::{Answer, Refused, page as answer_page, page_again, page_conflict};
use web::components::field::Choice;
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
    accounts: Vec<Choice>,
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
    /// The account that it names; empty if it names none.
    account: String,
    /// The accounts to choose from: an earlier holder may have another role by now.
    accounts: Vec<Choice>,
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
    account: String,
}

impl FillingForm {
    fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            from: form.line("ab"),
            last_day: form.line("bis"),
            share: form.line("vzae"),
            source: form.line("quelle"),
            account: form.line("konto"),
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
            account: String::new(),
        }
    }

    fn checked(&self, id: FillingId, candidates: &[(AccountId, String)]) -> Result<Filling, InputErrors> {
        let mut errors = InputErrors::new();
        let account = read_account(&mut errors, &self.account, candidates);
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
                account,
                evidence,
            }),
            _ => Err(errors),
        }
    }
}

impl FillingsPage {
    fn of(
        request: &Request,
        (edit, people): (&Edit, &People),
        (post, version): (&Post, i64),
        form: Option<FillingForm>,
    ) -> Self {
        let back = format!("/stellen/{}", post.id);
        let vacant = post.occupancy_on(edit.today);
        let crumbs = [
            ("Stellenplan", "/stellenplan"),
            (post.title.as_str(), back.as_str()),
        ];
        Self {
            shell: request.shell_below(format!("{} besetzen", post.title), &crumbs),
            version,
            fillings: post
                .fillings
                .iter()
                .rev()
                .map(|filling| FillingRow::of(filling, people))
                .collect(),
            accounts: people.choices(),
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

/// Whose work fillings of the post may be, and whose they are.
struct People {
    candidates: Vec<(AccountId, String)>,
    holders: Vec<(FillingId, AccountId, String)>,
}

impl People {
    async fn of(edit: &mut Edit, post: &Post) -> Result<Self, Refused> {
        Ok(Self {
            candidates: posts::candidates(&mut edit.tx, &edit.permit, post.function).await?,
            holders: posts::holders(&mut edit.tx, &edit.permit, post.id).await?,
        })
    }

    fn choices(&self) -> Vec<Choice> {
        let all = self.candidates.iter();
        all.map(|(id, name)| Choice::new(id, name)).collect()
    }

    /// The choices of one filling: whoever holds it stays among them.
    fn choices_for(&self, filling: FillingId) -> Vec<Choice> {
        let mut choices = self.choices();
        let holder = self.holders.iter().find(|(own, ..)| *own == filling);
        if let Some((_, id, name)) = holder
            && self.candidates.iter().all(|(known, _)| known != id)
        {
            choices.insert(0, Choice::new(id, name));
        }
        choices
    }
}

fn read_account(
    errors: &mut InputErrors,
    typed: &str,
    candidates: &[(AccountId, String)],
) -> Option<AccountId> {
    if typed.is_empty() {
        return None;
    }
    let known = candidates.iter().find(|(id, _)| id.to_string() == typed);
    if known.is_none() {
        errors.add(
            "konto",
            "Dieses Konto passt nicht zur Stelle. Bitte wählen Sie ein anderes.",
        );
    }
    known.map(|(id, _)| *id)
}

impl FillingRow {
    fn of(filling: &Filling, people: &People) -> Self {
        Self {
            id: filling.id,
            share: filling.fte.map_or_else(
                || "Umfang nicht bekannt".to_owned(),
                |fte| format!("{} VZÄ", fte.german()),
            ),
            validity: filling.validity.german(),
            mark: words::mark(&filling.evidence),
            can_end: filling.validity.until().is_none(),
            account: filling.account.map(|id| id.to_string()).unwrap_or_default(),
            accounts: people.choices_for(filling.id),
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
    let people = People::of(&mut edit, &post).await?;
    answer_page(&FillingsPage::of(
        &request,
        (&edit, &people),
        (&post, version),
        None,
    ))
}

/// `POST /stellen/{id}/besetzungen`
pub(super) async fn fill(request: Request) -> Answer {
    let mut edit = begin_change(&request).await?;
    let mut post = the_post(&request, &edit.structure)?;
    let form = FillingForm::read(&request.form()?);
    let version = posts::version(&mut edit.tx, &edit.permit, post.id)
        .await?
        .ok_or(Refused::NotFound)?;
    let people = People::of(&mut edit, &post).await?;
    if form.version != version || !count_version(&mut edit, &post, version).await? {
        return second_editor(&request, (edit, &people), (&post, version), form).await;
    }
    let id = FillingId::from_uuid(request.access().ids().next());
    let checked = form.checked(id, &people.candidates);
    let filling = match checked {
        Ok(filling) => filling,
        Err(errors) => {
            return FillingsPage::of(&request, (&edit, &people), (&post, version), Some(form))
                .with_errors(errors);
        }
    };
    if let Err(refused) = post.fill(filling.clone()) {
        let mut errors = InputErrors::new();
        errors.add("vzae", refused.german());
        return FillingsPage::of(&request, (&edit, &people), (&post, version), Some(form))
            .with_errors(errors);
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
    let people = People::of(&mut edit, &post).await?;
    let mut page = FillingsPage::of(&request, (&edit, &people), (&post, version), None);
    if form.version() != version || !count_version(&mut edit, &post, version).await? {
        let form = FillingForm::empty(edit.today, Fte::ZERO);
        return second_editor(&request, (edit, &people), (&post, version), form).await;
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

/// `POST /stellen/{id}/besetzungskonto`
pub(super) async fn name_holder(request: Request) -> Answer {
    let mut edit = begin_change(&request).await?;
    let post = the_post(&request, &edit.structure)?;
    let form = request.form()?;
    let id: FillingId = form.line("besetzung").parse().map_err(|_| Refused::NotFound)?;
    let filling = post.fillings.iter().find(|filling| filling.id == id);
    let before = filling.ok_or(Refused::NotFound)?.account;
    let version = posts::version(&mut edit.tx, &edit.permit, post.id)
        .await?
        .ok_or(Refused::NotFound)?;
    let people = People::of(&mut edit, &post).await?;
    if form.version() != version || !count_version(&mut edit, &post, version).await? {
        let form = FillingForm::empty(edit.today, Fte::ZERO);
        return second_editor(&request, (edit, &people), (&post, version), form).await;
    }
    let typed = form.line("konto");
    let mut errors = InputErrors::new();
    let account = match before {
        Some(same) if same.to_string() == typed => before,
        _ => read_account(&mut errors, &typed, &people.candidates),
    };
    if !errors.is_empty() {
        return FillingsPage::of(&request, (&edit, &people), (&post, version), None).with_errors(errors);
    }
    posts::name_holder(&mut edit.tx, &edit.permit, id, account).await?;
    let what = if account.is_some() {
        "Konto zur Besetzung eingetragen"
    } else {
        "Konto aus der Besetzung genommen"
    };
    done(&request, edit, &post, what).await
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
    (mut edit, people): (Edit, &People),
    (post, version): (&Post, i64),
    form: FillingForm,
) -> Answer {
    let nothing = (Shown::new(), Shown::new());
    let conflict = conflict_box(&mut edit.tx, &edit.permit, &FactKey::of(post.id), nothing).await?;
    let page = FillingsPage::of(request, (&edit, people), (post, version), Some(form));
    page_conflict(&FillingsPage {
        conflict: Some(conflict),
        ..page
    })
}
