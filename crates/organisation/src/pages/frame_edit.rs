//! Changes a funding frame from a day on, lets it end, and adds frames. What is allocated of it: the staffing plan.

use askama::Template;
use base::ids::RowId;
use base::input::InputErrors;
use web::answer::{Answer, Refused, page as answer_page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, errors, facts, field};
use web::request::Request;
use web::shell::Shell;

use super::conflict_box::{ConflictBox, conflict_box};
use super::edit::{
    Edit, begin_district_change, coded_choices, finish, open_district_form, row_id, workplace_word,
};
use super::funding_form::{Checked, FrameForm, refusal, what_changed};
use crate::model::evidence::FactKey;
use crate::model::funding::FundingFrame;
use crate::model::funding_change::{FundingRefused, FundingStep, FundingWish};
use crate::model::post::{Function, Workplace};
use crate::model::structure::Structure;
use crate::store::{district as districts, funding as fundings};

#[derive(Template)]
#[template(path = "organisation/frame_edit.html")]
struct FrameEditPage {
    shell: Shell,
    action: String,
    is_new: bool,
    facts: facts::Facts,
    form: FrameForm,
    errors: InputErrors,
    conflict: Option<ConflictBox>,
    functions: Vec<Choice>,
    places: Vec<Choice>,
}

impl FrameEditPage {
    fn of(request: &Request, edit: &Edit, frame: Option<&FundingFrame>, form: FrameForm) -> Self {
        let title = frame.map_or_else(
            || "Förderrahmen anlegen".to_owned(),
            |frame| format!("{} bearbeiten", frame.title),
        );
        let crumbs = [("Stellenplan", "/stellenplan"), ("Förderung", "/foerderung")];
        Self {
            shell: request.shell_below(title, &crumbs),
            action: request.path().to_owned(),
            is_new: frame.is_none(),
            facts: frame.map_or_else(facts::list, |frame| frame_facts(&edit.structure, frame)),
            form,
            errors: InputErrors::new(),
            conflict: None,
            functions: coded_choices::<Function>(),
            places: place_choices(&edit.structure),
        }
    }

    fn with_errors(self, errors: InputErrors) -> Answer {
        page_again(&Self { errors, ..self })
    }
}

/// What stays as it is: the function and the place.
fn frame_facts(structure: &Structure, frame: &FundingFrame) -> facts::Facts {
    facts::list()
        .fact("Aufgabe", frame.function.label())
        .fact("Ort", structure.workplace_name(frame.place))
        .fact("Gilt", frame.validity.german())
}

/// What can be funded: the whole area or one municipality.
fn place_choices(structure: &Structure) -> Vec<Choice> {
    let places = structure
        .municipalities
        .iter()
        .map(|place| Workplace::Municipality(place.id));
    std::iter::once(Workplace::District)
        .chain(places)
        .map(|place| Choice::new(workplace_word(place), structure.workplace_name(place)))
        .collect()
}

/// `GET /foerderrahmen/{id}/bearbeiten`
pub(super) async fn form(request: Request) -> Answer {
    let (edit, version) = open_district_form(&request).await?;
    let frame = the_frame(&request, &edit.structure)?;
    let form = FrameForm::of(&frame, edit.today, version);
    answer_page(&FrameEditPage::of(&request, &edit, Some(&frame), form))
}

/// `POST /foerderrahmen/{id}/bearbeiten`
pub(super) async fn save(request: Request) -> Answer {
    let (mut edit, version) = begin_district_change(&request).await?;
    let before = the_frame(&request, &edit.structure)?;
    let form = FrameForm::read(&request.form()?).about(&before);
    if !districts::count_version(&mut edit.tx, &edit.permit, form.version).await? {
        return second_editor(&request, edit, (Some(&before), version), form).await;
    }
    let checked = match form.checked(&edit.structure, row_id(&request)) {
        Ok(checked) => checked,
        Err(errors) => return FrameEditPage::of(&request, &edit, Some(&before), form).with_errors(errors),
    };
    let step = match step(&edit.structure, &before, &checked) {
        Ok(step) => step,
        Err(refused) => {
            let errors = refusal(&refused);
            return FrameEditPage::of(&request, &edit, Some(&before), form).with_errors(errors);
        }
    };
    fundings::change_frame(&mut edit.tx, &edit.permit, (&before, &checked.row), &step).await?;
    let what = what_changed(&checked.row.title, &step, &checked.row.evidence.source);
    done(&request, edit, (&what, "gespeichert")).await
}

fn step(
    structure: &Structure,
    before: &FundingFrame,
    checked: &Checked<FundingFrame>,
) -> Result<FundingStep, FundingRefused> {
    let starts = structure.frames_like(before).map(|other| other.validity.from());
    let later = starts.filter(|from| *from > before.validity.from()).min();
    let wish = FundingWish {
        has_other_values: checked.row.fte != before.fte,
        from: checked.from,
        last_day: checked.last_day,
    };
    wish.step(before.validity, later)
}

/// `GET /foerderrahmen/neu`
pub(super) async fn new_form(request: Request) -> Answer {
    let (edit, version) = open_district_form(&request).await?;
    let form = FrameForm::empty(edit.today, version);
    answer_page(&FrameEditPage::of(&request, &edit, None, form))
}

/// `POST /foerderrahmen/neu`
pub(super) async fn add(request: Request) -> Answer {
    let (mut edit, version) = begin_district_change(&request).await?;
    let form = FrameForm::read(&request.form()?);
    if !districts::count_version(&mut edit.tx, &edit.permit, form.version).await? {
        return second_editor(&request, edit, (None, version), form).await;
    }
    let added = form
        .checked(&edit.structure, row_id(&request))
        .and_then(|checked| {
            let wish = FundingWish {
                has_other_values: false,
                from: checked.from,
                last_day: checked.last_day,
            };
            let days = wish.step(checked.row.validity, None);
            let fits = days.and_then(|_| edit.structure.check_new_frame(&checked.row));
            fits.map(|()| checked.row).map_err(|refused| refusal(&refused))
        });
    let frame = match added {
        Ok(frame) => frame,
        Err(errors) => return FrameEditPage::of(&request, &edit, None, form).with_errors(errors),
    };
    fundings::add_frame(&mut edit.tx, &edit.permit, &frame).await?;
    let what = format!(
        "Förderrahmen „{}“ angelegt, Quelle: {}",
        frame.title, frame.evidence.source
    );
    done(&request, edit, (&what, "angelegt")).await
}

async fn done(request: &Request, edit: Edit, (what, saying): (&str, &'static str)) -> Answer {
    finish(
        request,
        edit,
        (&FactKey::district(), what),
        ("/foerderung", saying),
    )
    .await
}

async fn second_editor(
    request: &Request,
    mut edit: Edit,
    (frame, version): (Option<&FundingFrame>, i64),
    form: FrameForm,
) -> Answer {
    let mine = form.shown();
    let theirs = frame.map_or_else(
        || mine.clone(),
        |frame| FrameForm::of(frame, edit.today, version).shown(),
    );
    let conflict = conflict_box(&mut edit.tx, &edit.permit, &FactKey::district(), (mine, theirs)).await?;
    let page = FrameEditPage::of(request, &edit, frame, FrameForm { version, ..form });
    page_conflict(&FrameEditPage {
        conflict: Some(conflict),
        ..page
    })
}

fn the_frame(request: &Request, structure: &Structure) -> Result<FundingFrame, Refused> {
    let id: RowId = request.path_value("id")?;
    let mut all = structure.frames.iter();
    all.find(|frame| frame.id == id).cloned().ok_or(Refused::NotFound)
}
