//! A released reconstruction for everybody who works with findings: the picture, both courses, what it teaches, its file.

use access::act::Act;
use access::audit::model::AuditSubject;
use askama::Template;
use base::ids::ReconstructionId;
use organisation::model::structure::Structure;
use web::answer::{Answer, Refused, beside, file, go_to_saying, page};
use web::components::facts::{self, Facts};
use web::components::figure::{self, Figure};
use web::components::{button, empty, tag};
use web::request::Request;
use web::shell::Shell;

use super::{CRUMB, CourseShown, PATH, district, region_name};
use crate::finding::store as findings;
use crate::reconstruction::paper::Paper;
use crate::reconstruction::picture::picture;
use crate::reconstruction::store::released::{Released, released, withdraw as take_away};

#[derive(Template)]
#[template(path = "themes/reconstruction.html")]
struct ReleasedPage {
    shell: Shell,
    id: ReconstructionId,
    version: i64,
    facts: Facts,
    participants: Vec<String>,
    lesson: String,
    picture: Figure,
    courses: Vec<CourseShown>,
    kept: Vec<(&'static str, &'static str)>,
    findings: Vec<(String, &'static str, String)>,
    may_withdraw: bool,
}

impl ReleasedPage {
    fn of(request: &Request, structure: &Structure, one: &Released) -> Self {
        let head = &one.head;
        Self {
            shell: request.shell_below(&head.title, &[CRUMB]),
            id: head.id,
            version: head.version,
            facts: facts::list()
                .fact("Nummer", &head.code)
                .fact("Handlungsfeld", head.field.german())
                .fact("Gebiet", region_name(structure, head.region))
                .fact("Freigegeben", head.released_on.german()),
            participants: one.participants.lines().map(str::to_owned).collect(),
            lesson: one.lesson.clone(),
            picture: figure::wide("verlauf-bild", &picture(&head.title, &one.real, &one.ideal)),
            courses: CourseShown::both(&one.real, &one.ideal),
            kept: one
                .kept
                .iter()
                .map(|(kind, reason)| (kind.german(), reason.german()))
                .collect(),
            findings: Vec::new(),
            may_withdraw: false,
        }
    }
}

/// `GET /fallrekonstruktionen/{id}`
pub(super) async fn show(request: Request) -> Answer {
    let structure = district(&request).await?;
    let id: ReconstructionId = request.path_value("id")?;
    let who = request.who()?;
    let (mut tx, permit) = request.access().enter(who, Act::FindingRead).await?;
    let one = released(&mut tx, &permit, id).await?.ok_or(Refused::NotFound)?;
    let wanted = findings::Wanted {
        reconstruction: Some(id),
        ..findings::Wanted::default()
    };
    let made = findings::list(&mut tx, &permit, &wanted).await?;
    page(&ReleasedPage {
        findings: made
            .into_iter()
            .map(|one| (format!("/befunde/{}", one.id), one.status.german(), one.text))
            .collect(),
        may_withdraw: request.access().may(who, Act::ReconstructionRelease),
        ..ReleasedPage::of(&request, &structure, &one)
    })
}

/// `GET /fallrekonstruktionen/{id}/fallrekonstruktion.pdf`
pub(super) async fn print(request: Request) -> Answer {
    let structure = district(&request).await?;
    let id: ReconstructionId = request.path_value("id")?;
    let (mut tx, permit) = request.access().enter(request.who()?, Act::FindingRead).await?;
    let one = released(&mut tx, &permit, id).await?.ok_or(Refused::NotFound)?;
    drop(tx);
    let house = request.house();
    let document = Paper {
        one: &one,
        region: &region_name(&structure, one.head.region),
        district: &house.district,
        today: permit.now().day(),
        is_demo: house.running.is_demo,
    }
    .document();
    let printed = beside(move || print::public(&document)).await?;
    file(
        printed.bytes,
        "application/pdf",
        &format!("fallrekonstruktion-{}.pdf", one.head.code),
    )
}

/// `POST /fallrekonstruktionen/{id}/rueckzug`: somebody can be recognised after all; its texts are erased at once.
pub(super) async fn withdraw(request: Request) -> Answer {
    let id: ReconstructionId = request.path_value("id")?;
    let about = AuditSubject::Reconstruction(id);
    let (mut tx, permit) = request
        .access()
        .enter_writing(request.who()?, Act::ReconstructionRelease, about)
        .await?;
    released(&mut tx, &permit, id).await?.ok_or(Refused::NotFound)?;
    let form = request.form()?;
    take_away(&mut tx, &permit, (id, form.version())).await?;
    tx.commit().await?;
    go_to_saying(PATH, "entfernt")
}
