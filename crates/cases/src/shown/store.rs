//! SQL of cases by their ids: code, lead person and owner, within a list permit.

use access::permit::ListPermit;
use base::ids::{AccountId, CaseId, PersonId};
use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// What a list needs to name a case.
#[derive(Debug)]
pub(crate) struct NamedCase {
    pub(crate) id: CaseId,
    pub(crate) code: String,
    pub(crate) lead: PersonId,
    pub(crate) owner: Option<AccountId>,
    pub(crate) owner_name: String,
}

/// Those of at most fifty cases that the permit lists.
pub(crate) async fn named(tx: &mut Tx, permit: &ListPermit, cases: &[CaseId]) -> Result<Vec<NamedCase>> {
    sql!(
        "SELECT c.id, c.code, c.lead_person_id, s.account_id, COALESCE(o.display_name, '') AS owner_name
         FROM cases_case c
         JOIN access_subject s ON s.id = c.id
         LEFT JOIN access_account o ON o.id = s.account_id
         WHERE c.id IN ($1..$50) AND s.account_id IN ($51..$100)
           AND (s.account_id = $151 OR (NOT s.is_restricted AND s.controller_id IN ($101..$150)))"
    )
    .bind_50(cases)
    .bind_50(permit.owners())
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .all(tx, |row| {
        Ok(NamedCase {
            id: row.get("id")?,
            code: row.get("code")?,
            lead: row.get("lead_person_id")?,
            owner: row.get("account_id")?,
            owner_name: row.get("owner_name")?,
        })
    })
    .await
}
