//! SQL of the cases of a person that somebody lists as their own or stands in for: what the bar of a case needs round the
//! pages of the person. Nothing is opened.

use access::failure::Result;
use access::permit::ListPermit;
use base::ids::{AccountId, CaseId, PersonId};
use db::sql;
use db::tx::Tx;

use crate::case::model::Phase;

/// A case of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CaseAround {
    pub(crate) id: CaseId,
    pub(crate) code: String,
    pub(crate) phase: Phase,
    pub(crate) lead: PersonId,
    pub(crate) owner: Option<AccountId>,
}

/// The cases in which the person takes part, of whoever the permit holds, the newest first.
///
/// # Errors
/// What the database reports.
pub(crate) async fn cases_around(
    tx: &mut Tx,
    permit: &ListPermit,
    person: PersonId,
) -> Result<Vec<CaseAround>> {
    Ok(sql!(
        "SELECT c.id, c.code, c.phase, c.lead_person_id, s.account_id
         FROM access_participant t
         JOIN access_subject s ON s.id = t.case_id
         JOIN cases_case c ON c.id = t.case_id
         WHERE t.person_id = $102 AND s.account_id IN ($1..$50)
           AND (s.account_id = $101 OR (NOT s.is_restricted AND s.controller_id IN ($51..$100)))
         ORDER BY c.opened_on DESC, c.id
         LIMIT 20"
    )
    .bind_50(permit.owners())
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .bind(&person)
    .all(tx, |row| {
        Ok(CaseAround {
            id: row.get("id")?,
            code: row.get("code")?,
            phase: row.get("phase")?,
            lead: row.get("lead_person_id")?,
            owner: row.get("account_id")?,
        })
    })
    .await?)
}
