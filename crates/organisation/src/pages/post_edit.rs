//! Changes a post from a day on, and adds posts. Who fills it: `post_fillings`.

use askama::Template;
use base::ids::PostId;
use base::input::InputErrors;
use base::refusal::Refusal;
use web::answer::{Answer, Refused, page as answer_page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, errors, field};
use web::request::Request;
use web::shell::Shell;

use super::conflict_box::{ConflictBox, conflict_box};
use super::edit::{
    Edit, begin_change, coded_choices, finish, open_form, organisation_choices, row_id, workplace_choices,
};
use super::post_form::{CheckedPost, PostForm};
use crate::model::evidence::{Evidence, FactKey};
use crate::model::history::History;
use crate::model::post::{Function, Post};
use crate::model::structure::Structure;
use crate::store::post as posts;

#[derive(Template)]
#[template(path = "organisation/post_edit.html")]
struct PostEditPage {
    shell: Shell,
    action: String,
    back: String,
    is_new: bool,
    form: PostForm,
    errors: InputErrors,
    conflict: Option<ConflictBox>,
    functions: Vec<Choice>,
    workplaces: Vec<Choice>,
    organisations: Vec<Choice>,
}

impl PostEditPage {
    fn of(request: &Request, edit: &Edit, post: Option<&Post>, form: PostForm) -> Self {
        let back = post.map_or_else(
            || "/stellenplan".to_owned(),
            |post| format!("/stellen/{}", post.id),
        );
        let title = post.map_or_else(
            || "Stelle anlegen".to_owned(),
            |post| format!("{} bearbeiten", post.title),
        );
        let mut crumbs = vec![("Überblick", "/kreis"), ("Stellenplan", "/stellenplan")];
        if let Some(post) = post {
            crumbs.push((post.title.as_str(), back.as_str()));
        }
        Self {
            shell: request.shell_below(title, &crumbs),
            action: request.path().to_owned(),
            is_new: post.is_none(),
            form,
            errors: InputErrors::new(),
            conflict: None,
            functions: coded_choices::<Function>(),
            workplaces: workplace_choices(&edit.structure, edit.today),
            organisations: organisation_choices(&edit.structure),
            back,
        }
    }

    fn with_errors(self, errors: InputErrors) -> Answer {
        page_again(&Self { errors, ..self })
    }
}

/// `GET /stellen/{id}/bearbeiten`
pub(super) async fn form(request: Request) -> Answer {
    let mut edit = open_form(&request).await?;
    let post = the_post(&request, &edit.structure)?;
    let version = posts::version(&mut edit.tx, &edit.permit, post.id)
        .await?
        .ok_or(Refused::NotFound)?;
    let form = PostForm::of(&post, edit.today, version);
    answer_page(&PostEditPage::of(&request, &edit, Some(&post), form))
}

/// `POST /stellen/{id}/bearbeiten`
pub(super) async fn save(request: Request) -> Answer {
    let mut edit = begin_change(&request).await?;
    let mut post = the_post(&request, &edit.structure)?;
    let before = post.clone();
    let form = PostForm {
        function: post.function.code().to_owned(),
        ..PostForm::read(&request.form()?)
    };
    let version = posts::version(&mut edit.tx, &edit.permit, post.id)
        .await?
        .ok_or(Refused::NotFound)?;
    if version != form.version {
        return second_editor(&request, edit, (&post, version), form).await;
    }
    let checked = match form.checked(&edit.structure) {
        Ok(checked) => checked,
        Err(errors) => return PostEditPage::of(&request, &edit, Some(&before), form).with_errors(errors),
    };
    let changed = match post.change(&checked.change, || row_id(&request)) {
        Ok(changed) => changed,
        Err(refused) => {
            return PostEditPage::of(&request, &edit, Some(&before), form).with_errors(refusal(&refused));
        }
    };
    if !posts::save(&mut edit.tx, &edit.permit, post.id, &checked.title, version).await? {
        return second_editor(&request, edit, (&before, version), form).await;
    }
    posts::save_change(&mut edit.tx, &edit.permit, post.id, &changed, checked.change.from).await?;
    let what = if changed.is_nothing() {
        "Name geändert".to_owned()
    } else {
        format!("Geändert ab {}", checked.change.from.german())
    };
    let record = FactKey::of(post.id);
    let page = format!("/stellen/{}", post.id);
    finish(&request, edit, (&record, &what), (&page, "gespeichert")).await
}

async fn second_editor(
    request: &Request,
    mut edit: Edit,
    (post, version): (&Post, i64),
    form: PostForm,
) -> Answer {
    let theirs = PostForm::of(post, edit.today, version).shown(&edit.structure);
    let mine = form.shown(&edit.structure);
    let conflict = conflict_box(&mut edit.tx, &edit.permit, &FactKey::of(post.id), (mine, theirs)).await?;
    let page = PostEditPage::of(request, &edit, Some(post), PostForm { version, ..form });
    page_conflict(&PostEditPage {
        conflict: Some(conflict),
        ..page
    })
}

/// `GET /stellen/neu`
pub(super) async fn new_form(request: Request) -> Answer {
    let edit = open_form(&request).await?;
    let form = PostForm::empty(edit.today);
    answer_page(&PostEditPage::of(&request, &edit, None, form))
}

/// `POST /stellen/neu`
pub(super) async fn add(request: Request) -> Answer {
    let mut edit = begin_change(&request).await?;
    let form = PostForm::read(&request.form()?);
    let checked = match form.checked(&edit.structure) {
        Ok(checked) => checked,
        Err(errors) => return PostEditPage::of(&request, &edit, None, form).with_errors(errors),
    };
    let mut post = new_post(&request, &checked);
    if let Err(refused) = post.change(&checked.change, || row_id(&request)) {
        return PostEditPage::of(&request, &edit, None, form).with_errors(refusal(&refused));
    }
    posts::add(&mut edit.tx, &edit.permit, &post).await?;
    let record = FactKey::of(post.id);
    let page = format!("/stellen/{}", post.id);
    finish(&request, edit, (&record, "Angelegt"), (&page, "angelegt")).await
}

fn new_post(request: &Request, checked: &CheckedPost) -> Post {
    Post {
        id: PostId::from_uuid(request.access().ids().next()),
        title: checked.title.clone(),
        function: checked.function,
        allocation: History::default(),
        employer: History::default(),
        technical_supervision: History::default(),
        line_supervision: History::default(),
        fillings: Vec::new(),
        evidence: Evidence::clone(&checked.change.evidence),
    }
}

/// The post in the path.
pub(super) fn the_post(request: &Request, structure: &Structure) -> Result<Post, Refused> {
    let id: PostId = request.path_value("id")?;
    structure.post(id).cloned().ok_or(Refused::NotFound)
}

/// A refusal at the day, which is what has to be changed most often.
pub(super) fn refusal(refused: &impl Refusal) -> InputErrors {
    let mut errors = InputErrors::new();
    errors.add("ab", refused.german());
    errors
}
