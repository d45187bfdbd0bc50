//! SQL of the counts for the figures: in how many cases, never which. A case with several obstacles of a column counts
//! once, where it was noted last.

use access::failure::Result;
use access::permit::JobPermit;
use db::sql;
use db::tx::Tx;
use figures::asked::count;
use figures::draft::Count;
use figures::period::Period;

use crate::words::ObstacleKind;

/// Cases by field of action and place. A day has ten letters; the place stands behind it.
pub(in crate::obstacle) async fn by_field(
    tx: &mut Tx,
    _permit: &JobPermit,
    period: Period,
) -> Result<Vec<Count>> {
    Ok(sql!(
        "SELECT substr(o.last, 11) AS municipality_id, o.field AS code, COUNT(*) AS n
         FROM (
             SELECT t.field, t.case_token, MAX(t.noted_on || COALESCE(t.municipality_id, '')) AS last
             FROM themes_obstacle t
             WHERE t.noted_on >= $1 AND t.noted_on <= $2
             GROUP BY t.field, t.case_token
         ) o
         GROUP BY substr(o.last, 11), o.field
         ORDER BY substr(o.last, 11), o.field
         LIMIT 20000"
    )
    .bind(&period.first_day())
    .bind(&period.last_day())
    .all(tx, count)
    .await?)
}

/// Cases by field and kind; „other" stands for no kind.
pub(in crate::obstacle) async fn by_kind(
    tx: &mut Tx,
    _permit: &JobPermit,
    period: Period,
) -> Result<Vec<Count>> {
    Ok(sql!(
        "SELECT '' AS municipality_id, t.field || '.' || t.kind AS code, COUNT(DISTINCT t.case_token) AS n
         FROM themes_obstacle t
         WHERE t.noted_on >= $1 AND t.noted_on <= $2 AND t.kind <> $3
         GROUP BY t.field || '.' || t.kind
         ORDER BY t.field || '.' || t.kind
         LIMIT 2000"
    )
    .bind(&period.first_day())
    .bind(&period.last_day())
    .bind(&ObstacleKind::Other)
    .all(tx, count)
    .await?)
}
