//! Jobs that keep the house whole and belong to no room.

use post::job::context::JobContext;
use post::job::kind::{JobFailure, JobKind};
use post::job::model::Schedule;

/// The job runs every night; a night that was slept through is made up for.
const HOURS_LOOKED_BACK: i64 = 72;

/// Once a night: keys that no row uses are destroyed.
pub(crate) fn sweep_orphan_keys() -> JobKind {
    JobKind::new("app.sweep_keys", "Verwaiste Schlüssel vernichten", sweep)
        .every(Schedule::DailyFrom { hour: 2 })
}

/// Once a night: the audit trail is checked, and the result is shown on its page.
pub(crate) fn check_audit() -> JobKind {
    JobKind::new("app.check_audit", "Protokoll prüfen", check).every(Schedule::DailyFrom { hour: 4 })
}

/// Once a night: years of the trail that two people released are removed.
pub(crate) fn remove_released_years() -> JobKind {
    JobKind::new(
        "app.remove_years",
        "Freigegebene Protokolljahre entfernen",
        remove,
    )
    .every(Schedule::DailyFrom { hour: 5 })
}

async fn remove(context: JobContext) -> Result<(), JobFailure> {
    let mut tx = context.read().await?;
    let years = access::audit::store::released_years(&mut tx).await?;
    drop(tx);
    for year in years {
        let mut tx = context.write().await?;
        access::audit::store::remove_year(&mut tx, &year).await?;
        tx.commit().await?;
        context.go_on()?;
    }
    Ok(())
}

async fn check(context: JobContext) -> Result<(), JobFailure> {
    let report = context.back_door().verify_audit().await?;
    if !report.findings.is_empty() {
        tracing::error!(
            findings = report.findings.len(),
            "the audit trail is not whole: run `lotse audit verify`"
        );
    }
    let mut tx = context.write().await?;
    accounts::audit::note_check(
        &mut tx,
        &report,
        context.back_door().access().ids(),
        context.now(),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

async fn sweep(context: JobContext) -> Result<(), JobFailure> {
    let destroyed = context
        .back_door()
        .sweep_orphan_keys(context.now().plus_hours(-HOURS_LOOKED_BACK), context.now())
        .await?;
    if destroyed > 0 {
        tracing::info!(destroyed, "orphan keys destroyed");
    }
    Ok(())
}
