//! SQL of network work. Lists go from the newest entry to the oldest, by day.

use access::permit::{House, JobPermit, Permit};
use base::day::Day;
use base::ids::{AccountId, MunicipalityId, OrganisationId, RowId};
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use crate::entry::model::{Entry, EntryKind};
use organisation::model::field_of_action::FieldOfAction;

/// Lines of a page.
pub const PAGE: i64 = 50;

/// What a list asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// From this day on.
    pub from: Day,
    /// Until this day.
    pub until: Day,
    /// Only this kind.
    pub kind: Option<EntryKind>,
    /// Only this municipality.
    pub municipality: Option<MunicipalityId>,
    /// Only this field of action.
    pub field: Option<FieldOfAction>,
    /// Only with this actor.
    pub actor: Option<OrganisationId>,
    /// Behind the line of this day and id.
    pub after: Option<(Day, RowId)>,
    /// At most so many.
    pub limit: i64,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The row.
    pub id: RowId,
    /// What was done.
    pub kind: EntryKind,
    /// When.
    pub on: Day,
    /// What it was about.
    pub title: String,
    /// Where.
    pub municipality: Option<MunicipalityId>,
    /// In which field of action.
    pub field: Option<FieldOfAction>,
    /// How many actors took part.
    pub actors: i64,
    /// Who wrote it down.
    pub by: String,
}

/// A page of the list.
///
/// # Errors
/// What the database reports.
pub async fn list(tx: &mut Tx, _permit: &Permit<House>, wanted: &Wanted) -> Result<Vec<Line>> {
    let (after_day, after_id) = wanted.after.unzip();
    sql!(
        "SELECT e.id, e.kind, e.on_day, e.title, e.municipality_id, e.field, a.display_name,
             (SELECT COUNT(*) FROM network_entry_actor p WHERE p.entry_id = e.id) AS n
         FROM network_entry e
         JOIN access_account a ON a.id = e.noted_by
         WHERE e.on_day >= $1 AND e.on_day <= $2
           AND (e.kind = $3 OR $3 IS NULL)
           AND (e.municipality_id = $4 OR $4 IS NULL)
           AND (e.field = $5 OR $5 IS NULL)
           AND (EXISTS (SELECT 1 FROM network_entry_actor q WHERE q.entry_id = e.id AND q.organisation_id = $6)
               OR $6 IS NULL)
           AND (e.on_day < $7 OR (e.on_day = $7 AND e.id < $8) OR $7 IS NULL)
         ORDER BY e.on_day DESC, e.id DESC
         LIMIT $9"
    )
    .bind(&wanted.from)
    .bind(&wanted.until)
    .bind(&wanted.kind)
    .bind(&wanted.municipality)
    .bind(&wanted.field)
    .bind(&wanted.actor)
    .bind(&after_day)
    .bind(&after_id)
    .bind(&wanted.limit)
    .all(tx, |row| {
        Ok(Line {
            id: row.get("id")?,
            kind: row.get("kind")?,
            on: row.get("on_day")?,
            title: row.get("title")?,
            municipality: row.get("municipality_id")?,
            field: row.get("field")?,
            actors: row.get("n")?,
            by: row.get("display_name")?,
        })
    })
    .await
}

/// One entry, with who wrote it down.
///
/// # Errors
/// What the database reports.
pub async fn one(tx: &mut Tx, _permit: &Permit<House>, id: RowId) -> Result<Option<(Entry, String, Moment)>> {
    let found = sql!(
        "SELECT e.kind, e.on_day, e.title, e.place, e.municipality_id, e.field, e.note, e.exchange_id, e.version,
             e.noted_at, a.display_name
         FROM network_entry e
         JOIN access_account a ON a.id = e.noted_by
         WHERE e.id = $1"
    )
    .bind(&id)
    .first(tx, |row| {
        let entry = Entry {
            id,
            kind: row.get("kind")?,
            on: row.get("on_day")?,
            title: row.get("title")?,
            place: row.get("place")?,
            municipality: row.get("municipality_id")?,
            field: row.get("field")?,
            note: row.get("note")?,
            exchange: row.get("exchange_id")?,
            actors: Vec::new(),
            members: Vec::new(),
            version: row.get("version")?,
        };
        Ok((entry, row.get("display_name")?, row.get("noted_at")?))
    })
    .await?;
    let Some((mut entry, by, at)) = found else {
        return Ok(None);
    };
    entry.actors =
        sql!("SELECT organisation_id FROM network_entry_actor WHERE entry_id = $1 ORDER BY organisation_id")
            .bind(&id)
            .all(tx, |row| row.get("organisation_id"))
            .await?;
    entry.members =
        sql!("SELECT account_id FROM network_entry_member WHERE entry_id = $1 ORDER BY account_id")
            .bind(&id)
            .all(tx, |row| row.get("account_id"))
            .await?;
    Ok(Some((entry, by, at)))
}

/// The names of those of the team who took part.
///
/// # Errors
/// What the database reports.
pub async fn members_named(tx: &mut Tx, _permit: &Permit<House>, id: RowId) -> Result<Vec<String>> {
    sql!(
        "SELECT a.display_name FROM network_entry_member m
         JOIN access_account a ON a.id = m.account_id
         WHERE m.entry_id = $1 ORDER BY a.display_name, a.id"
    )
    .bind(&id)
    .all(tx, |row| row.get("display_name"))
    .await
}

/// Who is of the team today: case management, coordination, programme lead and their assistance.
///
/// # Errors
/// What the database reports.
pub async fn team(tx: &mut Tx, _permit: &Permit<House>, today: Day) -> Result<Vec<(AccountId, String)>> {
    sql!(
        "SELECT DISTINCT a.id, a.display_name FROM access_role_assignment r
         JOIN access_account a ON a.id = r.account_id
         WHERE r.role IN ('case_manager', 'coordinator', 'programme_lead', 'assistant')
           AND r.valid_from <= $1 AND (r.valid_until > $1 OR r.valid_until IS NULL) AND a.locked_at IS NULL
         ORDER BY a.display_name, a.id LIMIT 500"
    )
    .bind(&today)
    .all(tx, |row| Ok((row.get("id")?, row.get("display_name")?)))
    .await
}

/// Adds an entry.
///
/// # Errors
/// What the database reports.
pub async fn add(tx: &mut Tx, permit: &Permit<House>, entry: &Entry) -> Result<()> {
    insert(tx, entry, (permit.account(), permit.now())).await
}

/// Adds an entry of an account while a district is filled.
///
/// # Errors
/// What the database reports.
pub async fn add_for_a_job(tx: &mut Tx, permit: &JobPermit, entry: &Entry, by: AccountId) -> Result<()> {
    insert(tx, entry, (by, permit.now())).await
}

async fn insert(tx: &mut Tx, entry: &Entry, (by, at): (AccountId, Moment)) -> Result<()> {
    sql!(
        "INSERT INTO network_entry (id, kind, on_day, title, place, municipality_id, field, note, exchange_id,
             noted_by, noted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    )
    .bind(&entry.id)
    .bind(&entry.kind)
    .bind(&entry.on)
    .bind(&entry.title)
    .bind(&entry.place)
    .bind(&entry.municipality)
    .bind(&entry.field)
    .bind(&entry.note)
    .bind(&entry.exchange)
    .bind(&by)
    .bind(&at)
    .run(tx)
    .await?;
    put_lists(tx, entry).await
}

/// Saves an entry; `false` if someone else was quicker.
///
/// # Errors
/// What the database reports.
pub async fn save(tx: &mut Tx, _permit: &Permit<House>, entry: &Entry) -> Result<bool> {
    let touched = sql!(
        "UPDATE network_entry SET kind = $3, on_day = $4, title = $5, place = $6, municipality_id = $7, field = $8,
             note = $9, exchange_id = $10, version = version + 1
         WHERE id = $1 AND version = $2"
    )
    .bind(&entry.id)
    .bind(&entry.version)
    .bind(&entry.kind)
    .bind(&entry.on)
    .bind(&entry.title)
    .bind(&entry.place)
    .bind(&entry.municipality)
    .bind(&entry.field)
    .bind(&entry.note)
    .bind(&entry.exchange)
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    sql!("DELETE FROM network_entry_actor WHERE entry_id = $1")
        .bind(&entry.id)
        .run(tx)
        .await?;
    sql!("DELETE FROM network_entry_member WHERE entry_id = $1")
        .bind(&entry.id)
        .run(tx)
        .await?;
    put_lists(tx, entry).await?;
    Ok(true)
}

async fn put_lists(tx: &mut Tx, entry: &Entry) -> Result<()> {
    sql!("INSERT INTO network_entry_actor (entry_id, organisation_id, on_day) VALUES ($1, $2, $3)")
        .run_for_each(tx, &entry.actors, |row, actor| {
            row.bind(&entry.id).bind(actor).bind(&entry.on)
        })
        .await?;
    sql!("INSERT INTO network_entry_member (entry_id, account_id) VALUES ($1, $2)")
        .run_for_each(tx, &entry.members, |row, member| row.bind(&entry.id).bind(member))
        .await?;
    Ok(())
}
