//! SQL of the counts for the figures: groups with their number, never a row of a case. Grouped by an expression, the day
//! leads the way and no index is gone through from end to end.

use access::failure::Result;
use access::permit::JobPermit;
use base::day::Day;
use db::sql;
use db::tx::Tx;
use figures::asked::count;
use figures::draft::Count;
use figures::period::Period;

/// The first moment after a period: moments are stored as text that sorts.
fn end(period: Period) -> String {
    period.last_day().plus_days(1).to_string()
}

/// Cases open at the end, by the phase in which they were then.
pub(super) async fn by_phase(tx: &mut Tx, _permit: &JobPermit, period: Period) -> Result<Vec<Count>> {
    Ok(sql!(
        "SELECT o.municipality_id, o.code, COUNT(*) AS n
         FROM (
             SELECT COALESCE(c.municipality_id, '') AS municipality_id,
                 COALESCE((SELECT s.phase FROM cases_state s
                     WHERE s.case_id = c.id AND s.at < $2 AND s.phase <> 'closed'
                     ORDER BY s.at DESC, s.id DESC LIMIT 1),
                   CASE WHEN c.phase = 'closed' OR c.phase_since > $1 THEN 'clearing' ELSE c.phase END) AS code
             FROM cases_case c
             WHERE c.opened_on <= $1 AND (c.closed_on IS NULL OR c.closed_on > $1)
         ) o
         GROUP BY o.municipality_id, o.code
         ORDER BY o.municipality_id, o.code
         LIMIT 20000"
    )
    .bind(&period.last_day())
    .bind_text(&end(period))
    .all(tx, count)
    .await?)
}

/// Cases open at the end, by target group.
pub(super) async fn by_target_group(tx: &mut Tx, _permit: &JobPermit, period: Period) -> Result<Vec<Count>> {
    Ok(sql!(
        "SELECT COALESCE(c.municipality_id, '') AS municipality_id, c.target_group AS code, COUNT(*) AS n
         FROM cases_case c
         WHERE c.opened_on <= $1 AND (c.closed_on IS NULL OR c.closed_on > $1)
         GROUP BY COALESCE(c.municipality_id, ''), c.target_group
         ORDER BY COALESCE(c.municipality_id, ''), c.target_group
         LIMIT 20000"
    )
    .bind(&period.last_day())
    .all(tx, count)
    .await?)
}

/// How many cases were begun.
pub(super) async fn begun(tx: &mut Tx, _permit: &JobPermit, period: Period) -> Result<i64> {
    Ok(
        sql!("SELECT COUNT(*) AS n FROM cases_case c WHERE c.opened_on >= $1 AND c.opened_on <= $2")
            .bind(&period.first_day())
            .bind(&period.last_day())
            .number(tx)
            .await?,
    )
}

/// How many cases were closed, and are.
pub(super) async fn closed(tx: &mut Tx, _permit: &JobPermit, period: Period) -> Result<i64> {
    Ok(sql!(
        "SELECT COUNT(*) AS n FROM cases_case c
         WHERE c.phase = 'closed' AND c.phase_since >= $1 AND c.phase_since <= $2"
    )
    .bind(&period.first_day())
    .bind(&period.last_day())
    .number(tx)
    .await?)
}

/// Begun cases, by the way on which the person came.
pub(super) async fn by_route(tx: &mut Tx, _permit: &JobPermit, period: Period) -> Result<Vec<Count>> {
    Ok(sql!(
        "SELECT COALESCE(c.municipality_id, '') AS municipality_id, c.access_route AS code, COUNT(*) AS n
         FROM cases_case c
         WHERE c.opened_on >= $1 AND c.opened_on <= $2
         GROUP BY COALESCE(c.municipality_id, ''), c.access_route
         ORDER BY COALESCE(c.municipality_id, ''), c.access_route
         LIMIT 20000"
    )
    .bind(&period.first_day())
    .bind(&period.last_day())
    .all(tx, count)
    .await?)
}

/// Closed cases, by reason.
pub(super) async fn by_reason(tx: &mut Tx, _permit: &JobPermit, period: Period) -> Result<Vec<Count>> {
    Ok(sql!(
        "SELECT COALESCE(c.municipality_id, '') AS municipality_id, c.close_reason AS code, COUNT(*) AS n
         FROM cases_case c
         WHERE c.phase = 'closed' AND c.phase_since >= $1 AND c.phase_since <= $2
         GROUP BY COALESCE(c.municipality_id, ''), c.close_reason
         ORDER BY COALESCE(c.municipality_id, ''), c.close_reason
         LIMIT 20000"
    )
    .bind(&period.first_day())
    .bind(&period.last_day())
    .all(tx, count)
    .await?)
}

/// Closed cases, by the months between beginning and end; days are not needed for that.
pub(super) async fn by_months(tx: &mut Tx, _permit: &JobPermit, period: Period) -> Result<Vec<(i32, i64)>> {
    let groups: Vec<(String, String, i64)> = sql!(
        "SELECT substr(c.opened_on, 1, 7) AS opened_in, substr(c.phase_since, 1, 7) AS closed_in, COUNT(*) AS n
         FROM cases_case c
         WHERE c.phase = 'closed' AND c.phase_since >= $1 AND c.phase_since <= $2
         GROUP BY substr(c.opened_on, 1, 7), substr(c.phase_since, 1, 7)
         ORDER BY substr(c.opened_on, 1, 7), substr(c.phase_since, 1, 7)
         LIMIT 20000"
    )
    .bind(&period.first_day())
    .bind(&period.last_day())
    .all(tx, |row| Ok((row.get("opened_in")?, row.get("closed_in")?, row.get("n")?)))
    .await?;
    Ok(groups
        .into_iter()
        .filter_map(|(opened, closed, number)| Some((month(&closed)? - month(&opened)?, number)))
        .collect())
}

/// A month such as `2026-03`, counted from the year 0.
fn month(text: &str) -> Option<i32> {
    let day: Day = format!("{text}-01").parse().ok()?;
    Some(i32::from(day.year()) * 12 + i32::from(day.month()))
}

/// Contacts with people, by language.
pub(super) async fn by_language(tx: &mut Tx, _permit: &JobPermit, period: Period) -> Result<Vec<Count>> {
    Ok(sql!(
        "SELECT COALESCE(c.municipality_id, '') AS municipality_id, c.language AS code, COUNT(*) AS n
         FROM cases_contact c
         WHERE c.happened_on >= $1 AND c.happened_on <= $2 AND c.task_area = 'support'
         GROUP BY COALESCE(c.municipality_id, ''), c.language
         ORDER BY COALESCE(c.municipality_id, ''), c.language
         LIMIT 20000"
    )
    .bind(&period.first_day())
    .bind(&period.last_day())
    .all(tx, count)
    .await?)
}

/// Contacts with people, by kind.
pub(super) async fn by_contact_kind(tx: &mut Tx, _permit: &JobPermit, period: Period) -> Result<Vec<Count>> {
    Ok(sql!(
        "SELECT COALESCE(c.municipality_id, '') AS municipality_id, c.kind AS code, COUNT(*) AS n
         FROM cases_contact c
         WHERE c.happened_on >= $1 AND c.happened_on <= $2 AND c.task_area = 'support'
         GROUP BY COALESCE(c.municipality_id, ''), c.kind
         ORDER BY COALESCE(c.municipality_id, ''), c.kind
         LIMIT 20000"
    )
    .bind(&period.first_day())
    .bind(&period.last_day())
    .all(tx, count)
    .await?)
}

/// What clients said at the end.
pub(super) async fn feedback(tx: &mut Tx, _permit: &JobPermit, period: Period) -> Result<Vec<Count>> {
    Ok(sql!(
        "SELECT f.municipality_id, f.smiley AS code, COUNT(*) AS n
         FROM cases_feedback f
         WHERE f.given_on >= $1 AND f.given_on <= $2
         GROUP BY f.municipality_id, f.smiley
         ORDER BY f.municipality_id, f.smiley
         LIMIT 20000"
    )
    .bind(&period.first_day())
    .bind(&period.last_day())
    .all(tx, count)
    .await?)
}
