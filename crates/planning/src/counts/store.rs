//! SQL of the counts for the figures: groups with their number, never a row of a case.

use access::failure::Result;
use access::permit::JobPermit;
use db::sql;
use db::tx::Tx;
use figures::asked::count;
use figures::draft::Count;
use figures::period::Period;

/// Cases by the life areas whose need was high in the last assessment of the period that spoke of it.
pub(super) async fn needs(tx: &mut Tx, _permit: &JobPermit, period: Period) -> Result<Vec<Count>> {
    Ok(sql!(
        "SELECT COALESCE(c.municipality_id, '') AS municipality_id, l.area AS code, COUNT(*) AS n
         FROM planning_assessment a
         JOIN planning_level l ON l.assessment_id = a.id
         JOIN cases_case c ON c.id = a.case_id
         WHERE a.held_on >= $1 AND a.held_on <= $2 AND l.need >= 4
           AND NOT EXISTS (SELECT 1 FROM planning_assessment b
               JOIN planning_level m ON m.assessment_id = b.id
               WHERE b.case_id = a.case_id AND b.number > a.number AND b.held_on <= $2
                 AND m.area = l.area AND m.need IS NOT NULL)
         GROUP BY COALESCE(c.municipality_id, ''), l.area
         ORDER BY COALESCE(c.municipality_id, ''), l.area
         LIMIT 20000"
    )
    .bind(&period.first_day())
    .bind(&period.last_day())
    .all(tx, count)
    .await?)
}

/// Goals by how far they were reached at their last review of the period.
pub(super) async fn goals(tx: &mut Tx, _permit: &JobPermit, period: Period) -> Result<Vec<Count>> {
    Ok(sql!(
        "SELECT COALESCE(c.municipality_id, '') AS municipality_id, CAST(t.level AS TEXT) AS code, COUNT(*) AS n
         FROM planning_review r
         JOIN planning_attainment t ON t.review_id = r.id
         JOIN cases_case c ON c.id = r.case_id
         WHERE r.held_on >= $1 AND r.held_on <= $2
           AND NOT EXISTS (SELECT 1 FROM planning_attainment u
               JOIN planning_review q ON q.id = u.review_id
               WHERE u.goal_id = t.goal_id AND q.number > r.number AND q.held_on <= $2)
         GROUP BY COALESCE(c.municipality_id, ''), t.level
         ORDER BY COALESCE(c.municipality_id, ''), t.level
         LIMIT 20000"
    )
    .bind(&period.first_day())
    .bind(&period.last_day())
    .all(tx, count)
    .await?)
}

/// Cases that were open in the period, by the kind of residence.
pub(super) async fn residence(tx: &mut Tx, _permit: &JobPermit, period: Period) -> Result<Vec<Count>> {
    Ok(sql!(
        "SELECT COALESCE(c.municipality_id, '') AS municipality_id, p.residence AS code, COUNT(*) AS n
         FROM cases_case c
         JOIN planning_circumstances p ON p.case_id = c.id
         WHERE c.opened_on <= $2 AND (c.closed_on IS NULL OR c.closed_on >= $1)
         GROUP BY COALESCE(c.municipality_id, ''), p.residence
         ORDER BY COALESCE(c.municipality_id, ''), p.residence
         LIMIT 20000"
    )
    .bind(&period.first_day())
    .bind(&period.last_day())
    .all(tx, count)
    .await?)
}
