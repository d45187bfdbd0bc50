//! The pages of the caseload: everybody's for the Fachaufsicht, one's own, and the steps of the light.

use access::act::Act;
use access::audit::model::AuditSubject;
use askama::Template;
use base::fte::Fte;
use base::input::InputErrors;
use organisation::memory::structure;
use web::answer::{Answer, go_to_saying, page, page_again, page_conflict};
use web::components::{button, empty, errors, field, notice, tag};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::caseload::lines::{Lines, lines};
use crate::caseload::model::{Light, Steps, per_post, read};
use crate::caseload::oversight::Oversight;
use crate::caseload::own::{OwnLoad, own_load};
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
    lines: Lines,
    steps: Steps,
    may_fill: bool,
}

impl CaseloadPage {
    fn light(&self, load: &Load, share: Option<Fte>) -> tag::Tag {
        light_tag(self.steps.light_of(load.open(), share))
    }

    fn per_post(load: &Load, share: Option<Fte>) -> i64 {
        per_post(load.open(), share)
    }

    fn is_empty(&self) -> bool {
        self.lines.posts.is_empty() && self.lines.without.is_empty()
    }
}

async fn show(request: Request) -> Answer {
    let (who, access) = (request.who()?, request.access());
    let structure = structure(&request).await?;
    let (mut tx, permit) = access.enter(who, Act::CaseloadRead).await?;
    let loads = store::loads(&mut tx, &permit).await?;
    let place = (structure.as_deref(), permit.now().day());
    page(&CaseloadPage {
        shell: request.shell("Auslastung"),
        lines: lines(place, &Oversight::of(&who.roles), loads),
        steps: store::steps(&mut tx).await?,
        may_fill: access.may(who, Act::OrganisationWrite),
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
    own: OwnLoad,
}

async fn own(request: Request) -> Answer {
    let structure = structure(&request).await?;
    let (mut tx, permit) = request.access().list(request.who()?, Act::CaseList).await?;
    page(&OwnPage {
        shell: request.shell_below("Meine Auslastung", &[("Fälle", "/faelle")]),
        own: own_load(&mut tx, &permit, structure.as_deref()).await?,
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
