//! SQL of released reconstructions: plain rows without names, for pages, papers and boards.

use access::failure::Result;
use access::permit::{House, Permit};
use access::subject::store as subjects;
use base::day::Day;
use base::ids::{ReconstructionId, RegionId};
use db::failure::Result as Found;
use db::row::Row;
use db::sql;
use db::tx::Tx;
use organisation::model::field_of_action::FieldOfAction;
use people::guard::hit::Kind;

use crate::reconstruction::model::{Draft, KeepReason, Station, Way};
use crate::words::Rechtskreis;

/// Lines of a page.
pub const PAGE: i64 = 50;

/// A released reconstruction as lists name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The reconstruction.
    pub id: ReconstructionId,
    /// Its code.
    pub code: String,
    /// The title.
    pub title: String,
    /// The field of action.
    pub field: FieldOfAction,
    /// Where, no finer than the region.
    pub region: Option<RegionId>,
    /// When it was released.
    pub released_on: Day,
    /// For optimistic locking.
    pub version: i64,
}

/// A released reconstruction with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Released {
    /// What lists name.
    pub head: Head,
    /// Who took part, by function and institution, one a line.
    pub participants: String,
    /// What it teaches.
    pub lesson: String,
    /// As it was.
    pub real: Vec<Station>,
    /// As it should have been.
    pub ideal: Vec<Station>,
    /// What the guard points out and two people let stand: what kind, and why.
    pub kept: Vec<(Kind, KeepReason)>,
}

/// Releases the reconstruction of the permit as it waits: its text becomes plain, its key goes. `false` if somebody was
/// quicker. Nobody releases what they wrote: the policy refuses it, and so does the table.
///
/// # Errors
/// What the database reports.
pub async fn release(
    tx: &mut Tx,
    permit: &Permit<ReconstructionId>,
    (version, draft): (i64, &Draft),
) -> Result<bool> {
    let id = permit.id();
    let touched = sql!(
        "UPDATE themes_reconstruction
         SET state = 'released', draft = NULL, title = $3, participants = $4, lesson = $5, released_by = $6,
             released_on = $7, changed_on = $7, version = version + 1
         WHERE id = $1 AND version = $2 AND state = 'submitted' AND author_id <> $6"
    )
    .bind(&id)
    .bind(&version)
    .bind(&draft.title)
    .bind(&draft.participants)
    .bind(&draft.lesson)
    .bind(&permit.account())
    .bind(&permit.now().day())
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    for way in Way::ALL {
        for (position, station) in (1_i64..).zip(draft.course(way)) {
            insert_station(tx, id, ((way, position), station)).await?;
        }
    }
    for (position, kept) in (1_i64..).zip(&draft.kept) {
        sql!(
            "INSERT INTO themes_kept_hit (reconstruction_id, position, place, kind, reason) VALUES ($1, $2, $3, $4, $5)"
        )
        .bind(&id)
        .bind(&position)
        .bind(&kept.place.to_string())
        .bind(&kept.kind)
        .bind(&kept.reason)
        .run(tx)
        .await?;
    }
    subjects::delete(tx, &id.to_string()).await?;
    Ok(true)
}

async fn insert_station(
    tx: &mut Tx,
    id: ReconstructionId,
    ((way, position), station): ((Way, i64), &Station),
) -> Result<()> {
    sql!(
        "INSERT INTO themes_station
             (reconstruction_id, is_ideal, position, month, lane, rechtskreis, happened, wait_days, is_break, resource)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    )
    .bind(&id)
    .bind(&(way == Way::Ideal))
    .bind(&position)
    .bind(&i64::from(station.month))
    .bind(&station.lane)
    .bind(&station.rechtskreis)
    .bind(&station.text)
    .bind(&station.wait_days.map(i64::from))
    .bind(&station.is_break)
    .bind(&station.resource)
    .run(tx)
    .await?;
    Ok(())
}

/// What a list of released reconstructions asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Only this field of action.
    pub field: Option<FieldOfAction>,
    /// Only this region.
    pub region: Option<RegionId>,
    /// Behind the line of this day and id.
    pub after: Option<(Day, ReconstructionId)>,
}

/// A page of released reconstructions and one line, which tells whether there is another page; the newest first.
///
/// # Errors
/// What the database reports.
pub async fn released_list(tx: &mut Tx, _permit: &Permit<House>, wanted: &Wanted) -> Found<Vec<Head>> {
    let (day, id) = wanted.after.unzip();
    sql!(
        "SELECT id, code, title, field, region_id, released_on, version
         FROM themes_reconstruction
         WHERE state = 'released'
           AND (field = $1 OR $1 IS NULL)
           AND (region_id = $2 OR $2 IS NULL)
           AND (released_on < $3 OR (released_on = $3 AND id < $4) OR $3 IS NULL)
         ORDER BY released_on DESC, id DESC
         LIMIT $5"
    )
    .bind(&wanted.field)
    .bind(&wanted.region)
    .bind(&day)
    .bind(&id)
    .bind(&(PAGE + 1))
    .all(tx, head)
    .await
}

fn head(row: &Row<'_>) -> Found<Head> {
    Ok(Head {
        id: row.get("id")?,
        code: row.get("code")?,
        title: row.get("title")?,
        field: row.get("field")?,
        region: row.get("region_id")?,
        released_on: row.get("released_on")?,
        version: row.get("version")?,
    })
}

/// A released reconstruction; `None` if there is none, it is not released, or it was withdrawn.
///
/// # Errors
/// What the database reports.
pub async fn released(tx: &mut Tx, _permit: &Permit<House>, id: ReconstructionId) -> Found<Option<Released>> {
    let found = sql!(
        "SELECT id, code, title, field, region_id, released_on, version, participants, lesson
         FROM themes_reconstruction
         WHERE id = $1 AND state = 'released'"
    )
    .bind(&id)
    .first(tx, |row| {
        Ok(Released {
            head: head(row)?,
            participants: row.get("participants")?,
            lesson: row.get("lesson")?,
            real: Vec::new(),
            ideal: Vec::new(),
            kept: Vec::new(),
        })
    })
    .await?;
    let Some(mut released) = found else {
        return Ok(None);
    };
    for (is_ideal, station) in stations(tx, id).await? {
        if is_ideal {
            released.ideal.push(station);
        } else {
            released.real.push(station);
        }
    }
    released.kept = sql!(
        "SELECT kind, reason FROM themes_kept_hit WHERE reconstruction_id = $1 ORDER BY position LIMIT 500"
    )
    .bind(&id)
    .all(tx, |row| Ok((row.get("kind")?, row.get("reason")?)))
    .await?;
    Ok(Some(released))
}

async fn stations(tx: &mut Tx, id: ReconstructionId) -> Found<Vec<(bool, Station)>> {
    sql!(
        "SELECT is_ideal, position, month, lane, rechtskreis, happened, wait_days, is_break, resource
         FROM themes_station
         WHERE reconstruction_id = $1
         ORDER BY is_ideal, position
         LIMIT 100"
    )
    .bind(&id)
    .all(tx, |row| {
        let (position, month): (i64, i64) = (row.get("position")?, row.get("month")?);
        let wait_days: Option<i64> = row.get("wait_days")?;
        let law: Option<Rechtskreis> = row.get("rechtskreis")?;
        let station = Station {
            number: u32::try_from(position).unwrap_or(u32::MAX),
            month: u16::try_from(month).unwrap_or(u16::MAX),
            lane: row.get("lane")?,
            rechtskreis: law,
            text: row.get("happened")?,
            wait_days: wait_days.and_then(|days| u16::try_from(days).ok()),
            is_break: row.get("is_break")?,
            resource: row.get("resource")?,
        };
        Ok((row.get("is_ideal")?, station))
    })
    .await
}

/// Takes a released reconstruction out of sight: its texts are erased, the row stays for those who refer to it. `false`
/// if it was not released any more.
///
/// # Errors
/// What the database reports.
pub async fn withdraw(
    tx: &mut Tx,
    permit: &Permit<House>,
    (id, version): (ReconstructionId, i64),
) -> Found<bool> {
    let touched = sql!(
        "UPDATE themes_reconstruction
         SET state = 'withdrawn', title = NULL, participants = NULL, lesson = NULL, withdrawn_by = $3, withdrawn_on = $4,
             version = version + 1
         WHERE id = $1 AND version = $2 AND state = 'released'"
    )
    .bind(&id)
    .bind(&version)
    .bind(&permit.account())
    .bind(&permit.now().day())
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    for statement in [
        sql!("DELETE FROM themes_station WHERE reconstruction_id = $1"),
        sql!("DELETE FROM themes_kept_hit WHERE reconstruction_id = $1"),
    ] {
        statement.bind(&id).run(tx).await?;
    }
    Ok(true)
}
