//! Names and keys for lists that reach over many cases, opened after the audit line that names them. Not of one file.

use std::collections::HashMap;

use access::permit::{ListPermit, ShownKeys};
use base::ids::{CaseId, PersonId};
use db::tx::Tx;
use people::shown::names_of_cases;
use web::answer::Refused;
use web::request::Request;

/// The names of lead persons, and the keys of their cases.
pub(crate) struct ShownNames {
    names: HashMap<PersonId, String>,
    pub(crate) keys: ShownKeys,
}

impl ShownNames {
    /// The name of a lead person; empty if it may not be shown.
    pub(crate) fn of(&self, lead: Option<PersonId>) -> String {
        let found = lead.and_then(|lead| self.names.get(&lead));
        found.cloned().unwrap_or_default()
    }
}

/// Opens what a list shows of these cases. Takes the transaction, so that nothing is held while the audit line is written.
pub(crate) async fn shown_names(
    request: &Request,
    tx: Tx,
    permit: &ListPermit,
    mut listed: Vec<(CaseId, PersonId)>,
) -> Result<ShownNames, Refused> {
    listed.sort_unstable();
    listed.dedup();
    let cases: Vec<CaseId> = listed.iter().map(|(case, _)| *case).collect();
    let names = names_of_cases(request.access(), tx, permit, &listed).await?;
    let keys = request.access().shown_files(permit, &cases, &[]).await?;
    Ok(ShownNames { names, keys })
}
