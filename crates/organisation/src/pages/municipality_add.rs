//! Adds a municipality or city district with its first dated facts. Later changes: `municipality_edit`.

use askama::Template;
use base::ids::{MunicipalityId, RegionId};
use base::input::InputErrors;
use base::refusal::Refusal;
use web::answer::{Answer, page as answer_page, page_again};
use web::components::field::Choice;
use web::components::{button, errors, field};
use web::request::Request;
use web::shell::Shell;

use super::edit::{
    Edit, begin_change, coded_choices, finish, open_form, organisation_choices, region_choices, row_id,
};
use super::municipality_edit::focus_group_choices;
use super::municipality_form::{CheckedMunicipality, MunicipalityForm};
use super::words;
use crate::areas;
use crate::model::coded::Coded;
use crate::model::evidence::FactKey;
use crate::model::history::{Dated, History};
use crate::model::municipality::{Municipality, MunicipalityKind, Participation, Population};
use crate::model::redistricting::Move;
use crate::model::validity::Validity;
use crate::store::municipality as municipalities;

#[derive(Template)]
#[template(path = "organisation/municipality_new.html")]
struct MunicipalityNewPage {
    shell: Shell,
    form: MunicipalityForm,
    errors: InputErrors,
    kinds: Vec<Choice>,
    regions: Vec<Choice>,
    organisations: Vec<Choice>,
    participations: Vec<Choice>,
    focus_groups: Vec<Choice>,
}

impl MunicipalityNewPage {
    fn of(request: &Request, edit: &Edit, form: MunicipalityForm, errors: InputErrors) -> Self {
        let (one, many) = words::places(&edit.structure);
        let crumbs = [("Überblick", "/kreis"), (many, "/kommunen")];
        Self {
            shell: request.shell_below(format!("{one} anlegen"), &crumbs),
            kinds: coded_choices::<MunicipalityKind>(),
            regions: region_choices(&edit.structure, edit.today),
            organisations: organisation_choices(&edit.structure),
            participations: coded_choices::<Participation>(),
            focus_groups: focus_group_choices(&form.focus_groups),
            form,
            errors,
        }
    }
}

/// `GET /kommunen/neu`
pub(super) async fn new_form(request: Request) -> Answer {
    let edit = open_form(&request).await?;
    let form = MunicipalityForm::empty(&edit.structure, edit.today);
    answer_page(&MunicipalityNewPage::of(
        &request,
        &edit,
        form,
        InputErrors::new(),
    ))
}

/// `POST /kommunen/neu`
pub(super) async fn add(request: Request) -> Answer {
    let mut edit = begin_change(&request).await?;
    let id = MunicipalityId::from_uuid(request.access().ids().next());
    let form = MunicipalityForm::read(&request.form()?, &edit.structure, id);
    let mut structure = edit.structure.clone();
    let added = checked(&form, &edit, id).and_then(|(checked, kind, region)| {
        structure
            .municipalities
            .push(new_municipality(&request, id, &checked, kind));
        if let Some(value) = region {
            let next = dated(&request, &checked, value);
            structure
                .redistrict(vec![Move {
                    municipality: id,
                    next,
                }])
                .map_err(|refused| at("region", refused.german()))?;
        }
        Ok(())
    });
    if let Err(errors) = added {
        return page_again(&MunicipalityNewPage::of(&request, &edit, form, errors));
    }
    if let Some(place) = structure.municipality(id) {
        municipalities::add(&mut edit.tx, &edit.permit, place).await?;
    }
    areas::tell_the_gate(&mut edit.tx, &structure, edit.today).await?;
    let record = FactKey::of(id);
    let page = format!("/kommunen/{id}");
    finish(&request, edit, (&record, "Angelegt"), (&page, "angelegt")).await
}

type Checked = (CheckedMunicipality, MunicipalityKind, Option<RegionId>);

fn checked(form: &MunicipalityForm, edit: &Edit, id: MunicipalityId) -> Result<Checked, InputErrors> {
    let checked = form.checked(&edit.structure, id)?;
    let kind = MunicipalityKind::from_code(&form.kind).ok_or_else(|| at("art", "Bitte eine Art wählen."))?;
    let region: Option<RegionId> = form.region.parse().ok();
    if region.is_none() && !form.region.is_empty() {
        return Err(at("region", "Bitte eine Region aus der Liste wählen."));
    }
    Ok((checked, kind, region))
}

fn at(field: &'static str, sentence: impl Into<String>) -> InputErrors {
    let mut errors = InputErrors::new();
    errors.add(field, sentence);
    errors
}

fn dated<T>(request: &Request, checked: &CheckedMunicipality, value: T) -> Dated<T> {
    Dated {
        id: row_id(request),
        validity: Validity::since(checked.from),
        value,
        evidence: checked.evidence.clone(),
    }
}

fn new_municipality(
    request: &Request,
    id: MunicipalityId,
    checked: &CheckedMunicipality,
    kind: MunicipalityKind,
) -> Municipality {
    let participation = checked.participation.map(|state| dated(request, checked, state));
    let groups = checked.focus_groups.iter();
    let count = checked.count.map(|(day, inhabitants)| Population {
        id: row_id(request),
        day,
        inhabitants,
        evidence: checked.evidence.clone(),
    });
    Municipality {
        id,
        name: checked.name.clone(),
        kind,
        ags: checked.ags.clone(),
        area: checked.area,
        tile: checked.tile,
        administration: checked.administration,
        population: count.into_iter().collect(),
        region: History::default(),
        participation: History::from_rows(participation.into_iter().collect()).unwrap_or_default(),
        focus_groups: groups.map(|group| dated(request, checked, *group)).collect(),
        evidence: checked.evidence.clone(),
    }
}
