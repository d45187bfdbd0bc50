//! The audit trail (Protokoll) as the data protection officer reads it: filter, export, last check, years to release.
//! It serves data protection only, and says so.

pub(crate) mod export;
pub(crate) mod model;
pub(crate) mod pages;
pub(crate) mod store;
pub(crate) mod years;

use access::audit::verify::Report;
use base::ids::{Ids, RowId};
use base::moment::Moment;
use db::tx::Tx;

/// Keeps what a check of the trail gave, so that the page shows it; called by the job that checks.
///
/// # Errors
/// What the database reports.
pub async fn note_check(tx: &mut Tx, report: &Report, ids: &Ids, now: Moment) -> db::failure::Result<()> {
    let findings: Vec<String> = report
        .findings
        .iter()
        .map(access::audit::verify::Finding::german)
        .collect();
    let check = model::Check {
        at: now,
        checked: report.checked,
        findings: findings.join("\n"),
    };
    store::insert_check(tx, RowId::from_uuid(ids.next()), &check).await
}
