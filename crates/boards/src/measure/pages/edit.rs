//! The form of a measure, to add one or to correct it. Where it runs and what is counted is fixed when it is added.

use access::act::Act;
use askama::Template;
use base::ids::{DecisionId, MeasureId, ThemeId};
use base::input::InputErrors;
use themes::theme::store::{self as themes_store, Wanted};
use web::answer::{Answer, Refused, go_to_saying, page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, errors, field, notice};
use web::request::Request;
use web::shell::Shell;

use super::{PATH, measure};
use crate::clash::{Clash, clash};
use crate::effect::model::baseline;
use crate::look::{Look, reading, writing};
use crate::measure::form::{Checked, MeasureForm};
use crate::measure::model::{Measure, Status};
use crate::measure::places::{chosen_places, places_named};
use crate::measure::store::{self, adopted};

#[derive(Template)]
#[template(path = "boards/measure_form.html")]
struct FormPage {
    shell: Shell,
    action: String,
    back: String,
    form: MeasureForm,
    is_new: bool,
    themes: Vec<Choice>,
    decisions: Vec<Choice>,
    places: Vec<Choice>,
    organisations: Vec<Choice>,
    accounts: Vec<Choice>,
    fixed: String,
    errors: InputErrors,
    clash: Option<Clash>,
}

impl FormPage {
    async fn of(
        request: &Request,
        look: &mut Look,
        (before, form): (Option<&Measure>, MeasureForm),
    ) -> Result<Self, Refused> {
        let accounts = store::accounts(&mut look.tx, &look.permit, look.today).await?;
        let (mut themes, mut decisions) = (Vec::new(), Vec::new());
        if before.is_none() {
            let wanted = Wanted {
                is_in_motion: Some(true),
                limit: 200,
                ..Wanted::default()
            };
            let heads = themes_store::heads(&mut look.tx, &look.permit, &wanted).await?;
            themes = heads
                .into_iter()
                .map(|head| Choice::new(head.id, format!("{} {}", head.number, head.title)))
                .collect();
            let adopted = adopted(&mut look.tx, &look.permit).await?;
            decisions = adopted
                .into_iter()
                .map(|one| Choice::new(one.id, format!("{} {}", one.number, one.title)))
                .collect();
        }
        let (title, back) = match before {
            Some(measure) => (
                format!("{} bearbeiten", measure.number),
                format!("{PATH}/{}", measure.id),
            ),
            None => ("Maßnahme anlegen".to_owned(), PATH.to_owned()),
        };
        Ok(Self {
            shell: request.shell_below(title, &[("Maßnahmen", PATH)]),
            action: request.path().to_owned(),
            back,
            is_new: before.is_none(),
            themes,
            decisions,
            places: look
                .structure
                .municipalities
                .iter()
                .map(|place| {
                    let is_chosen = form.places.contains(&place.id.to_string());
                    Choice::new(place.id, &place.name).chosen_if(is_chosen)
                })
                .collect(),
            organisations: look.organisations(),
            accounts: accounts
                .into_iter()
                .map(|(id, name)| Choice::new(id, name))
                .collect(),
            fixed: before
                .map(|measure| places_named(&look.structure, &measure.places))
                .unwrap_or_default(),
            form,
            errors: InputErrors::new(),
            clash: None,
        })
    }
}

/// `GET /massnahmen/neu`
pub(super) async fn new(request: Request) -> Answer {
    let mut look = reading(&request, Act::MeasureWrite).await?;
    let query = request.query();
    let mut form = MeasureForm {
        theme: query.line("thema"),
        decision: query.line("beschluss"),
        ..MeasureForm::default()
    };
    let chosen: Option<DecisionId> = form.decision.parse().ok();
    if let Some(id) = chosen
        && let Some(decision) = crate::decision::store::one(&mut look.tx, &look.permit, id).await?
    {
        form.title = decision.title;
        if let Some(theme) = decision.theme {
            form.theme = theme.to_string();
        }
    }
    if let Ok(theme) = form.theme.parse::<ThemeId>()
        && let Some(theme) = themes_store::one(&mut look.tx, &look.permit, theme).await?
    {
        form.places = theme.places.iter().map(ToString::to_string).collect();
    }
    page(&FormPage::of(&request, &mut look, (None, form)).await?)
}

/// `POST /massnahmen/neu`
pub(super) async fn add(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeasureWrite).await?;
    let form = MeasureForm::read(&request.form()?);
    let measure = match made(&request, &mut look, &form).await? {
        Ok(measure) => measure,
        Err(errors) => {
            return page_again(&FormPage {
                errors,
                ..FormPage::of(&request, &mut look, (None, form)).await?
            });
        }
    };
    let ids = request.access().ids();
    store::add(&mut look.tx, &look.permit, &measure, ids).await?;
    look.tx.commit().await?;
    go_to_saying(&format!("{PATH}/{}", measure.id), "angelegt")
}

/// A new measure with what is counted for it, fixed from the day of its decision.
async fn made(
    request: &Request,
    look: &mut Look,
    form: &MeasureForm,
) -> Result<Result<Measure, InputErrors>, Refused> {
    let (checked, mut errors) = match form.checked() {
        Ok(checked) => (Some(checked), InputErrors::new()),
        Err(errors) => (None, errors),
    };
    let mut counted = None;
    if let Ok(theme) = form.theme.parse::<ThemeId>() {
        let field = store::field_of(&mut look.tx, &look.permit, theme).await?;
        counted = field.map(|field| (theme, field));
    }
    if counted.is_none() {
        errors.add("thema", "Bitte das Thema wählen.");
    }
    let mut decision = None;
    if let Ok(id) = form.decision.parse::<DecisionId>() {
        decision = crate::decision::store::one(&mut look.tx, &look.permit, id)
            .await?
            .filter(crate::decision::model::Decision::is_adopted);
        let fits = decision.as_ref().is_some_and(|decision| {
            decision
                .theme
                .is_none_or(|own| counted.is_none_or(|(theme, _)| theme == own))
        });
        if !fits {
            errors.add("beschluss", "Dieser Beschluss gehört nicht zu diesem Thema.");
        }
    }
    let (Some(checked), Some((theme, counted)), true) = (checked, counted, errors.is_empty()) else {
        return Ok(Err(errors));
    };
    let decided_on = decision.as_ref().map_or(look.today, |one| one.decided_on);
    let number = store::next_number(&mut look.tx, &look.permit, look.today.year()).await?;
    let new = Measure {
        id: MeasureId::from_uuid(request.access().ids().next()),
        number,
        theme,
        theme_number: String::new(),
        theme_title: String::new(),
        decision: decision.as_ref().map(|one| one.id),
        decision_number: None,
        title: String::new(),
        goal: String::new(),
        indicator: String::new(),
        owner: String::new(),
        organisation: None,
        account: None,
        account_name: None,
        due_on: checked.due_on,
        status: Status::Planned,
        begun_on: None,
        ended_on: None,
        decided_on,
        baseline: baseline(decided_on),
        counted,
        places: chosen_places(&look.structure, &form.places),
        version: 1,
    };
    Ok(Ok(with(new, checked, (form, look))))
}

/// A measure with what the form says of it.
fn with(measure: Measure, checked: Checked, (form, look): (&MeasureForm, &Look)) -> Measure {
    let organisation = form.organisation.parse().ok();
    Measure {
        title: checked.title,
        goal: checked.goal,
        indicator: checked.indicator,
        owner: checked.owner,
        organisation: organisation.filter(|id| look.structure.organisation(*id).is_some()),
        account: form.account.parse().ok(),
        due_on: checked.due_on,
        ..measure
    }
}

/// `GET /massnahmen/{id}/bearbeiten`
pub(super) async fn edit(request: Request) -> Answer {
    let mut look = reading(&request, Act::MeasureWrite).await?;
    let before = measure(&request, &mut look).await?;
    let form = MeasureForm::of(&before);
    page(&FormPage::of(&request, &mut look, (Some(&before), form)).await?)
}

/// `POST /massnahmen/{id}/bearbeiten`
pub(super) async fn save(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeasureWrite).await?;
    let before = measure(&request, &mut look).await?;
    let form = MeasureForm::read(&request.form()?);
    let checked = match form.checked() {
        Ok(checked) => checked,
        Err(errors) => {
            return page_again(&FormPage {
                errors,
                ..FormPage::of(&request, &mut look, (Some(&before), form)).await?
            });
        }
    };
    let seen = Measure {
        version: form.version,
        ..before.clone()
    };
    let after = with(seen, checked, (&form, &look));
    if !store::save(&mut look.tx, &look.permit, &after).await? {
        let clash = clash(form.shown(&look), MeasureForm::of(&before).shown(&look));
        let form = MeasureForm {
            version: before.version,
            ..form
        };
        return page_conflict(&FormPage {
            clash: Some(clash),
            ..FormPage::of(&request, &mut look, (Some(&before), form)).await?
        });
    }
    look.tx.commit().await?;
    go_to_saying(&format!("{PATH}/{}", before.id), "gespeichert")
}
