//! SQL of assessments: added as versions, read with a permit of the case.

use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::{CaseId, Ids, RowId};
use base::moment::Moment;
use cases::life_area::LifeArea;
use cases::list::model::FlagKind;
use cases::list::store::{Flag, set_flags};
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Place, Sealed};

use crate::assessment::model::{AreaView, Level, Urgency, Version, Views, last_talk, standing};

const RESOURCES: &str = "planning_level.resources";
const OBSTACLES: &str = "planning_level.obstacles";

fn place(column: &'static str, id: RowId) -> Place {
    Place {
        column,
        row: id.uuid().into_bytes(),
    }
}

/// What was talked about on a day, on top of the versions that were there.
#[derive(Debug)]
pub struct NewVersion {
    /// The number of the last version that the writer saw, 0 if there was none.
    pub after: i64,
    /// The day of the talk.
    pub held_on: Day,
    /// What was talked about.
    pub views: Views,
}

struct Row {
    number: i64,
    held_on: Day,
    at: Moment,
    by: String,
    id: RowId,
    area: LifeArea,
    need: Option<i64>,
    wish: Option<i64>,
    urgency: Option<Urgency>,
    resources: Option<Sealed<String>>,
    obstacles: Option<Sealed<String>>,
}

/// All assessments of the case of the permit, the oldest first.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn versions(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Vec<Version>> {
    let rows = sql!(
        "SELECT a.number, a.held_on, a.at, c.display_name, l.id, l.area, l.need, l.wish, l.urgency, l.resources,
             l.obstacles
         FROM planning_assessment a
         JOIN planning_level l ON l.assessment_id = a.id
         JOIN access_account c ON c.id = a.by_account_id
         WHERE a.case_id = $1
         ORDER BY a.number, l.id
         LIMIT 3000"
    )
    .bind(&permit.id())
    .all(tx, |row| {
        Ok(Row {
            number: row.get("number")?,
            held_on: row.get("held_on")?,
            at: row.get("at")?,
            by: row.get("display_name")?,
            id: row.get("id")?,
            area: row.get("area")?,
            need: row.get("need")?,
            wish: row.get("wish")?,
            urgency: row.get("urgency")?,
            resources: row.get("resources")?,
            obstacles: row.get("obstacles")?,
        })
    })
    .await?;
    let mut versions: Vec<Version> = Vec::new();
    for row in rows {
        let view = AreaView {
            need: row.need.and_then(Level::new),
            wish: row.wish.and_then(Level::new),
            urgency: row.urgency,
            resources: opened(permit, row.resources.as_ref(), place(RESOURCES, row.id))?,
            obstacles: opened(permit, row.obstacles.as_ref(), place(OBSTACLES, row.id))?,
        };
        if versions.last().is_none_or(|last| last.number != row.number) {
            versions.push(Version {
                number: row.number,
                held_on: row.held_on,
                at: row.at,
                by: row.by,
                views: Views::new(),
            });
        }
        if let Some(version) = versions.last_mut() {
            version.views.insert(row.area, view);
        }
    }
    Ok(versions)
}

fn opened(permit: &Permit<CaseId>, sealed: Option<&Sealed<String>>, place: Place) -> Result<String> {
    let Some(sealed) = sealed else {
        return Ok(String::new());
    };
    let open = sealed.open(permit.key()?, place, store_seat!())?;
    Ok(permit.reveal(&open).cloned().unwrap_or_default())
}

/// Adds a version if nobody else was quicker, and says whether it did; lists find the case by the areas as they stand now.
///
/// # Errors
/// What the database reports.
pub async fn insert(tx: &mut Tx, permit: &Permit<CaseId>, new: &NewVersion, ids: &Ids) -> Result<bool> {
    let id = RowId::from_uuid(ids.next());
    let inserted = sql!(
        "INSERT INTO planning_assessment (id, case_id, number, held_on, at, by_account_id)
         SELECT $1, $2, $3, $4, $5, $6
         WHERE (SELECT COALESCE(MAX(number), 0) FROM planning_assessment WHERE case_id = $7) = $8"
    )
    .bind(&id)
    .bind(&permit.id())
    .bind(&(new.after + 1))
    .bind(&new.held_on)
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&permit.id())
    .bind(&new.after)
    .run(tx)
    .await;
    match inserted {
        Ok(0) | Err(db::failure::Failure::AlreadyThere { .. }) => return Ok(false),
        other => other?,
    };
    for (area, view) in &new.views {
        insert_level(tx, permit, (id, *area, view), ids).await?;
    }
    flag_areas(tx, permit).await?;
    Ok(true)
}

async fn flag_areas(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<()> {
    let versions = versions(tx, permit).await?;
    let flag = |(area, view): (LifeArea, AreaView)| {
        let since = last_talk(&versions, area).filter(|_| !view.is_empty())?;
        Some(Flag {
            about: area.code().to_owned(),
            level: view.need.map(Level::number),
            since,
        })
    };
    let flags: Vec<Flag> = standing(&versions).into_iter().filter_map(flag).collect();
    set_flags(tx, permit, FlagKind::LifeArea, &flags).await
}

async fn insert_level(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (assessment, area, view): (RowId, LifeArea, &AreaView),
    ids: &Ids,
) -> Result<()> {
    let id = RowId::from_uuid(ids.next());
    let key = permit.key()?;
    let sealed = |column: &'static str, text: &String| {
        (!text.is_empty()).then(|| Sealed::seal(text, key, place(column, id), ids))
    };
    sql!(
        "INSERT INTO planning_level (id, assessment_id, area, need, wish, urgency, resources, obstacles)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .bind(&id)
    .bind(&assessment)
    .bind(&area)
    .bind(&view.need.map(Level::number))
    .bind(&view.wish.map(Level::number))
    .bind(&view.urgency)
    .bind(&sealed(RESOURCES, &view.resources))
    .bind(&sealed(OBSTACLES, &view.obstacles))
    .run(tx)
    .await?;
    Ok(())
}
