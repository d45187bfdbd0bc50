//! SQL of findings. Who raised one is sealed; only the job that delivers answers opens it.

use access::permit::{House, JobPermit, Permit};
use base::day::Day;
use base::ids::{AccountId, FindingId, Ids, MunicipalityId, ReconstructionId, RegionId, ThemeId};
use db::failure::Result;
use db::row::Row;
use db::sql;
use db::tx::Tx;
use organisation::model::field_of_action::FieldOfAction;
use vault::sealed::SubjectKey;

use crate::answer::store::raiser::{raiser_of, sealed};
use crate::finding::model::{BundledIn, Finding, FindingStatus, Marks, NewFinding, Origin};
use crate::theme::model::Level;
use crate::words::ObstacleKind;

/// Lines of a page.
pub const PAGE: i64 = 50;

/// What a list of findings asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Only this field of action.
    pub field: Option<FieldOfAction>,
    /// Only this kind of obstacle.
    pub kind: Option<ObstacleKind>,
    /// Only this level.
    pub level: Option<Level>,
    /// Only from here.
    pub origin: Option<Origin>,
    /// Only those that stand so.
    pub status: Option<FindingStatus>,
    /// Only those of this municipality.
    pub municipality: Option<MunicipalityId>,
    /// Only those of this region.
    pub region: Option<RegionId>,
    /// Only those of this theme.
    pub theme: Option<ThemeId>,
    /// Only those of this reconstruction.
    pub reconstruction: Option<ReconstructionId>,
    /// Behind the line of this day and id.
    pub after: Option<(Day, FindingId)>,
    /// At most so many; 0 is a page and one line, which tells whether there is another page.
    pub limit: i64,
}

/// A page of the list of findings, the newest first.
///
/// # Errors
/// What the database reports.
pub async fn list(tx: &mut Tx, _permit: &Permit<House>, wanted: &Wanted) -> Result<Vec<Finding>> {
    let (after_day, after_id) = wanted.after.unzip();
    let limit = if wanted.limit == 0 { PAGE + 1 } else { wanted.limit };
    sql!(
        "SELECT f.id, f.text, f.field, f.kind, f.rechtskreis, f.level, f.municipality_id, f.region_id, f.origin,
             f.reconstruction_id, f.status, f.dropped_reason, f.noted_on, f.theme_id, f.version, t.number, t.title
         FROM themes_finding f
         LEFT JOIN themes_theme t ON t.id = f.theme_id
         WHERE (f.field = $1 OR $1 IS NULL)
           AND (f.kind = $2 OR $2 IS NULL)
           AND (f.level = $3 OR $3 IS NULL)
           AND (f.origin = $4 OR $4 IS NULL)
           AND (f.status = $5 OR $5 IS NULL)
           AND (f.municipality_id = $6 OR $6 IS NULL)
           AND (f.region_id = $7 OR $7 IS NULL)
           AND (f.theme_id = $8 OR $8 IS NULL)
           AND (f.reconstruction_id = $9 OR $9 IS NULL)
           AND (f.noted_on < $10 OR (f.noted_on = $10 AND f.id < $11) OR $10 IS NULL)
         ORDER BY f.noted_on DESC, f.id DESC
         LIMIT $12"
    )
    .bind(&wanted.field)
    .bind(&wanted.kind)
    .bind(&wanted.level)
    .bind(&wanted.origin)
    .bind(&wanted.status)
    .bind(&wanted.municipality)
    .bind(&wanted.region)
    .bind(&wanted.theme)
    .bind(&wanted.reconstruction)
    .bind(&after_day)
    .bind(&after_id)
    .bind(&limit)
    .all(tx, finding)
    .await
}

/// One finding.
///
/// # Errors
/// What the database reports.
pub async fn one(tx: &mut Tx, _permit: &Permit<House>, id: FindingId) -> Result<Option<Finding>> {
    sql!(
        "SELECT f.id, f.text, f.field, f.kind, f.rechtskreis, f.level, f.municipality_id, f.region_id, f.origin,
             f.reconstruction_id, f.status, f.dropped_reason, f.noted_on, f.theme_id, f.version, t.number, t.title
         FROM themes_finding f
         LEFT JOIN themes_theme t ON t.id = f.theme_id
         WHERE f.id = $1"
    )
    .bind(&id)
    .first(tx, finding)
    .await
}

/// What the guard pointed out in a finding and was left standing: kind and reason.
///
/// # Errors
/// What the database reports.
pub async fn kept(tx: &mut Tx, _permit: &Permit<House>, id: FindingId) -> Result<Vec<(String, String)>> {
    sql!("SELECT kind, reason FROM themes_finding_kept WHERE finding_id = $1 ORDER BY position LIMIT 200")
        .bind(&id)
        .all(tx, |row| Ok((row.get("kind")?, row.get("reason")?)))
        .await
}

/// Those that may resemble a finding in this field or of this kind, the newest first, for the rule to choose from.
///
/// # Errors
/// What the database reports.
pub async fn near(tx: &mut Tx, _permit: &Permit<House>, marks: &Marks) -> Result<Vec<Finding>> {
    sql!(
        "SELECT f.id, f.text, f.field, f.kind, f.rechtskreis, f.level, f.municipality_id, f.region_id, f.origin,
             f.reconstruction_id, f.status, f.dropped_reason, f.noted_on, f.theme_id, f.version, t.number, t.title
         FROM themes_finding f
         LEFT JOIN themes_theme t ON t.id = f.theme_id
         WHERE f.field = $1 AND f.status <> 'dropped'
         ORDER BY f.noted_on DESC, f.id DESC
         LIMIT 200"
    )
    .bind(&marks.field)
    .all(tx, finding)
    .await
}

fn finding(row: &Row<'_>) -> Result<Finding> {
    let (number, title): (Option<String>, Option<String>) = (row.get("number")?, row.get("title")?);
    let theme: Option<ThemeId> = row.get("theme_id")?;
    Ok(Finding {
        id: row.get("id")?,
        text: row.get("text")?,
        marks: Marks {
            field: row.get("field")?,
            kind: row.get("kind")?,
            rechtskreis: row.get("rechtskreis")?,
            level: row.get("level")?,
            municipality: row.get("municipality_id")?,
            region: row.get("region_id")?,
        },
        origin: row.get("origin")?,
        reconstruction: row.get("reconstruction_id")?,
        status: row.get("status")?,
        dropped_reason: row.get("dropped_reason")?,
        noted_on: row.get("noted_on")?,
        theme: theme.map(|id| BundledIn {
            id,
            number: number.unwrap_or_default(),
            title: title.unwrap_or_default(),
        }),
        version: row.get("version")?,
    })
}

/// Writes a finding down. Its id tells no time. With the key of those who raise something
/// ([`access::gate::Access::raising_key`]) the post of the account lies in it sealed, so that an answer finds it.
///
/// # Errors
/// What the database reports.
pub async fn create(
    tx: &mut Tx,
    permit: &Permit<House>,
    (new, key): (&NewFinding, Option<&SubjectKey>),
    ids: &Ids,
) -> Result<FindingId> {
    let by = key.map(|key| (permit.account(), key));
    insert(tx, (permit.now().day(), new), by, ids).await
}

/// Writes a finding of an earlier day down while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn create_for_a_job(
    tx: &mut Tx,
    _permit: &JobPermit,
    (on, new, by): (Day, &NewFinding, Option<(AccountId, &SubjectKey)>),
    ids: &Ids,
) -> Result<FindingId> {
    insert(tx, (on, new), by, ids).await
}

async fn insert(
    tx: &mut Tx,
    (on, new): (Day, &NewFinding),
    by: Option<(AccountId, &SubjectKey)>,
    ids: &Ids,
) -> Result<FindingId> {
    let id = FindingId::from_uuid(ids.next_random());
    let raised_by = match by {
        Some((account, key)) => Some(sealed(raiser_of(tx, account, on).await?, (id, key), ids)),
        None => None,
    };
    sql!(
        "INSERT INTO themes_finding (id, text, field, kind, rechtskreis, level, municipality_id, region_id, origin,
             reconstruction_id, status, noted_on, raised_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11, $12)"
    )
    .bind(&id)
    .bind_text(new.text.text())
    .bind(&new.marks.field)
    .bind(&new.marks.kind)
    .bind(&new.marks.rechtskreis)
    .bind(&new.marks.level)
    .bind(&new.marks.municipality)
    .bind(&new.marks.region)
    .bind(&new.origin)
    .bind(&new.reconstruction)
    .bind(&on)
    .bind(&raised_by)
    .run(tx)
    .await?;
    put_kept(tx, id, new).await?;
    Ok(id)
}

async fn put_kept(tx: &mut Tx, id: FindingId, new: &NewFinding) -> Result<()> {
    let numbered = (1_i64..).zip(new.text.kept());
    sql!("INSERT INTO themes_finding_kept (finding_id, position, kind, reason) VALUES ($1, $2, $3, $4)")
        .run_for_each(tx, numbered, |row, (position, kept)| {
            row.bind(&id)
                .bind(&position)
                .bind_text(kept.kind)
                .bind_text(&kept.reason)
        })
        .await?;
    Ok(())
}

/// Bundles open findings into a theme, at most fifty at once; says how many came in.
///
/// # Errors
/// What the database reports.
pub async fn bundle(
    tx: &mut Tx,
    _permit: &Permit<House>,
    theme: ThemeId,
    findings: &[FindingId],
) -> Result<u64> {
    bundled(tx, theme, findings).await
}

/// As [`bundle`], while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn bundle_for_a_job(
    tx: &mut Tx,
    _permit: &JobPermit,
    theme: ThemeId,
    findings: &[FindingId],
) -> Result<u64> {
    bundled(tx, theme, findings).await
}

async fn bundled(tx: &mut Tx, theme: ThemeId, findings: &[FindingId]) -> Result<u64> {
    sql!(
        "UPDATE themes_finding SET theme_id = $1, status = 'bundled', dropped_reason = '', version = version + 1
         WHERE id IN ($2..$51) AND status <> 'bundled'"
    )
    .bind(&theme)
    .bind_50(findings)
    .run(tx)
    .await
}

/// Takes a finding out of its theme; it waits again. `false` if someone else was quicker.
///
/// # Errors
/// What the database reports.
pub async fn release(tx: &mut Tx, _permit: &Permit<House>, (id, version): (FindingId, i64)) -> Result<bool> {
    let touched = sql!(
        "UPDATE themes_finding SET theme_id = NULL, status = 'open', dropped_reason = '', version = version + 1
         WHERE id = $1 AND version = $2"
    )
    .bind(&id)
    .bind(&version)
    .run(tx)
    .await?;
    Ok(touched > 0)
}

/// Puts an open finding aside; `false` if someone else was quicker.
///
/// # Errors
/// What the database reports.
pub async fn drop_it(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (id, version): (FindingId, i64),
    reason: &str,
) -> Result<bool> {
    let touched = sql!(
        "UPDATE themes_finding SET status = 'dropped', dropped_reason = $3, version = version + 1
         WHERE id = $1 AND version = $2 AND status = 'open'"
    )
    .bind(&id)
    .bind(&version)
    .bind_text(reason)
    .run(tx)
    .await?;
    Ok(touched > 0)
}

/// Corrects a finding; `false` if someone else was quicker. Who raised it stays.
///
/// # Errors
/// What the database reports.
pub async fn save(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (id, version): (FindingId, i64),
    new: &NewFinding,
) -> Result<bool> {
    let touched = sql!(
        "UPDATE themes_finding SET text = $3, field = $4, kind = $5, rechtskreis = $6, level = $7, municipality_id = $8,
             region_id = $9, origin = $10, version = version + 1
         WHERE id = $1 AND version = $2"
    )
    .bind(&id)
    .bind(&version)
    .bind_text(new.text.text())
    .bind(&new.marks.field)
    .bind(&new.marks.kind)
    .bind(&new.marks.rechtskreis)
    .bind(&new.marks.level)
    .bind(&new.marks.municipality)
    .bind(&new.marks.region)
    .bind(&new.origin)
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    sql!("DELETE FROM themes_finding_kept WHERE finding_id = $1")
        .bind(&id)
        .run(tx)
        .await?;
    put_kept(tx, id, new).await?;
    Ok(true)
}
