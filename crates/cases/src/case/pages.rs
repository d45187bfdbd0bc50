//! Begin a case from a person: what is known is not typed again. Without a consent there is no form but the way to it.

use access::act::Act;
use access::failure::Denied;
use access::permit::Permit;
use access::subject::store as subjects;
use askama::Template;
use base::ids::{CaseId, MunicipalityId, OrganisationId, PersonId, SocialAreaId};
use base::input::InputErrors;
use base::language::Language;
use consents::store::proof::processing_consent;
use db::tx::Tx;
use organisation::memory::structure;
use organisation::model::structure::Structure;
use people::person::store as persons;
use web::answer::{Answer, Refused, go_to_saying, page, page_again};
use web::components::field::Choice;
use web::components::{button, errors, field, notice, tag};
use web::form::Form;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::case::model::{AccessRoute, Phase, TargetGroup};
use crate::case::refused::RefusedBox;
use crate::case::store::{self, CaseOfPerson, NewCase};

pub(crate) fn routes() -> Routes {
    Routes::about("case")
        .get("/personen/{id}/fall", Act::CaseCreate, Fixture::Person, ask)
        .post("/personen/{id}/fall", Act::CaseCreate, Fixture::Person, answer)
}

#[derive(Template)]
#[template(path = "cases/begin.html")]
struct BeginPage {
    shell: Shell,
    id: PersonId,
    name: String,
    cases: Vec<CaseOfPerson>,
    refused: Option<RefusedBox>,
    languages: Vec<Choice>,
    groups: Vec<Choice>,
    access_routes: Vec<Choice>,
    municipalities: Vec<Choice>,
    social_areas: Vec<Choice>,
    input: Input,
    errors: InputErrors,
}

/// What the form holds, as typed.
#[derive(Clone, Debug, Default)]
struct Input {
    language: String,
    group: String,
    access_route: String,
    municipality: String,
    social_area: String,
}

impl Input {
    fn of(form: &Form) -> Self {
        Self {
            language: form.line("sprache"),
            group: form.line("zielgruppe"),
            access_route: form.line("zugangsweg"),
            municipality: form.line("kommune"),
            social_area: form.line("sozialraum"),
        }
    }

    fn checked(&self, structure: Option<&Structure>) -> Result<NewCase, InputErrors> {
        let mut errors = InputErrors::new();
        let municipality: Option<MunicipalityId> = self.municipality.parse().ok();
        let social_area: Option<SocialAreaId> = self.social_area.parse().ok();
        let area = social_area.and_then(|id| structure?.social_area(id));
        if area.is_some_and(|area| municipality.is_some_and(|place| place != area.municipality)) {
            errors.add("sozialraum", "Dieser Sozialraum liegt in einer anderen Kommune.");
        }
        if self.access_route.parse::<AccessRoute>().is_err() {
            errors.add(
                "zugangsweg",
                "Bitte wählen Sie, wie die Person zu Ihnen gekommen ist.",
            );
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(NewCase {
            language: self.language.parse::<Language>().ok(),
            target_group: self.group.parse().ok(),
            access_route: self.access_route.parse().ok(),
            municipality: municipality.or_else(|| area.map(|area| area.municipality)),
            social_area,
        })
    }
}

async fn ask(request: Request) -> Answer {
    let permit_act = Act::PersonWrite;
    let (mut tx, permit) = request
        .access()
        .person(request.who()?, permit_act, request.path_value("id")?)
        .await?;
    let loaded = load(&mut tx, &permit).await?;
    drop(tx);
    let input = Input {
        language: loaded.language.map(Language::tag).unwrap_or_default().to_owned(),
        municipality: loaded.municipality.map(|id| id.to_string()).unwrap_or_default(),
        ..Input::default()
    };
    page(&begin_page(&request, loaded, input, InputErrors::new()).await?)
}

async fn answer(request: Request) -> Answer {
    let (who, access) = (request.who()?, request.access());
    let (mut tx, permit) = access
        .person(who, Act::PersonWrite, request.path_value("id")?)
        .await?;
    let form = request.form()?;
    let loaded = load(&mut tx, &permit).await?;
    drop(tx);
    let input = Input::of(&form);
    let known: usize = form.text("bekannt").parse().unwrap_or(0);
    if loaded.refused.is_some() || loaded.cases.len() != known {
        return page_again(&begin_page(&request, loaded, input, InputErrors::new()).await?);
    }
    let structure = structure(&request).await?;
    let new = match input.checked(structure.as_deref()) {
        Ok(new) => new,
        Err(errors) => return page_again(&begin_page(&request, loaded, input, errors).await?),
    };
    match begin(&request, permit.person(), &new).await? {
        Ok(case) => go_to_saying(&format!("/faelle/{case}"), "angelegt"),
        Err(refused) => {
            let loaded = Loaded {
                refused: Some(refused),
                ..loaded
            };
            page_again(&begin_page(&request, loaded, input, InputErrors::new()).await?)
        }
    }
}

/// Begins a case with this lead person if the consent holds, looked up where it is relied on.
pub(crate) async fn begin(
    request: &Request,
    lead: PersonId,
    new: &NewCase,
) -> Result<Result<CaseId, RefusedBox>, Refused> {
    let (mut tx, permit) = request.access().new_case(request.who()?, lead).await?;
    let seat = subjects::seat(&mut tx, &permit.id().to_string()).await?;
    let controller = seat.ok_or(Denied::NotFound)?.controller;
    let today = permit.now().day();
    match processing_consent(&mut tx, &[lead], controller, today).await? {
        Ok(consent) => {
            store::create(&mut tx, &permit, &consent, new, request.access().ids()).await?;
            tx.commit().await?;
            Ok(Ok(permit.id()))
        }
        Err(refused) => Ok(Err(RefusedBox::no_consent(&refused, lead))),
    }
}

struct Loaded {
    id: PersonId,
    name: String,
    language: Option<Language>,
    municipality: Option<MunicipalityId>,
    cases: Vec<CaseOfPerson>,
    refused: Option<RefusedBox>,
}

async fn load(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Loaded, Refused> {
    let id = permit.person();
    let person = persons::read(tx, permit).await?.ok_or(Denied::NotFound)?;
    let details = person.details(permit).ok_or(Denied::NotFound)?;
    let seat = subjects::seat(tx, &id.to_string())
        .await?
        .ok_or(Denied::NotFound)?;
    Ok(Loaded {
        id,
        name: details.name.in_full(),
        language: details.language,
        municipality: seat.municipality,
        cases: store::cases_of(tx, permit).await?,
        refused: missing_consent(tx, id, (seat.controller, permit.now().day())).await?,
    })
}

/// What to show if a person has not consented to processing by a controller.
pub(crate) async fn missing_consent(
    tx: &mut Tx,
    person: PersonId,
    (controller, today): (OrganisationId, base::day::Day),
) -> Result<Option<RefusedBox>, Refused> {
    let found = processing_consent(tx, &[person], controller, today).await?;
    Ok(found
        .err()
        .map(|refused| RefusedBox::no_consent(&refused, person)))
}

async fn begin_page(
    request: &Request,
    loaded: Loaded,
    input: Input,
    errors: InputErrors,
) -> Result<BeginPage, Refused> {
    let structure = structure(request).await?;
    let path = format!("/personen/{}", loaded.id);
    let (municipalities, social_areas) = places(structure.as_deref());
    Ok(BeginPage {
        shell: request.shell_below("Fall beginnen", &[("Personen", "/personen"), ("Person", &path)]),
        id: loaded.id,
        name: loaded.name,
        cases: loaded.cases,
        refused: loaded.refused,
        languages: languages(),
        groups: TargetGroup::ALL
            .iter()
            .map(|group| Choice::new(group, group.german()))
            .collect(),
        access_routes: AccessRoute::ALL
            .iter()
            .map(|way| Choice::new(way, way.german()))
            .collect(),
        municipalities,
        social_areas,
        input,
        errors,
    })
}

/// All languages, by their German names.
pub(crate) fn languages() -> Vec<Choice> {
    let mut all: Vec<Language> = Language::ALL.into_iter().collect();
    all.sort_by_key(|language| base::names::sort_key(language.german_name()));
    all.into_iter()
        .map(|language| Choice::new(language.tag(), language.german_name()))
        .collect()
}

/// Municipalities and social areas to choose from.
pub(crate) fn places(structure: Option<&Structure>) -> (Vec<Choice>, Vec<Choice>) {
    let Some(structure) = structure else {
        return (Vec::new(), Vec::new());
    };
    let municipalities = structure.municipalities.iter();
    let name = |id| structure.municipality(id).map_or("", |place| place.name.as_str());
    let areas = structure.social_areas.iter();
    (
        municipalities
            .map(|place| Choice::new(place.id, &place.name))
            .collect(),
        areas
            .map(|area| Choice::new(area.id, format!("{}, {}", name(area.municipality), area.name)))
            .collect(),
    )
}

impl BeginPage {
    fn phase(case: &CaseOfPerson) -> tag::Tag {
        phase_tag(case.phase)
    }
}

/// The phase as a small mark.
pub(crate) fn phase_tag(phase: Phase) -> tag::Tag {
    match phase {
        Phase::Clearing => tag::note(phase.german()),
        Phase::Accompanied => tag::success(phase.german()).icon("handshake"),
        Phase::ReferredOn => tag::neutral(phase.german()).icon("arrow_forward"),
        Phase::Closed => tag::neutral(phase.german()),
    }
}
