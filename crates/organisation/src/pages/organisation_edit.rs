//! Changes organisations with their controller data, and adds some. Effective at once: what was printed stays printed.

use askama::Template;
use base::ids::OrganisationId;
use base::input::InputErrors;
use web::answer::{Answer, Refused, page as answer_page, page_again, page_conflict};
use web::components::field::Choice;
use web::components::{button, errors, field};
use web::request::Request;
use web::shell::Shell;

use super::conflict_box::{ConflictBox, conflict_box};
use super::edit::{Edit, begin_change, coded_choices, finish, open_form, organisation_choices};
use super::organisation_form::OrganisationForm;
use crate::model::evidence::FactKey;
use crate::model::organisation::{Organisation, OrganisationKind, PrivacyLaw};
use crate::model::structure::Structure;
use crate::store::organisation as organisations;

#[derive(Template)]
#[template(path = "organisation/organisation_edit.html")]
struct OrganisationEditPage {
    shell: Shell,
    action: String,
    back: String,
    form: OrganisationForm,
    errors: InputErrors,
    conflict: Option<ConflictBox>,
    kinds: Vec<Choice>,
    wholes: Vec<Choice>,
    laws: Vec<Choice>,
}

impl OrganisationEditPage {
    fn of(
        request: &Request,
        edit: &Edit,
        organisation: Option<&Organisation>,
        form: OrganisationForm,
    ) -> Self {
        let name = organisation.map(|one| one.name.as_str()).unwrap_or_default();
        let back = organisation.map_or_else(
            || "/organisationen".to_owned(),
            |one| format!("/organisationen/{}", one.id),
        );
        let title = if name.is_empty() {
            "Organisation anlegen".to_owned()
        } else {
            format!("{name} bearbeiten")
        };
        let mut crumbs = vec![("Überblick", "/kreis"), ("Organisationen", "/organisationen")];
        if organisation.is_some() {
            crumbs.push((name, back.as_str()));
        }
        Self {
            shell: request.shell_below(title, &crumbs),
            action: request.path().to_owned(),
            form,
            errors: InputErrors::new(),
            conflict: None,
            kinds: coded_choices::<OrganisationKind>(),
            wholes: organisation_choices(&edit.structure),
            laws: coded_choices::<PrivacyLaw>(),
            back,
        }
    }

    fn with_errors(self, errors: InputErrors) -> Answer {
        page_again(&Self { errors, ..self })
    }
}

/// `GET /organisationen/{id}/bearbeiten`
pub(super) async fn form(request: Request) -> Answer {
    let mut edit = open_form(&request).await?;
    let organisation = the_organisation(&request, &edit.structure)?;
    let version = organisations::version(&mut edit.tx, &edit.permit, organisation.id)
        .await?
        .ok_or(Refused::NotFound)?;
    let form = OrganisationForm::of(&organisation, version);
    answer_page(&OrganisationEditPage::of(
        &request,
        &edit,
        Some(&organisation),
        form,
    ))
}

/// `POST /organisationen/{id}/bearbeiten`
pub(super) async fn save(request: Request) -> Answer {
    let mut edit = begin_change(&request).await?;
    let before = the_organisation(&request, &edit.structure)?;
    let form = OrganisationForm::read(&request.form()?);
    let version = organisations::version(&mut edit.tx, &edit.permit, before.id)
        .await?
        .ok_or(Refused::NotFound)?;
    if version != form.version {
        return second_editor(&request, edit, (&before, version), form).await;
    }
    let after = match form.checked(&edit.structure, before.id) {
        Ok(after) => after,
        Err(errors) => {
            return OrganisationEditPage::of(&request, &edit, Some(&before), form).with_errors(errors);
        }
    };
    if !organisations::save(&mut edit.tx, &edit.permit, (&before, &after), version).await? {
        return second_editor(&request, edit, (&before, version), form).await;
    }
    let what = format!("Angaben geändert, Quelle: {}", after.evidence.source);
    let record = FactKey::of(after.id);
    let page = format!("/organisationen/{}", after.id);
    finish(&request, edit, (&record, &what), (&page, "gespeichert")).await
}

async fn second_editor(
    request: &Request,
    mut edit: Edit,
    (organisation, version): (&Organisation, i64),
    form: OrganisationForm,
) -> Answer {
    let theirs = OrganisationForm::of(organisation, version).shown(&edit.structure);
    let mine = form.shown(&edit.structure);
    let record = FactKey::of(organisation.id);
    let conflict = conflict_box(&mut edit.tx, &edit.permit, &record, (mine, theirs)).await?;
    let form = OrganisationForm { version, ..form };
    let page = OrganisationEditPage::of(request, &edit, Some(organisation), form);
    page_conflict(&OrganisationEditPage {
        conflict: Some(conflict),
        ..page
    })
}

/// `GET /organisationen/neu`
pub(super) async fn new_form(request: Request) -> Answer {
    let edit = open_form(&request).await?;
    let form = OrganisationForm {
        law: PrivacyLaw::Dsgvo.code().to_owned(),
        ..OrganisationForm::default()
    };
    answer_page(&OrganisationEditPage::of(&request, &edit, None, form))
}

/// `POST /organisationen/neu`
pub(super) async fn add(request: Request) -> Answer {
    let mut edit = begin_change(&request).await?;
    let form = OrganisationForm::read(&request.form()?);
    let id = OrganisationId::from_uuid(request.access().ids().next());
    let organisation = match form.checked(&edit.structure, id) {
        Ok(organisation) => organisation,
        Err(errors) => return OrganisationEditPage::of(&request, &edit, None, form).with_errors(errors),
    };
    organisations::add(&mut edit.tx, &edit.permit, &organisation).await?;
    let record = FactKey::of(id);
    let page = format!("/organisationen/{id}");
    finish(&request, edit, (&record, "Angelegt"), (&page, "angelegt")).await
}

fn the_organisation(request: &Request, structure: &Structure) -> Result<Organisation, Refused> {
    let id: OrganisationId = request.path_value("id")?;
    structure.organisation(id).cloned().ok_or(Refused::NotFound)
}
