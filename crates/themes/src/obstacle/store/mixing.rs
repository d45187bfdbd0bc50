//! SQL that writes rows anew, in the order of their random ids: the order in which a database keeps rows tells in which
//! order they were noted, or which cases closed one after the other, and the audit trail knows when that was.

use access::failure::Result;
use base::ids::ObstacleId;
use db::sql;
use db::tx::Tx;
use vault::sealed::Sealed;

use super::obstacle;
use crate::obstacle::model::Obstacle;

struct Kept {
    obstacle: Obstacle,
    token: String,
    post: Sealed<String>,
}

/// Writes the next five hundred rows behind this id anew, in the order of their ids; gives the last of them.
pub(in crate::obstacle) async fn mix(tx: &mut Tx, after: Option<ObstacleId>) -> Result<Option<ObstacleId>> {
    let after = after.map(|id| id.to_string()).unwrap_or_default();
    let rows = sql!(
        "SELECT id, noted_on, field, kind, severity, from_rechtskreis, to_rechtskreis, step, municipality_id, days_lost,
             case_token, post
         FROM themes_obstacle
         WHERE id > $1
         ORDER BY id
         LIMIT 500"
    )
    .bind_text(&after)
    .all(tx, |row| {
        Ok(Kept {
            obstacle: obstacle(row)?,
            token: row.get("case_token")?,
            post: row.get("post")?,
        })
    })
    .await?;
    for row in &rows {
        take_out(tx, row.obstacle.id).await?;
    }
    for row in &rows {
        put_in(tx, row).await?;
    }
    Ok(rows.last().map(|row| row.obstacle.id))
}

async fn take_out(tx: &mut Tx, id: ObstacleId) -> Result<()> {
    sql!("DELETE FROM themes_obstacle WHERE id = $1")
        .bind(&id)
        .run(tx)
        .await?;
    Ok(())
}

async fn put_in(tx: &mut Tx, row: &Kept) -> Result<()> {
    let (id, noted) = (row.obstacle.id, &row.obstacle.noted);
    sql!(
        "INSERT INTO themes_obstacle
             (id, noted_on, field, kind, severity, from_rechtskreis, to_rechtskreis, step, municipality_id, days_lost,
              case_token, post)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
    )
    .bind(&id)
    .bind(&row.obstacle.noted_on)
    .bind(&noted.field)
    .bind(&noted.kind)
    .bind(&noted.severity)
    .bind(&noted.from)
    .bind(&noted.to)
    .bind(&noted.step)
    .bind(&noted.municipality)
    .bind(&noted.days_lost)
    .bind_text(&row.token)
    .bind(&row.post)
    .run(tx)
    .await?;
    Ok(())
}
