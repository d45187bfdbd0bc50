//! Changes a municipality: master data at once, participation and focus groups from a day on, inhabitants by count.

use askama::Template;
use base::ids::MunicipalityId;
use base::input::InputErrors;
use base::refusal::Refusal;
use web::answer::{Answer, Refused, go_to_saying, page as answer_page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, errors, field};
use web::request::Request;
use web::shell::Shell;

use super::conflict_box::{ConflictBox, conflict_box};
use super::edit::{Edit, begin_change, coded_choices, open_form, organisation_choices, row_id};
use super::municipality_form::{CheckedMunicipality, MunicipalityForm, count_is_new};
use super::words;
use crate::model::coded::Coded;
use crate::model::evidence::FactKey;
use crate::model::history::Dated;
use crate::model::municipality::{FocusGroup, Municipality, Participation, Population};
use crate::model::structure::Structure;
use crate::model::validity::Validity;
use crate::store::{changes, municipality as municipalities, region as regions};

#[derive(Template)]
#[template(path = "organisation/municipality_edit.html")]
struct MunicipalityEditPage {
    shell: Shell,
    back: String,
    form: MunicipalityForm,
    errors: InputErrors,
    conflict: Option<ConflictBox>,
    organisations: Vec<Choice>,
    participations: Vec<Choice>,
    focus_groups: Vec<Choice>,
}

impl MunicipalityEditPage {
    fn of(request: &Request, edit: &Edit, place: &Municipality, form: MunicipalityForm) -> Self {
        let back = format!("/kommunen/{}", place.id);
        let crumbs = [
            ("Überblick", "/kreis"),
            (words::places(&edit.structure).1, "/kommunen"),
            (place.name.as_str(), back.as_str()),
        ];
        let focus_groups = focus_group_choices(&form.focus_groups);
        Self {
            shell: request.shell_below(format!("{} bearbeiten", place.name), &crumbs),
            errors: InputErrors::new(),
            conflict: None,
            organisations: organisation_choices(&edit.structure),
            participations: coded_choices::<Participation>(),
            focus_groups,
            back,
            form,
        }
    }
}

/// All focus groups, these chosen.
pub(super) fn focus_group_choices(chosen: &[String]) -> Vec<Choice> {
    let is_chosen = |group: &FocusGroup| chosen.iter().any(|code| code == group.code());
    FocusGroup::ALL
        .iter()
        .map(|group| Choice::new(group.code(), group.label()).chosen_if(is_chosen(group)))
        .collect()
}

/// `GET /kommunen/{id}/bearbeiten`
pub(super) async fn form(request: Request) -> Answer {
    let mut edit = open_form(&request).await?;
    let place = the_municipality(&request, &edit.structure)?;
    let version = municipalities::version(&mut edit.tx, &edit.permit, place.id)
        .await?
        .ok_or(Refused::NotFound)?;
    let form = MunicipalityForm::of(&edit.structure, &place, edit.today, version);
    answer_page(&MunicipalityEditPage::of(&request, &edit, &place, form))
}

/// `POST /kommunen/{id}/bearbeiten`
pub(super) async fn save(request: Request) -> Answer {
    let mut edit = begin_change(&request).await?;
    let place = the_municipality(&request, &edit.structure)?;
    let form = MunicipalityForm::read(&request.form()?, &edit.structure, place.id);
    let version = municipalities::version(&mut edit.tx, &edit.permit, place.id)
        .await?
        .ok_or(Refused::NotFound)?;
    if version != form.version {
        return second_editor(&request, edit, (&place, version), form).await;
    }
    let checked = match form.checked(&edit.structure, place.id) {
        Ok(checked) => checked,
        Err(errors) => return again(&request, &edit, &place, (form, errors)),
    };
    match write(&request, &mut edit, &place, (&checked, version)).await? {
        Written::Done => {}
        Written::SecondEditor => return second_editor(&request, edit, (&place, version), form).await,
        Written::Refused(errors) => return again(&request, &edit, &place, (form, errors)),
    }
    edit.tx.commit().await?;
    go_to_saying(&format!("/kommunen/{}", place.id), "gespeichert")
}

fn again(
    request: &Request,
    edit: &Edit,
    place: &Municipality,
    (form, errors): (MunicipalityForm, InputErrors),
) -> Answer {
    let page = MunicipalityEditPage::of(request, edit, place, form);
    page_again(&MunicipalityEditPage { errors, ..page })
}

enum Written {
    Done,
    SecondEditor,
    Refused(InputErrors),
}

async fn write(
    request: &Request,
    edit: &mut Edit,
    before: &Municipality,
    (checked, version): (&CheckedMunicipality, i64),
) -> Result<Written, Refused> {
    let place = corrected(before, checked);
    if !municipalities::save(&mut edit.tx, &edit.permit, &place, version).await? {
        return Ok(Written::SecondEditor);
    }
    let mut errors = InputErrors::new();
    write_count(request, edit, &place, (checked, &mut errors)).await?;
    write_participation(request, edit, place.clone(), (checked, &mut errors)).await?;
    write_focus_groups(request, edit, &place, (checked, &mut errors)).await?;
    write_social_areas(edit, checked).await?;
    if !errors.is_empty() {
        return Ok(Written::Refused(errors));
    }
    let what = format!("Angaben geändert, Quelle: {}", checked.evidence.source);
    changes::note(
        &mut edit.tx,
        &edit.permit,
        row_id(request),
        &FactKey::of(place.id),
        &what,
    )
    .await?;
    Ok(Written::Done)
}

fn corrected(before: &Municipality, checked: &CheckedMunicipality) -> Municipality {
    Municipality {
        name: checked.name.clone(),
        ags: checked.ags.clone(),
        area: checked.area,
        tile: checked.tile,
        administration: checked.administration,
        ..before.clone()
    }
}

async fn write_count(
    request: &Request,
    edit: &mut Edit,
    place: &Municipality,
    (checked, errors): (&CheckedMunicipality, &mut InputErrors),
) -> Result<(), Refused> {
    let Some((day, inhabitants)) = checked.count else {
        return Ok(());
    };
    count_is_new(errors, &place.population, day);
    if errors.at("stichtag").is_some() {
        return Ok(());
    }
    let count = Population {
        id: row_id(request),
        day,
        inhabitants,
        evidence: checked.evidence.clone(),
    };
    Ok(municipalities::add_population(&mut edit.tx, &edit.permit, place.id, &count).await?)
}

async fn write_participation(
    request: &Request,
    edit: &mut Edit,
    mut place: Municipality,
    (checked, errors): (&CheckedMunicipality, &mut InputErrors),
) -> Result<(), Refused> {
    let Some(state) = checked
        .participation
        .filter(|state| place.participation.value_on(checked.from) != Some(state))
    else {
        return Ok(());
    };
    let validity = Validity::since(checked.from);
    let row = Dated {
        id: row_id(request),
        validity,
        value: state,
        evidence: checked.evidence.clone(),
    };
    match place.participation.begin(row.clone()) {
        Ok(ended) => {
            Ok(
                municipalities::begin_participation(&mut edit.tx, &edit.permit, place.id, (ended, &row))
                    .await?,
            )
        }
        Err(refused) => {
            errors.add("ab", format!("Teilnahme: {}", refused.german()));
            Ok(())
        }
    }
}

async fn write_focus_groups(
    request: &Request,
    edit: &mut Edit,
    place: &Municipality,
    (checked, errors): (&CheckedMunicipality, &mut InputErrors),
) -> Result<(), Refused> {
    for group in FocusGroup::ALL {
        let held = place
            .focus_groups_on(checked.from)
            .find(|row| row.value == *group);
        let is_later = place
            .focus_groups
            .iter()
            .any(|row| row.value == *group && row.validity.from() > checked.from);
        match (held, checked.focus_groups.contains(group)) {
            (None, true) if is_later => {
                errors.add(
                    "ab",
                    format!(
                        "Der Schwerpunkt „{}“ beginnt erst später. Bitte einen späteren Tag wählen.",
                        group.label()
                    ),
                );
            }
            (None, true) => {
                let validity = Validity::since(checked.from);
                let row = Dated {
                    id: row_id(request),
                    validity,
                    value: *group,
                    evidence: checked.evidence.clone(),
                };
                municipalities::begin_focus_group(&mut edit.tx, &edit.permit, place.id, &row).await?;
            }
            (Some(row), false) if row.validity.from() == checked.from => {
                errors.add(
                    "ab",
                    format!(
                        "Der Schwerpunkt „{}“ beginnt an diesem Tag. Bitte einen späteren Tag wählen.",
                        group.label()
                    ),
                );
            }
            (Some(row), false) => {
                municipalities::end_focus_group(&mut edit.tx, &edit.permit, row.id, checked.from).await?;
            }
            (Some(_), true) | (None, false) => {}
        }
    }
    Ok(())
}

async fn write_social_areas(edit: &mut Edit, checked: &CheckedMunicipality) -> Result<(), Refused> {
    for (id, name) in &checked.social_areas {
        let is_renamed = edit
            .structure
            .social_area(*id)
            .is_some_and(|area| area.name != *name);
        if is_renamed {
            regions::rename_social_area(&mut edit.tx, &edit.permit, *id, (name, &checked.evidence)).await?;
        }
    }
    Ok(())
}

async fn second_editor(
    request: &Request,
    mut edit: Edit,
    (place, version): (&Municipality, i64),
    form: MunicipalityForm,
) -> Answer {
    let theirs = MunicipalityForm::of(&edit.structure, place, edit.today, version)
        .with_count_against(&form, &place.population)
        .shown(&edit.structure);
    let mine = form.shown(&edit.structure);
    let conflict = conflict_box(&mut edit.tx, &edit.permit, &FactKey::of(place.id), (mine, theirs)).await?;
    let page = MunicipalityEditPage::of(request, &edit, place, MunicipalityForm { version, ..form });
    page_conflict(&MunicipalityEditPage {
        conflict: Some(conflict),
        ..page
    })
}

pub(super) fn the_municipality(request: &Request, structure: &Structure) -> Result<Municipality, Refused> {
    let id: MunicipalityId = request.path_value("id")?;
    structure.municipality(id).cloned().ok_or(Refused::NotFound)
}
