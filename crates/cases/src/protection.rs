//! Protected files (geschützte Akten) of threatened persons: set, named, lifted, handed over. What the protection hides,
//! and from whom, the gate and every list decide by the flag; here stand the pages.

mod input;
pub(crate) mod pages;

use access::act::Act;
use access::permit::JobPurpose;
use access::subject::store::protection::{CHANGED_JOB, persons_of};
use base::ids::RowId;
use people::index::PersonIndex;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use web::routes::{Fixture, Routes};

/// The page below a case or a person.
pub(crate) const PROTECTION_PAGE: &str = "schutz";

pub(crate) fn routes() -> Routes {
    Routes::about("protection")
        .get(
            "/faelle/{id}/schutz",
            Act::ProtectionRead,
            Fixture::Case,
            pages::ask_case,
        )
        .post(
            "/faelle/{id}/schutz",
            Act::ProtectionRead,
            Fixture::Case,
            pages::answer_case,
        )
        .get(
            "/personen/{id}/schutz",
            Act::ProtectionRead,
            Fixture::Person,
            pages::ask_person,
        )
        .post(
            "/personen/{id}/schutz",
            Act::ProtectionRead,
            Fixture::Person,
            pages::answer_person,
        )
}

/// The job that runs when a second person has decided about a protection.
pub fn jobs(index: &PersonIndex) -> Vec<JobKind> {
    let index = index.clone();
    let changed = move |context| changed(context, index.clone());
    vec![JobKind::new(
        CHANGED_JOB,
        "Suche nach geändertem Schutz auffrischen",
        changed,
    )]
}

async fn changed(context: JobContext, index: PersonIndex) -> Result<(), JobFailure> {
    let group: RowId = context.needed("group")?;
    let permit = context.permit(JobPurpose::MatchIndex).await?;
    let mut tx = context.read().await?;
    let persons = persons_of(&mut tx, group).await?;
    drop(tx);
    index.enter_again(context.back_door(), &permit, &persons).await?;
    Ok(())
}
