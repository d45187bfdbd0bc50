//! The social areas of a municipality: adds one and lets one end. Their names change with the municipality's form.

use askama::Template;
use base::day::Day;
use base::ids::{MunicipalityId, SocialAreaId};
use base::input::InputErrors;
use base::names::sort_key;
use base::refusal::Refusal;
use web::answer::{Answer, Refused, page as answer_page, page_again, page_conflict};
use web::components::{button, errors, field, tag};
use web::form::Form;
use web::request::Request;
use web::shell::Shell;

use super::conflict_box::{ConflictBox, Shown, conflict_box};
use super::edit::{Edit, begin_change, check_name, finish, open_form, read_day, read_last_day, read_source};
use super::municipality_edit::the_municipality;
use super::words;
use crate::model::district::SocialArea;
use crate::model::evidence::FactKey;
use crate::model::municipality::Municipality;
use crate::model::validity::Validity;
use crate::store::{municipality as municipalities, region as regions};

#[derive(Template)]
#[template(path = "organisation/social_areas.html")]
struct SocialAreasPage {
    shell: Shell,
    back: String,
    version: i64,
    areas: Vec<AreaRow>,
    form: AreaForm,
    errors: InputErrors,
    conflict: Option<ConflictBox>,
}

struct AreaRow {
    id: SocialAreaId,
    name: String,
    validity: String,
    mark: Option<tag::Certainty>,
    can_end: bool,
    /// What was typed as its last day and was wrong.
    typed: Option<String>,
}

#[derive(Clone, Debug)]
struct AreaForm {
    name: String,
    from: String,
    last_day: String,
    source: String,
}

impl AreaForm {
    fn empty(today: Day) -> Self {
        Self {
            name: String::new(),
            from: today.to_string(),
            last_day: String::new(),
            source: String::new(),
        }
    }

    fn read(form: &Form) -> Self {
        Self {
            name: form.line("name"),
            from: form.line("ab"),
            last_day: form.line("bis"),
            source: form.line("quelle"),
        }
    }

    fn checked(
        &self,
        edit: &Edit,
        municipality: MunicipalityId,
        id: SocialAreaId,
    ) -> Result<SocialArea, InputErrors> {
        let mut errors = InputErrors::new();
        check_name(&mut errors, "name", &self.name);
        let from = read_day(&mut errors, "ab", &self.from);
        let last_day = read_last_day(&mut errors, "bis", &self.last_day);
        let evidence = read_source(&mut errors, &self.source);
        let validity = from.and_then(|from| match Validity::through(from, last_day) {
            Ok(validity) => Some(validity),
            Err(refused) => {
                errors.add("bis", refused.german());
                None
            }
        });
        let mut own = edit
            .structure
            .social_areas
            .iter()
            .filter(|area| area.municipality == municipality);
        let is_double = own.any(|area| {
            sort_key(&area.name) == sort_key(&self.name)
                && validity.is_some_and(|validity| validity.overlaps(area.validity))
        });
        if is_double {
            errors.add("name", "Einen Sozialraum mit diesem Namen gibt es hier schon.");
        }
        match validity {
            Some(validity) if errors.is_empty() => Ok(SocialArea {
                id,
                municipality,
                name: self.name.clone(),
                validity,
                evidence,
            }),
            _ => Err(errors),
        }
    }
}

impl SocialAreasPage {
    fn of(request: &Request, edit: &Edit, (place, version): (&Municipality, i64), form: AreaForm) -> Self {
        let back = format!("/kommunen/{}", place.id);
        let crumbs = [
            (words::places(&edit.structure).1, "/kommunen"),
            (place.name.as_str(), back.as_str()),
        ];
        let own = edit
            .structure
            .social_areas
            .iter()
            .filter(|area| area.municipality == place.id);
        Self {
            shell: request.shell_below(format!("Sozialräume in {}", place.name), &crumbs),
            version,
            areas: own.map(AreaRow::of).collect(),
            form,
            errors: InputErrors::new(),
            conflict: None,
            back,
        }
    }

    fn with_errors(self, errors: InputErrors) -> Answer {
        page_again(&Self { errors, ..self })
    }
}

impl AreaRow {
    fn of(area: &SocialArea) -> Self {
        Self {
            id: area.id,
            name: area.name.clone(),
            validity: area.validity.german(),
            mark: words::mark(&area.evidence),
            can_end: area.validity.until().is_none(),
            typed: None,
        }
    }
}

/// `GET /kommunen/{id}/sozialraeume`
pub(super) async fn page(request: Request) -> Answer {
    let mut edit = open_form(&request).await?;
    let place = the_municipality(&request, &edit.structure)?;
    let version = version(&mut edit, &place).await?;
    let form = AreaForm::empty(edit.today);
    answer_page(&SocialAreasPage::of(&request, &edit, (&place, version), form))
}

/// `POST /kommunen/{id}/sozialraeume`
pub(super) async fn add(request: Request) -> Answer {
    let mut edit = begin_change(&request).await?;
    let place = the_municipality(&request, &edit.structure)?;
    let typed = request.form()?;
    let form = AreaForm::read(&typed);
    let version = version(&mut edit, &place).await?;
    if !count_version(&mut edit, &place, typed.version()).await? {
        return second_editor(&request, edit, (&place, version), form).await;
    }
    let id = SocialAreaId::from_uuid(request.access().ids().next());
    let area = match form.checked(&edit, place.id, id) {
        Ok(area) => area,
        Err(errors) => {
            return SocialAreasPage::of(&request, &edit, (&place, version), form).with_errors(errors);
        }
    };
    regions::add_social_area(&mut edit.tx, &edit.permit, &area).await?;
    let what = format!("Sozialraum „{}“ {} angelegt", area.name, area.validity.german());
    done(&request, edit, &place, (&what, "angelegt")).await
}

/// `POST /kommunen/{id}/sozialraeume/ende`
pub(super) async fn end(request: Request) -> Answer {
    let mut edit = begin_change(&request).await?;
    let place = the_municipality(&request, &edit.structure)?;
    let form = request.form()?;
    let id: SocialAreaId = form.line("sozialraum").parse().map_err(|_| Refused::NotFound)?;
    let area = edit.structure.social_area(id).cloned();
    let area = area
        .filter(|area| area.municipality == place.id)
        .ok_or(Refused::NotFound)?;
    let version = version(&mut edit, &place).await?;
    let empty = AreaForm::empty(edit.today);
    if !count_version(&mut edit, &place, form.version()).await? {
        return second_editor(&request, edit, (&place, version), empty).await;
    }
    let mut errors = InputErrors::new();
    let last_day = read_day(&mut errors, "letzter_tag", form.text("letzter_tag"));
    let ended = last_day.map(|day| edit.structure.end_social_area(id, day));
    if let Some(Err(refused)) = &ended {
        errors.add("letzter_tag", refused.german());
    }
    let (Some(Ok(validity)), true) = (ended, errors.is_empty()) else {
        let mut page = SocialAreasPage::of(&request, &edit, (&place, version), empty);
        for row in page.areas.iter_mut().filter(|row| row.id == id) {
            row.typed = Some(form.line("letzter_tag"));
        }
        return page.with_errors(errors);
    };
    regions::end_social_area(&mut edit.tx, &edit.permit, id, validity.until()).await?;
    let what = format!("Sozialraum „{}“ endet: {}", area.name, validity.german());
    done(&request, edit, &place, (&what, "beendet")).await
}

async fn version(edit: &mut Edit, place: &Municipality) -> Result<i64, Refused> {
    let version = municipalities::version(&mut edit.tx, &edit.permit, place.id).await?;
    version.ok_or(Refused::NotFound)
}

async fn count_version(edit: &mut Edit, place: &Municipality, version: i64) -> Result<bool, Refused> {
    Ok(municipalities::save(&mut edit.tx, &edit.permit, place, version).await?)
}

async fn done(
    request: &Request,
    edit: Edit,
    place: &Municipality,
    (what, saying): (&str, &'static str),
) -> Answer {
    let page = format!("/kommunen/{}", place.id);
    finish(request, edit, (&FactKey::of(place.id), what), (&page, saying)).await
}

async fn second_editor(
    request: &Request,
    mut edit: Edit,
    (place, version): (&Municipality, i64),
    form: AreaForm,
) -> Answer {
    let nothing = (Shown::new(), Shown::new());
    let conflict = conflict_box(&mut edit.tx, &edit.permit, &FactKey::of(place.id), nothing).await?;
    let page = SocialAreasPage::of(request, &edit, (place, version), form);
    page_conflict(&SocialAreasPage {
        conflict: Some(conflict),
        ..page
    })
}
