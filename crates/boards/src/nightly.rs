//! What the night does: reminds of measures, and forgets links of invitations that have lost their value. What is due when
//! stands with measures.

use access::permit::JobPurpose;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;
use post::mail::model::LinkPath;
use post::mail::outbox::Outbox;
use post::notice::model::NoticeKind;
use post::notice::{Told, tell};

use crate::invitation::store::forget;
use crate::measure::store::reminder::{Untold, note, untold};

/// Where all measures stand.
const MEASURES: &str = "/massnahmen";

/// The background jobs of this room.
pub(crate) fn jobs(outbox: &Outbox) -> Vec<JobKind> {
    vec![remind(outbox), forget_links()]
}

/// Reminds whoever is named for it of a measure: before its day, on it, and after, and before each milestone. One notice,
/// however many measures.
fn remind(outbox: &Outbox) -> JobKind {
    let outbox = outbox.clone();
    JobKind::new("boards.measures", "An Maßnahmen erinnern", move |context| {
        let outbox = outbox.clone();
        async move { reminded(&context, &outbox).await }
    })
    .every(Schedule::DailyFrom { hour: 4 })
}

async fn reminded(context: &JobContext, outbox: &Outbox) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Upkeep).await?;
    loop {
        let mut tx = context.read().await?;
        let untold = untold(&mut tx, &permit).await?;
        drop(tx);
        if untold.is_empty() {
            return Ok(());
        }
        for of_one in untold.chunk_by(|one, other| one.account == other.account) {
            let mut tx = context.write().await?;
            let mut noted = Vec::new();
            for one in of_one {
                if note(&mut tx, &permit, one).await? {
                    noted.push(*one);
                }
            }
            if let Some((account, link)) = addressed(&noted)? {
                tell(&mut tx, outbox, &[account], (NoticeKind::MeasureDue, &link)).await?;
            }
            tx.commit().await?;
            context.go_on()?;
        }
    }
}

/// Who is told, with a link to the one measure or to all of them.
fn addressed(noted: &[Untold]) -> Result<Option<(Told, LinkPath)>, JobFailure> {
    let Some(first) = noted.first() else {
        return Ok(None);
    };
    let path = if noted.iter().all(|one| one.measure == first.measure) {
        format!("{MEASURES}/{}", first.measure)
    } else {
        MEASURES.to_owned()
    };
    let link = path.parse().map_err(|_| JobFailure::never("payload"))?;
    Ok(Some((Told::Account(first.account), link)))
}

/// Forgets links whose meeting is over.
fn forget_links() -> JobKind {
    JobKind::new(
        "boards.invitations",
        "Abgelaufene Links von Einladungen löschen",
        forgotten,
    )
    .every(Schedule::DailyFrom { hour: 4 })
}

async fn forgotten(context: JobContext) -> Result<(), JobFailure> {
    let permit = context.permit(JobPurpose::Retention).await?;
    let mut tx = context.write().await?;
    forget(&mut tx, &permit).await?;
    Ok(tx.commit().await?)
}
