//! The jobs of the audit trail: every night what is new, every month all of it. The check and the removal themselves
//! belong to `access`.

use access::audit::store as audit;
use access::audit::verify::{Finding, Report};
use base::ids::RowId;
use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;

use crate::audit::model::Check;
use crate::audit::store;

/// Every night the new lines of the trail are checked, every month all of it, and years that two people released are
/// removed.
pub(crate) fn jobs() -> Vec<JobKind> {
    vec![
        JobKind::new("accounts.check_audit", "Protokoll prüfen", check_what_is_new)
            .every(Schedule::DailyFrom { hour: 4 }),
        JobKind::new("accounts.check_whole_audit", "Ganzes Protokoll prüfen", check_all)
            .every(Schedule::MonthlyFrom { hour: 3 }),
        JobKind::new(
            "accounts.remove_years",
            "Freigegebene Protokolljahre entfernen",
            remove,
        )
        .every(Schedule::DailyFrom { hour: 5 }),
    ]
}

/// Goes on where the last check ended; after one that found something all is checked, until it finds nothing more.
async fn check_what_is_new(context: JobContext) -> Result<(), JobFailure> {
    let mut tx = context.read().await?;
    let whole_until = store::whole_until(&mut tx).await?;
    drop(tx);
    check(context, whole_until).await
}

async fn check_all(context: JobContext) -> Result<(), JobFailure> {
    check(context, 0).await
}

async fn check(context: JobContext, whole_until: i64) -> Result<(), JobFailure> {
    let report = context.back_door().verify_audit_after(whole_until).await?;
    if !report.findings.is_empty() {
        tracing::error!(
            findings = report.findings.len(),
            "the audit trail is not whole: run `lotse audit verify`"
        );
    }
    let id = RowId::from_uuid(context.back_door().access().ids().next());
    let mut tx = context.write().await?;
    store::insert_check(&mut tx, id, &result(&context, &report)).await?;
    tx.commit().await?;
    Ok(())
}

fn result(context: &JobContext, report: &Report) -> Check {
    let findings: Vec<String> = report.findings.iter().map(Finding::german).collect();
    Check {
        at: context.now(),
        checked: report.checked,
        findings: findings.join("\n"),
    }
}

async fn remove(context: JobContext) -> Result<(), JobFailure> {
    for year in context.back_door().released_years().await? {
        let mut tx = context.write().await?;
        audit::remove_year(&mut tx, &year).await?;
        tx.commit().await?;
        context.go_on()?;
    }
    Ok(())
}
