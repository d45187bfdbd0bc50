//! Changes a funding rate from a day on, lets it end, and adds rates. What they come to: the staffing plan.

use askama::Template;
use base::ids::RowId;
use base::input::InputErrors;
use web::answer::{Answer, Refused, page as answer_page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, errors, facts, field};
use web::request::Request;
use web::shell::Shell;

use super::conflict_box::{ConflictBox, conflict_box};
use super::edit::{Edit, begin_district_change, coded_choices, finish, open_district_form, row_id};
use super::funding_form::{Checked, RateForm, refusal, what_changed};
use crate::model::evidence::FactKey;
use crate::model::funding::{FundingRate, RateBasis};
use crate::model::funding_change::{FundingRefused, FundingStep, FundingWish};
use crate::model::post::Function;
use crate::model::structure::Structure;
use crate::store::{district as districts, funding as fundings};

#[derive(Template)]
#[template(path = "organisation/rate_edit.html")]
struct RateEditPage {
    shell: Shell,
    action: String,
    is_new: bool,
    facts: facts::Facts,
    form: RateForm,
    errors: InputErrors,
    conflict: Option<ConflictBox>,
    functions: Vec<Choice>,
    bases: Vec<Choice>,
}

impl RateEditPage {
    fn of(request: &Request, rate: Option<&FundingRate>, form: RateForm) -> Self {
        let title = rate.map_or_else(
            || "Fördersatz anlegen".to_owned(),
            |rate| format!("{} bearbeiten", rate.title),
        );
        let crumbs = [("Stellenplan", "/stellenplan"), ("Förderung", "/foerderung")];
        Self {
            shell: request.shell_below(title, &crumbs),
            action: request.path().to_owned(),
            is_new: rate.is_none(),
            facts: rate.map_or_else(facts::list, rate_facts),
            form,
            errors: InputErrors::new(),
            conflict: None,
            functions: coded_choices::<Function>(),
            bases: coded_choices::<RateBasis>(),
        }
    }

    fn with_errors(self, errors: InputErrors) -> Answer {
        page_again(&Self { errors, ..self })
    }
}

/// What stays as it is: the function and the purpose.
fn rate_facts(rate: &FundingRate) -> facts::Facts {
    facts::list()
        .fact("Aufgabe", rate.function.label())
        .fact("Wofür", rate.basis.label())
        .fact("Gilt", rate.validity.german())
}

/// `GET /foerdersaetze/{id}/bearbeiten`
pub(super) async fn form(request: Request) -> Answer {
    let (edit, version) = open_district_form(&request).await?;
    let rate = the_rate(&request, &edit.structure)?;
    let form = RateForm::of(&rate, edit.today, version);
    answer_page(&RateEditPage::of(&request, Some(&rate), form))
}

/// `POST /foerdersaetze/{id}/bearbeiten`
pub(super) async fn save(request: Request) -> Answer {
    let (mut edit, version) = begin_district_change(&request).await?;
    let before = the_rate(&request, &edit.structure)?;
    let form = RateForm::read(&request.form()?).about(&before);
    if !districts::count_version(&mut edit.tx, &edit.permit, form.version).await? {
        return second_editor(&request, edit, (Some(&before), version), form).await;
    }
    let checked = match form.checked(row_id(&request)) {
        Ok(checked) => checked,
        Err(errors) => return RateEditPage::of(&request, Some(&before), form).with_errors(errors),
    };
    let step = match step(&edit.structure, &before, &checked) {
        Ok(step) => step,
        Err(refused) => {
            let errors = refusal(&refused);
            return RateEditPage::of(&request, Some(&before), form).with_errors(errors);
        }
    };
    fundings::change_rate(&mut edit.tx, &edit.permit, (&before, &checked.row), &step).await?;
    let what = what_changed(&checked.row.title, &step, &checked.row.evidence.source);
    done(&request, edit, (&what, "gespeichert")).await
}

fn step(
    structure: &Structure,
    before: &FundingRate,
    checked: &Checked<FundingRate>,
) -> Result<FundingStep, FundingRefused> {
    let starts = structure.rates_like(before).map(|other| other.validity.from());
    let later = starts.filter(|from| *from > before.validity.from()).min();
    let wish = FundingWish {
        has_other_values: (checked.row.amount, checked.row.per, checked.row.is_ceiling)
            != (before.amount, before.per, before.is_ceiling),
        from: checked.from,
        last_day: checked.last_day,
    };
    wish.step(before.validity, later)
}

/// `GET /foerdersaetze/neu`
pub(super) async fn new_form(request: Request) -> Answer {
    let (edit, version) = open_district_form(&request).await?;
    let form = RateForm::empty(edit.today, version);
    answer_page(&RateEditPage::of(&request, None, form))
}

/// `POST /foerdersaetze/neu`
pub(super) async fn add(request: Request) -> Answer {
    let (mut edit, version) = begin_district_change(&request).await?;
    let form = RateForm::read(&request.form()?);
    if !districts::count_version(&mut edit.tx, &edit.permit, form.version).await? {
        return second_editor(&request, edit, (None, version), form).await;
    }
    let added = form.checked(row_id(&request)).and_then(|checked| {
        let wish = FundingWish {
            has_other_values: false,
            from: checked.from,
            last_day: checked.last_day,
        };
        let days = wish.step(checked.row.validity, None);
        let fits = days.and_then(|_| edit.structure.check_new_rate(&checked.row));
        fits.map(|()| checked.row).map_err(|refused| refusal(&refused))
    });
    let rate = match added {
        Ok(rate) => rate,
        Err(errors) => return RateEditPage::of(&request, None, form).with_errors(errors),
    };
    fundings::add_rate(&mut edit.tx, &edit.permit, &rate).await?;
    let what = format!(
        "Fördersatz „{}“ angelegt, Quelle: {}",
        rate.title, rate.evidence.source
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
    (rate, version): (Option<&FundingRate>, i64),
    form: RateForm,
) -> Answer {
    let mine = form.shown();
    let theirs = rate.map_or_else(
        || mine.clone(),
        |rate| RateForm::of(rate, edit.today, version).shown(),
    );
    let conflict = conflict_box(&mut edit.tx, &edit.permit, &FactKey::district(), (mine, theirs)).await?;
    let page = RateEditPage::of(request, rate, RateForm { version, ..form });
    page_conflict(&RateEditPage {
        conflict: Some(conflict),
        ..page
    })
}

fn the_rate(request: &Request, structure: &Structure) -> Result<FundingRate, Refused> {
    let id: RowId = request.path_value("id")?;
    let mut all = structure.rates.iter();
    all.find(|rate| rate.id == id).cloned().ok_or(Refused::NotFound)
}
