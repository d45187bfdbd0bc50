//! The page on which the coordination opens and closes the guide and reads what its visitors report. Languages are switched
//! where all languages are switched.

use access::act::Act;
use access::audit::model::AuditSubject;
use access::permit::JobPurpose;
use askama::Template;
use base::ids::RowId;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;
use web::answer::{Answer, Refused, go_to_saying, page};
use web::components::{button, empty, tag};
use web::request::Request;
use web::shell::Shell;

use crate::guide::standing::Guide;
use crate::guide::store;

const PATH: &str = "/wegweiser/verwaltung";
/// What nobody has answered is erased after so many days.
const KEPT_DAYS: i64 = 180;

#[derive(Template)]
#[template(path = "portal/guide.html")]
struct SteeringPage {
    shell: Shell,
    is_on: bool,
    switched: Option<String>,
    languages: Vec<(&'static str, String)>,
    feedback: Vec<Report>,
}

struct Report {
    id: RowId,
    given: String,
    language: &'static str,
    words: String,
    reply_to: Option<String>,
}

/// Shows how the guide stands.
pub(crate) async fn show(request: Request) -> Answer {
    let (mut tx, rows) = request
        .access()
        .public_rows(request.who()?, Act::GuideManage)
        .await?;
    let latest = store::latest(&mut tx).await?;
    let mut feedback = Vec::new();
    for one in store::waiting(&mut tx, &rows).await? {
        feedback.push(Report {
            id: one.id,
            given: one.given_at.german(),
            language: one.language.german_name(),
            words: rows.reveal(&one.words).cloned().unwrap_or_default(),
            reply_to: one
                .reply_to
                .as_ref()
                .and_then(|reply| rows.reveal(reply))
                .cloned(),
        });
    }
    drop(tx);
    let guide = request.room::<Guide>()?;
    guide.forget();
    let standing = guide.standing(&request).await?;
    let languages = standing.languages.iter().map(|(language, _)| {
        let path = crate::guide::visit::path(*language, "");
        (language.german_name(), path)
    });
    page(&SteeringPage {
        shell: request.shell("Wegweiser"),
        is_on: latest.as_ref().is_none_or(|(is_on, ..)| *is_on),
        switched: latest.map(|(_, at, by)| format!("{} durch {by}", at.german())),
        languages: languages.collect(),
        feedback,
    })
}

/// Opens or closes the guide, or notes that a report was answered.
pub(crate) async fn answer(request: Request) -> Answer {
    let access = request.access();
    let (mut tx, permit) = access
        .enter_writing(request.who()?, Act::GuideManage, AuditSubject::House)
        .await?;
    let form = request.form()?;
    match form.text("handlung") {
        "auf" => store::switch(&mut tx, &permit, true, access.ids()).await?,
        "zu" => store::switch(&mut tx, &permit, false, access.ids()).await?,
        "erledigt" => {
            let id = form.text("rueckmeldung").parse().map_err(|_| Refused::NotFound)?;
            store::erase(&mut tx, &permit, id).await?;
        }
        _ => return Err(Refused::NotFound),
    }
    tx.commit().await?;
    request.room::<Guide>()?.forget();
    go_to_saying(PATH, "gespeichert")
}

/// The job that keeps no report for ever.
pub(crate) fn jobs() -> Vec<JobKind> {
    vec![
        JobKind::new(
            "portal.erase_feedback",
            "Alte Rückmeldungen zum Wegweiser löschen",
            erase_old,
        )
        .every(Schedule::DailyFrom { hour: 2 }),
    ]
}

async fn erase_old(context: JobContext) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Retention).await?;
    let before = permit.now().plus_seconds(-KEPT_DAYS * 24 * 3_600);
    let mut tx = context.write().await?;
    store::erase_before(&mut tx, &permit, before).await?;
    tx.commit().await?;
    Ok(())
}
