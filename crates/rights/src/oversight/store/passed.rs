//! SQL of what went out: counts by month and basis, and lines without content.

use std::collections::BTreeMap;

use access::permit::{House, Permit};
use base::day::Day;
use base::ids::RowId;
use base::moment::Moment;
use consents::model::category::Category;
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;

use crate::oversight::model::Month;

/// More rows than a table of a page has.
const MOST: i64 = 300;

/// How often something went out since a day, by month and code of the basis.
pub(crate) async fn by_basis(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (from, until): (Day, Day),
) -> Result<BTreeMap<(String, String), i64>> {
    let rows: Vec<((String, String), i64)> = sql!(
        "SELECT substr(d.disclosed_on, 1, 7) AS month, d.basis, COUNT(*) AS n
         FROM consents_disclosure d
         WHERE d.disclosed_on >= $1 AND d.disclosed_on < $2
         GROUP BY substr(d.disclosed_on, 1, 7), d.basis
         ORDER BY month, d.basis
         LIMIT $3"
    )
    .bind(&from)
    .bind(&until)
    .bind(&MOST)
    .all(tx, |row| {
        Ok(((row.get("month")?, row.get("basis")?), row.get("n")?))
    })
    .await?;
    Ok(rows.into_iter().collect())
}

/// Something that went out, without content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Passed {
    pub(crate) id: RowId,
    pub(crate) person: String,
    pub(crate) on: Day,
    pub(crate) at: Moment,
    pub(crate) by: String,
    pub(crate) basis: String,
    pub(crate) purpose: String,
    pub(crate) thing: String,
    pub(crate) recipient_kind: String,
    pub(crate) organisation: Option<String>,
    pub(crate) controller: String,
    pub(crate) categories: Vec<Category>,
}

/// Which lines are wanted: of a month, of a basis, behind a place.
#[derive(Clone, Debug)]
pub(crate) struct PassedFilter {
    pub(crate) month: Month,
    pub(crate) basis: Option<String>,
    pub(crate) before: Option<(Day, RowId)>,
}

/// What went out in a month, the latest first.
pub(crate) async fn passed(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (filter, limit): (&PassedFilter, i64),
) -> Result<Vec<Passed>> {
    let before = filter.before;
    let (day, id) = before.map_or_else(
        || (filter.month.end().to_string(), String::new()),
        |(day, id)| (day.to_string(), id.to_string()),
    );
    let mut found: Vec<Passed> = sql!(
        "SELECT d.id, d.person_id, d.disclosed_on, d.disclosed_at, a.display_name, d.basis, d.purpose, d.thing,
             d.recipient_kind, o.name AS organisation, COALESCE(c.name, '') AS controller
         FROM consents_disclosure d
         JOIN access_account a ON a.id = d.account_id
         JOIN access_subject s ON s.id = d.person_id
         LEFT JOIN organisation_organisation o ON o.id = d.organisation_id
         LEFT JOIN organisation_organisation c ON c.id = s.controller_id
         WHERE d.disclosed_on >= $1 AND (d.disclosed_on, d.id) < ($2, $3) AND (d.basis = $4 OR $4 IS NULL)
         ORDER BY d.disclosed_on DESC, d.id DESC
         LIMIT $5"
    )
    .bind(&filter.month.first())
    .bind(&day)
    .bind(&id)
    .bind(&filter.basis)
    .bind(&limit)
    .all(tx, passed_row)
    .await?;
    let mut categories = categories(tx, &found).await?;
    for one in &mut found {
        one.categories = categories.remove(&one.id).unwrap_or_default();
    }
    Ok(found)
}

fn passed_row(row: &Row<'_>) -> Result<Passed> {
    Ok(Passed {
        id: row.get("id")?,
        person: row.get("person_id")?,
        on: row.get("disclosed_on")?,
        at: row.get("disclosed_at")?,
        by: row.get("display_name")?,
        basis: row.get("basis")?,
        purpose: row.get("purpose")?,
        thing: row.get("thing")?,
        recipient_kind: row.get("recipient_kind")?,
        organisation: row.get("organisation")?,
        controller: row.get("controller")?,
        categories: Vec::new(),
    })
}

async fn categories(tx: &mut Tx, of: &[Passed]) -> Result<BTreeMap<RowId, Vec<Category>>> {
    let ids: Vec<RowId> = of.iter().map(|one| one.id).collect();
    let mut all: BTreeMap<RowId, Vec<Category>> = BTreeMap::new();
    for fifty in ids.chunks(db::statement::LIST_LENGTH) {
        let rows: Vec<(RowId, Category)> = sql!(
            "SELECT DISTINCT i.disclosure_id, i.category FROM consents_disclosure_item i
             WHERE i.disclosure_id IN ($1..$50)
             ORDER BY i.disclosure_id, i.category"
        )
        .bind_50(fifty)
        .all(tx, |row| Ok((row.get("disclosure_id")?, row.get("category")?)))
        .await?;
        for (id, category) in rows {
            all.entry(id).or_default().push(category);
        }
    }
    Ok(all)
}
