//! SQL of the papers: who works here, to whom something was passed on, what the nightly jobs did. Counts and names of
//! offices; nothing of a person.

use access::permit::{House, Permit};
use access::role::Role;
use base::day::Day;
use base::ids::OrganisationId;
use base::moment::Moment;
use consents::store::controller::Controller;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// More than a program has kinds of jobs.
const MOST_KINDS: i64 = 200;
/// More offices than one page of a paper names.
const MOST_RECIPIENTS: i64 = 300;

/// A controller of the district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Responsible {
    pub(crate) id: OrganisationId,
    pub(crate) data: Controller,
}

/// Those who answer for data in this district, the district's own administration first. Everybody may know them.
pub(crate) async fn controllers(tx: &mut Tx) -> Result<Vec<Responsible>> {
    sql!(
        "SELECT o.id, c.name, c.address, c.data_protection_contact, c.law
         FROM organisation_controller c
         JOIN organisation_organisation o ON o.id = c.organisation_id
         ORDER BY CASE WHEN o.kind = 'district_administration' THEN 0 ELSE 1 END, c.name, o.id
         LIMIT $1"
    )
    .bind(&MOST_RECIPIENTS)
    .all(tx, |row| {
        let data = Controller {
            name: row.get("name")?,
            address: row.get("address")?,
            officer: row.get("data_protection_contact")?,
            law: row.get("law")?,
        };
        let id = row.get("id")?;
        Ok(Responsible { id, data })
    })
    .await
}

/// How many accounts hold each role on a day.
pub(crate) async fn accounts_by_role(
    tx: &mut Tx,
    _permit: &Permit<House>,
    today: Day,
) -> Result<Vec<(Role, i64)>> {
    sql!(
        "SELECT r.role, COUNT(DISTINCT r.account_id) AS n
         FROM access_role_assignment r
         JOIN access_account a ON a.id = r.account_id
         WHERE r.valid_from <= $1 AND (r.valid_until IS NULL OR r.valid_until > $1) AND a.locked_at IS NULL
         GROUP BY r.role
         ORDER BY r.role"
    )
    .bind(&today)
    .all(tx, |row| Ok((row.get("role")?, row.get("n")?)))
    .await
}

/// The organisations to which a controller passed something on since a day, with how often.
pub(crate) async fn recipients(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (controller, since): (OrganisationId, Day),
) -> Result<Vec<(Option<String>, i64)>> {
    sql!(
        "SELECT o.name, COUNT(*) AS n
         FROM consents_disclosure d
         JOIN access_subject s ON s.id = d.person_id
         LEFT JOIN organisation_organisation o ON o.id = d.organisation_id
         WHERE d.disclosed_on >= $1 AND s.controller_id = $2 AND d.recipient_kind IN ('organisation', 'named')
         GROUP BY o.name
         ORDER BY n DESC, o.name
         LIMIT $3"
    )
    .bind(&since)
    .bind(&controller)
    .bind(&MOST_RECIPIENTS)
    .all(tx, |row| Ok((row.get("name")?, row.get("n")?)))
    .await
}

/// When each kind of job last did its work.
pub(crate) async fn last_runs(tx: &mut Tx, _permit: &Permit<House>) -> Result<Vec<(String, Moment)>> {
    sql!(
        "SELECT kind, MAX(finished_at) AS finished_at
         FROM post_job
         WHERE state = 'done'
         GROUP BY kind
         ORDER BY kind
         LIMIT $1"
    )
    .bind(&MOST_KINDS)
    .all(tx, |row| Ok((row.get("kind")?, row.get("finished_at")?)))
    .await
}

/// The last nightly check of the audit trail: when, how many lines, whether anything was found.
pub(crate) async fn last_check(tx: &mut Tx, _permit: &Permit<House>) -> Result<Option<(Moment, i64, bool)>> {
    sql!("SELECT at, checked, findings FROM accounts_audit_check ORDER BY at DESC LIMIT 1")
        .first(tx, |row| {
            let findings: String = row.get("findings")?;
            Ok((row.get("at")?, row.get("checked")?, !findings.is_empty()))
        })
        .await
}
