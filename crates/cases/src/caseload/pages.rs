//! The pages of the caseload: everybody's for the Fachaufsicht, one's own, and the steps of the light.

use access::act::Act;
use access::audit::model::AuditSubject;
use askama::Template;
use base::input::InputErrors;
use web::answer::{Answer, go_to_saying, page, page_again, page_conflict};
use web::components::{button, empty, errors, field, notice, tag};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::caseload::model::{Light, Steps, read};
use crate::caseload::store::{self, Load};

pub(crate) const PATH: &str = "/auslastung";

pub(crate) fn routes() -> Routes {
    Routes::about("caseload")
        .get("/auslastung", Act::CaseloadRead, Fixture::None, show)
        .get("/auslastung/eigene", Act::CaseList, Fixture::None, own)
        .get(
            "/auslastung/schwellen",
            Act::PlanningRuleWrite,
            Fixture::None,
            ask_steps,
        )
        .post(
            "/auslastung/schwellen",
            Act::PlanningRuleWrite,
            Fixture::None,
            set_steps,
        )
}

#[derive(Template)]
#[template(path = "cases/caseload.html")]
struct CaseloadPage {
    shell: Shell,
    loads: Vec<Load>,
    steps: Steps,
}

impl CaseloadPage {
    fn light(&self, load: &Load) -> tag::Tag {
        light_tag(self.steps.light(load.open()))
    }
}

async fn show(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::CaseloadRead).await?;
    page(&CaseloadPage {
        shell: request.shell("Auslastung"),
        loads: store::loads(&mut tx, &permit).await?,
        steps: store::steps(&mut tx).await?,
    })
}

/// The light as a mark; its words say what the colour means.
pub(crate) fn light_tag(light: Light) -> tag::Tag {
    match light {
        Light::Room => tag::note(light.german()),
        Light::Green => tag::success(light.german()),
        Light::Yellow => tag::warning(light.german()),
        Light::Red => tag::danger(light.german()),
    }
}

#[derive(Template)]
#[template(path = "cases/own_load.html")]
struct OwnPage {
    shell: Shell,
    load: i64,
    light: tag::Tag,
    steps: Steps,
}

async fn own(request: Request) -> Answer {
    let (mut tx, permit) = request.access().list(request.who()?, Act::CaseList).await?;
    let load = store::own(&mut tx, &permit).await?;
    let steps = store::steps(&mut tx).await?;
    page(&OwnPage {
        shell: request.shell_below("Meine Auslastung", &[("Fälle", "/faelle")]),
        load,
        light: light_tag(steps.light(load)),
        steps,
    })
}

#[derive(Template)]
#[template(path = "cases/caseload_steps.html")]
struct StepsPage {
    shell: Shell,
    version: i64,
    typed: [String; 3],
    errors: InputErrors,
    is_late: bool,
}

async fn ask_steps(request: Request) -> Answer {
    let (mut tx, _) = request
        .access()
        .enter(request.who()?, Act::PlanningRuleWrite)
        .await?;
    let (steps, version) = store::kept_steps(&mut tx).await?.unwrap_or_default();
    let typed = [steps.green_from, steps.green_until, steps.yellow_until].map(|step| step.to_string());
    page(&steps_page(&request, version, typed))
}

async fn set_steps(request: Request) -> Answer {
    let (who, access) = (request.who()?, request.access());
    let (mut tx, permit) = access
        .enter_writing(who, Act::PlanningRuleWrite, AuditSubject::House)
        .await?;
    let form = request.form()?;
    let typed = ["gruen_ab", "gruen_bis", "gelb_bis"].map(|field| form.line(field));
    let steps = match read(&typed[0], &typed[1], &typed[2]) {
        Ok(steps) => steps,
        Err(errors) => {
            let shown = steps_page(&request, form.version(), typed);
            return page_again(&StepsPage { errors, ..shown });
        }
    };
    if store::set_steps(&mut tx, &permit, form.version(), &steps).await? {
        tx.commit().await?;
        return go_to_saying(PATH, "gespeichert");
    }
    let (_, version) = store::kept_steps(&mut tx).await?.unwrap_or_default();
    let shown = steps_page(&request, version, typed);
    page_conflict(&StepsPage {
        is_late: true,
        ..shown
    })
}

fn steps_page(request: &Request, version: i64, typed: [String; 3]) -> StepsPage {
    StepsPage {
        shell: request.shell_below("Schwellen der Auslastung", &[("Auslastung", PATH)]),
        version,
        typed,
        errors: InputErrors::new(),
        is_late: false,
    }
}
