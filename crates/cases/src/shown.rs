//! Cases as lists of higher rooms name them: the code, and the lead person's name where it may be shown. Not a list itself.

pub mod store;

use std::collections::HashMap;

use access::failure::Result;
use access::gate::Access;
use access::permit::{ListPermit, ShownKeys};
use base::ids::CaseId;
use db::tx::Tx;
use people::shown::names_of_cases;

/// A case as a list names it.
#[derive(Clone)]
pub struct ShownCase {
    /// The code, such as `F-7K3Q`.
    pub code: String,
    /// The lead person's name; empty if it may not be shown.
    pub name: String,
    /// Whose case it is, if somebody else's.
    pub stands_in_for: Option<String>,
}

impl std::fmt::Debug for ShownCase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ShownCase({})", self.code)
    }
}

/// These cases by name, as far as the permit lists them, and the keys opened for them. Takes the transaction, so that
/// nothing is held while the audit line is written.
///
/// # Errors
/// [`Denied::AuditStopped`](access::failure::Denied::AuditStopped) if the line cannot be written; what the database reports.
pub async fn shown_cases(
    access: &Access,
    mut tx: Tx,
    permit: &ListPermit,
    cases: &[CaseId],
) -> Result<(HashMap<CaseId, ShownCase>, ShownKeys)> {
    let mut found = Vec::with_capacity(cases.len());
    for fifty in cases.chunks(db::statement::LIST_LENGTH) {
        found.extend(store::named(&mut tx, permit, fifty).await?);
    }
    let listed: Vec<_> = found.iter().map(|one| (one.id, one.lead)).collect();
    let names = names_of_cases(access, tx, permit, &listed).await?;
    let shown = found.into_iter().map(|one| {
        let is_own = one.owner == Some(permit.account());
        let case = ShownCase {
            code: one.code,
            name: names.of(one.lead),
            stands_in_for: (!is_own).then_some(one.owner_name),
        };
        (one.id, case)
    });
    Ok((shown.collect(), names.keys))
}
