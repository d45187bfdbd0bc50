//! SQL of the audit trail as a proof sheet tells it: how much was done, how the chain stands, what the checks found.

use access::act::Act;
use access::permit::{House, Permit};
use base::moment::Moment;
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;

/// More checks and kinds of acts than a month has.
const MOST: i64 = 300;

/// How often each act was done in a span, as the trail says.
pub(crate) async fn acts(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (from, until): (Moment, Moment),
) -> Result<Vec<(String, i64)>> {
    let rows: Vec<(String, i64)> = sql!(
        "SELECT a.act, COUNT(*) AS n FROM access_audit a
         WHERE a.at >= $1 AND a.at < $2
         GROUP BY a.act ORDER BY n DESC, a.act LIMIT $3"
    )
    .bind(&from)
    .bind(&until)
    .bind(&MOST)
    .all(tx, |row| Ok((row.get("act")?, row.get("n")?)))
    .await?;
    let german = |act: String| {
        act.parse::<Act>()
            .map_or_else(|_| act.clone(), |known| known.german().to_owned())
    };
    Ok(rows
        .into_iter()
        .map(|(act, count)| (german(act), count))
        .collect())
}

/// A line of the trail with its place in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) at: Moment,
    pub(crate) position: i64,
    pub(crate) code: String,
}

fn link(row: &Row<'_>) -> Result<Link> {
    Ok(Link {
        at: row.get("at")?,
        position: row.get("position")?,
        code: row.get("mac")?,
    })
}

/// The first and the last sealed line of a span.
pub(crate) async fn chain(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (from, until): (Moment, Moment),
) -> Result<(Option<Link>, Option<Link>)> {
    let first = sql!(
        "SELECT a.at, s.position, s.mac FROM access_audit a JOIN access_audit_seal s ON s.line_id = a.id
         WHERE a.at >= $1 AND a.at < $2 ORDER BY a.at, a.id LIMIT 1"
    )
    .bind(&from)
    .bind(&until)
    .first(tx, link)
    .await?;
    let last = sql!(
        "SELECT a.at, s.position, s.mac FROM access_audit a JOIN access_audit_seal s ON s.line_id = a.id
         WHERE a.at >= $1 AND a.at < $2 ORDER BY a.at DESC, a.id DESC LIMIT 1"
    )
    .bind(&from)
    .bind(&until)
    .first(tx, link)
    .await?;
    Ok((first, last))
}

/// A check of the trail: when, up to which line, what it found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Check {
    pub(crate) at: Moment,
    pub(crate) checked: i64,
    pub(crate) findings: String,
}

/// The checks of a span, the latest first.
pub(crate) async fn checks(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (from, until): (Moment, Moment),
) -> Result<Vec<Check>> {
    sql!(
        "SELECT at, checked, findings FROM accounts_audit_check
         WHERE at >= $1 AND at < $2 ORDER BY at DESC LIMIT $3"
    )
    .bind(&from)
    .bind(&until)
    .bind(&MOST)
    .all(tx, |row| {
        Ok(Check {
            at: row.get("at")?,
            checked: row.get("checked")?,
            findings: row.get("findings")?,
        })
    })
    .await
}
