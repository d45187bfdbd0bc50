//! The page of the team view: a case manager sees the own regional team, coordinators every region.

use access::act::Act;
use access::role::Role;
use askama::Template;
use organisation::memory::structure;
use organisation::model::structure::Structure;
use web::answer::{Answer, page};
use web::components::field::Choice;
use web::components::list::{self, ListAddress, Pager};
use web::components::{button, empty, field, tag};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::case::pages::phase_tag;
use crate::team::model::TeamCase;
use crate::team::store::{self, PAGE};

const PATH: &str = "/team";
const REGION: &str = "region";

pub(crate) fn routes() -> Routes {
    Routes::about("team view").get("/team", Act::TeamRead, Fixture::None, show)
}

#[derive(Template)]
#[template(path = "cases/team.html")]
struct TeamPage {
    shell: Shell,
    regions: Vec<Choice>,
    region: String,
    sees_all: bool,
    cases: Vec<TeamCase>,
    pager: Pager,
}

impl TeamPage {
    fn phase(case: &TeamCase) -> tag::Tag {
        phase_tag(case.phase())
    }
}

async fn show(request: Request) -> Answer {
    let who = request.who()?;
    let structure = structure(&request).await?;
    let (mut tx, permit) = request.access().without_identity(who, Act::TeamRead).await?;
    let coordinates = |role| matches!(role, Role::Coordinator | Role::ProgrammeLead);
    let sees_all = who.roles.iter().any(|one| coordinates(one.role));
    let own = request.access().regions(&mut tx, who).await?;
    let query = request.query();
    let asked = query.text(REGION);
    let region = if sees_all || own.iter().any(|one| one == asked) {
        asked.to_owned()
    } else {
        own.first().cloned().unwrap_or_default()
    };
    let first: usize = query.text(list::PAGE).parse().unwrap_or(1);
    let skip = first.saturating_sub(1).min(100_000);
    let (cases, has_more) = if region.is_empty() && !sees_all {
        (Vec::new(), false)
    } else {
        let wanted = (!region.is_empty()).then_some(region.as_str());
        store::cases(&mut tx, &permit, wanted, i64::try_from(skip).unwrap_or(0)).await?
    };
    let address = ListAddress::new(PATH).with(REGION, &region);
    page(&TeamPage {
        shell: request.shell("Teamsicht"),
        regions: regions(structure.as_deref(), |id| {
            sees_all || own.iter().any(|one| one == id)
        }),
        region,
        sees_all,
        pager: pager(&address, (skip, cases.len(), has_more)),
        cases,
    })
}

fn regions(structure: Option<&Structure>, may_see: impl Fn(&str) -> bool) -> Vec<Choice> {
    let Some(structure) = structure else {
        return Vec::new();
    };
    let seen = structure
        .regions
        .iter()
        .filter(|region| may_see(&region.id.to_string()));
    seen.map(|region| Choice::new(region.id, &region.name)).collect()
}

fn pager(address: &ListAddress, (skip, shown, has_more): (usize, usize, bool)) -> Pager {
    let words = if shown == 0 {
        "Keine Fälle".to_owned()
    } else {
        format!("{}–{}", skip + 1, skip + shown)
    };
    let before = skip.saturating_sub(PAGE);
    let start = if before == 0 {
        String::new()
    } else {
        (before + 1).to_string()
    };
    Pager::new(words)
        .previous((skip > 0).then(|| address.clone().with(list::PAGE, start)))
        .next(has_more.then(|| address.clone().with(list::PAGE, skip + PAGE + 1)))
}
