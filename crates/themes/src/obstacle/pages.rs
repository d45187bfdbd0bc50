//! The pages on which obstacles are noted: of a case, and without one. Two clicks: the page, and what stood in the way.

use access::act::Act;
use access::audit::model::AuditSubject;
use access::failure::Result as AccessResult;
use access::permit::{House, Permit};
use askama::Template;
use base::ids::{CaseId, MunicipalityId, ObstacleId};
use base::input::InputErrors;
use cases::case::opened::{CLOSED, Opened, opened, opened_for_writing};
use db::tx::Tx;
use organisation::store::names::municipalities;
use web::answer::{Answer, Refused, go_to, go_to_saying, page, page_again};
use web::components::{button, empty, icon, notice};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::obstacle::input::{ObstacleForm, Typed, own_municipality, places};
use crate::obstacle::model::Obstacle;
use crate::obstacle::store::{self, Sealing};

/// The page below a case.
pub(super) const PAGE: &str = "hindernis";
/// The page beside contacts.
const WITHOUT_CASE: &str = "/kontakte/hindernis";

/// The pages of obstacles.
pub fn routes() -> Routes {
    Routes::about("obstacle")
        .get("/faelle/{id}/hindernis", Act::CaseRead, Fixture::Case, show)
        .post("/faelle/{id}/hindernis", Act::CaseWrite, Fixture::Case, note)
        .post(
            "/faelle/{id}/hindernis/ruecknahme",
            Act::CaseWrite,
            Fixture::Case,
            take_back,
        )
        .get("/kontakte/hindernis", Act::ContactAdd, Fixture::None, ask)
        .post("/kontakte/hindernis", Act::ContactAdd, Fixture::None, answer)
        .post(
            "/kontakte/hindernis/ruecknahme",
            Act::ContactAdd,
            Fixture::None,
            take_back_without_case,
        )
}

#[derive(Template)]
#[template(path = "themes/obstacle_of_case.html")]
struct CasePage {
    shell: Shell,
    id: CaseId,
    is_closed: bool,
    form: Option<ObstacleForm>,
    rows: Vec<Row>,
}

struct Row {
    id: ObstacleId,
    field: &'static str,
    kind: &'static str,
    details: String,
    noted_on: String,
    is_fresh: bool,
}

impl Row {
    fn take_back(&self) -> String {
        format!("Zurücknehmen: {}, {}", self.field, self.kind)
    }
}

async fn show(request: Request) -> Answer {
    let mut case = opened(&request, Act::CaseRead).await?;
    let typed = Typed::at(case.head.municipality);
    page(&case_page(&request, &mut case, (typed, InputErrors::new())).await?)
}

async fn case_page(
    request: &Request,
    case: &mut Opened,
    (typed, errors): (Typed, InputErrors),
) -> Result<CasePage, Refused> {
    let form = if case.may_change(request)? {
        let action = case.path(PAGE);
        Some(ObstacleForm::shown(request, &mut case.tx, (action, typed), errors).await?)
    } else {
        None
    };
    let may_take_back = form.is_some();
    let named = municipalities(&mut case.tx).await.map_err(Refused::failed)?;
    let today = case.permit.now().day();
    let obstacles = store::of_case(&mut case.tx, &case.permit).await?;
    let row = |obstacle: &Obstacle| Row {
        id: obstacle.id,
        field: obstacle.noted.field.german(),
        kind: obstacle.noted.kind.german(),
        details: details(obstacle, &named),
        noted_on: obstacle.noted_on.german(),
        is_fresh: may_take_back && obstacle.noted_on == today,
    };
    Ok(CasePage {
        shell: case.shell(request, ("Hindernisse", PAGE)),
        id: case.permit.id(),
        is_closed: !case.head.phase.is_open(),
        form,
        rows: obstacles.iter().map(row).collect(),
    })
}

/// Everything else that was said: „hat Zeit gekostet, Sprachkurs, von SGB II zu AufenthG, Büren, 14 Tage“.
fn details(obstacle: &Obstacle, named: &[(MunicipalityId, String)]) -> String {
    let noted = &obstacle.noted;
    let laws = match (noted.from, noted.to) {
        (Some(from), Some(to)) => Some(format!("von {} zu {}", from.short(), to.short())),
        (Some(law), None) | (None, Some(law)) => Some(law.short().to_owned()),
        (None, None) => None,
    };
    let name = noted
        .municipality
        .and_then(|id| named.iter().find(|(own, _)| *own == id))
        .map(|(_, name)| name.clone());
    let days = noted.days_lost.map(|days| match days {
        1 => "1 Tag".to_owned(),
        days => format!("{days} Tage"),
    });
    let step = noted.step.map(|step| step.german().to_owned());
    [Some(noted.severity.german().to_owned()), step, laws, name, days]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

async fn note(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let typed = Typed::of(&form);
    let places = places(&mut case.tx).await?;
    let mut read = typed.read(&places);
    if !case.head.phase.is_open() {
        let mut errors = InputErrors::new();
        errors.add("hindernis", CLOSED);
        read = Err(errors);
    }
    let noted = match read {
        Ok(noted) => noted,
        Err(errors) => return page_again(&case_page(&request, &mut case, (typed, errors)).await?),
    };
    let key = request.access().raising_key().await?;
    let sealing = Sealing {
        key: &key,
        ids: request.access().ids(),
    };
    store::note_in_case(&mut case.tx, &case.permit, &noted, sealing).await?;
    let back = case.path(PAGE);
    case.tx.commit().await?;
    go_to_saying(&back, "gemeldet")
}

async fn take_back(request: Request) -> Answer {
    let mut case = opened_for_writing(&request, Act::CaseWrite).await?;
    let form = request.form()?;
    let id: ObstacleId = form.text("hindernis").parse().map_err(|_| Refused::NotFound)?;
    if !store::take_back(&mut case.tx, &case.permit, id).await? {
        return Err(Refused::NotFound);
    }
    let back = case.path(PAGE);
    case.tx.commit().await?;
    go_to_saying(&back, "entfernt")
}

#[derive(Template)]
#[template(path = "themes/obstacle_without_case.html")]
struct WithoutCasePage {
    shell: Shell,
    noted: Option<ObstacleId>,
    form: ObstacleForm,
}

async fn ask(request: Request) -> Answer {
    let who = request.who()?;
    let (mut tx, _permit) = request.access().enter(who, Act::ContactAdd).await?;
    let typed = Typed::at(own_municipality(who));
    let shown = without_case_page(&request, &mut tx, (typed, InputErrors::new())).await?;
    page(&shown)
}

async fn without_case_page(
    request: &Request,
    tx: &mut Tx,
    (typed, errors): (Typed, InputErrors),
) -> AccessResult<WithoutCasePage> {
    let action = WITHOUT_CASE.to_owned();
    Ok(WithoutCasePage {
        shell: request.shell_below("Hindernis ohne Fall", &[("Kontakte", "/kontakte")]),
        noted: request.query().text("notiert").parse().ok(),
        form: ObstacleForm::shown(request, tx, (action, typed), errors).await?,
    })
}

async fn writing(request: &Request) -> Result<(Tx, Permit<House>), Refused> {
    let who = request.who()?;
    let access = request.access();
    Ok(access
        .enter_writing(who, Act::ContactAdd, AuditSubject::House)
        .await?)
}

async fn answer(request: Request) -> Answer {
    let (mut tx, permit) = writing(&request).await?;
    let form = request.form()?;
    let typed = Typed::of(&form);
    let places = places(&mut tx).await?;
    let noted = match typed.read(&places) {
        Ok(noted) => noted,
        Err(errors) => return page_again(&without_case_page(&request, &mut tx, (typed, errors)).await?),
    };
    let key = request.access().raising_key().await?;
    let sealing = Sealing {
        key: &key,
        ids: request.access().ids(),
    };
    let id = store::note_without_case(&mut tx, &permit, &noted, sealing).await?;
    tx.commit().await?;
    go_to(&format!("{WITHOUT_CASE}?notiert={id}"))
}

async fn take_back_without_case(request: Request) -> Answer {
    let (mut tx, permit) = writing(&request).await?;
    let form = request.form()?;
    let id: ObstacleId = form.text("hindernis").parse().map_err(|_| Refused::NotFound)?;
    if !store::take_back_without_case(&mut tx, &permit, id).await? {
        return Err(Refused::NotFound);
    }
    tx.commit().await?;
    go_to_saying(WITHOUT_CASE, "entfernt")
}
