//! SQL of oversight: counts and lines without content. What is sealed stays sealed; clients are ids at most.

pub(crate) mod passed;
pub(crate) mod trail;

use std::collections::BTreeMap;

use access::permit::{House, Permit};
use base::day::Day;
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// More rows than a table of a page has.
const MOST: i64 = 300;

/// How many people's consents end, by controller and municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ending {
    pub(crate) controller: String,
    pub(crate) municipality: String,
    pub(crate) soon: i64,
    pub(crate) later: i64,
}

/// Consents that end from a day on: people whose first end lies up to `soon`, and up to `later`. Protected files are not
/// counted by place.
pub(crate) async fn ending(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (today, soon, later): (Day, Day, Day),
) -> Result<Vec<Ending>> {
    sql!(
        "SELECT COALESCE(o.name, '') AS controller, COALESCE(m.name, '') AS municipality,
             COUNT(DISTINCT CASE WHEN r.valid_until <= $2 THEN r.person_id END) AS soon,
             COUNT(DISTINCT r.person_id) AS later
         FROM consents_row r
         JOIN consents_declaration d ON d.id = r.declaration_id
         JOIN access_subject s ON s.id = r.person_id
         LEFT JOIN organisation_organisation o ON o.id = d.controller_id
         LEFT JOIN organisation_municipality m ON m.id = s.municipality_id
         WHERE r.valid_until >= $1 AND r.valid_until <= $3 AND r.is_agreed AND r.withdrawal_id IS NULL
           AND d.given_on IS NOT NULL AND NOT s.is_restricted
         GROUP BY o.name, m.name
         ORDER BY o.name, m.name
         LIMIT $4"
    )
    .bind(&today)
    .bind(&soon)
    .bind(&later)
    .bind(&MOST)
    .all(tx, |row| {
        Ok(Ending {
            controller: row.get("controller")?,
            municipality: row.get("municipality")?,
            soon: row.get("soon")?,
            later: row.get("later")?,
        })
    })
    .await
}

/// How many files are protected: persons and cases together.
pub(crate) async fn restricted(tx: &mut Tx, _permit: &Permit<House>) -> Result<i64> {
    sql!("SELECT COUNT(*) AS n FROM access_subject s WHERE s.is_restricted")
        .number(tx)
        .await
}

/// Holds that stand on a day, by code of their kind.
pub(crate) async fn held(tx: &mut Tx, _permit: &Permit<House>, today: Day) -> Result<BTreeMap<String, i64>> {
    let rows: Vec<(String, i64)> = sql!(
        "SELECT h.kind, COUNT(*) AS n FROM rights_hold h
         WHERE h.ended_at IS NULL AND (h.until IS NULL OR h.until >= $1)
         GROUP BY h.kind ORDER BY h.kind"
    )
    .bind(&today)
    .all(tx, |row| Ok((row.get("kind")?, row.get("n")?)))
    .await?;
    Ok(rows.into_iter().collect())
}

/// Declarations given and withdrawals in a span of days.
pub(crate) async fn declared(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (from, until): (Day, Day),
) -> Result<(i64, i64)> {
    let given = sql!("SELECT COUNT(*) AS n FROM consents_declaration WHERE given_on >= $1 AND given_on < $2")
        .bind(&from)
        .bind(&until)
        .number(tx)
        .await?;
    let withdrawn = sql!("SELECT COUNT(*) AS n FROM consents_withdrawal WHERE day >= $1 AND day < $2")
        .bind(&from)
        .bind(&until)
        .number(tx)
        .await?;
    Ok((given, withdrawn))
}

/// Requests that came and that were answered in a span of days, and how many of the latter too late.
pub(crate) async fn requested(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (from, until): (Day, Day),
) -> Result<(i64, i64, i64)> {
    let came = sql!("SELECT COUNT(*) AS n FROM rights_request WHERE received_on >= $1 AND received_on < $2")
        .bind(&from)
        .bind(&until)
        .number(tx)
        .await?;
    sql!(
        "SELECT COUNT(*) AS closed, COUNT(CASE WHEN r.closed_on > r.due_on THEN 1 END) AS late
         FROM rights_request r
         WHERE r.state <> 'open' AND r.closed_on >= $1 AND r.closed_on < $2"
    )
    .bind(&from)
    .bind(&until)
    .first(tx, |row| Ok((came, row.get("closed")?, row.get("late")?)))
    .await
    .map(|found| found.unwrap_or((came, 0, 0)))
}

/// What runs erased that were done in a span.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Erased {
    pub(crate) runs: i64,
    pub(crate) cases: i64,
    pub(crate) persons: i64,
    pub(crate) others: i64,
    pub(crate) kept: i64,
}

/// What was erased in a span.
pub(crate) async fn erased(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (from, until): (Moment, Moment),
) -> Result<Erased> {
    sql!(
        "SELECT COUNT(*) AS runs, CAST(COALESCE(SUM(cases_erased), 0) AS BIGINT) AS cases,
             CAST(COALESCE(SUM(persons_erased), 0) AS BIGINT) AS persons,
             CAST(COALESCE(SUM(others_erased), 0) AS BIGINT) AS others, CAST(COALESCE(SUM(kept), 0) AS BIGINT) AS kept
         FROM rights_run
         WHERE state = 'done' AND finished_at >= $1 AND finished_at < $2"
    )
    .bind(&from)
    .bind(&until)
    .first(tx, |row| {
        Ok(Erased {
            runs: row.get("runs")?,
            cases: row.get("cases")?,
            persons: row.get("persons")?,
            others: row.get("others")?,
            kept: row.get("kept")?,
        })
    })
    .await
    .map(Option::unwrap_or_default)
}

/// The id of the case with a number, unless it is protected.
pub(crate) async fn case_of_number(
    tx: &mut Tx,
    _permit: &Permit<House>,
    number: &str,
) -> Result<Option<String>> {
    sql!(
        "SELECT c.id FROM cases_case c JOIN access_subject s ON s.id = c.id
         WHERE c.code = $1 AND NOT s.is_restricted"
    )
    .bind_text(number)
    .first(tx, |row| row.get("id"))
    .await
}
