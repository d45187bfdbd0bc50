//! SQL of lists of cases, of the flags that higher rooms set for them, and of filters that accounts keep.

use access::failure::Result;
use access::permit::{House, JobPermit, ListPermit, Permit};
use base::day::Day;
use base::ids::{AccountId, CaseId, Ids, MunicipalityId, PersonId, RowId};
use base::language::Language;
use db::sql;
use db::tx::Tx;

use crate::case::model::Phase;
use crate::list::model::{CaseFilter, FlagKind};

/// So many cases are listed at most; the total then says „mehr als 1000“.
pub const MOST: usize = 1_000;

/// A case in a list, coded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedCase {
    /// The case.
    pub id: CaseId,
    /// Its code.
    pub code: String,
    /// Its phase.
    pub phase: Phase,
    /// The lead person.
    pub lead: PersonId,
    /// Where it belongs.
    pub municipality: Option<MunicipalityId>,
    /// The language of the talks.
    pub language: Option<Language>,
    /// Since when.
    pub opened_on: Day,
    /// The last contact.
    pub last_contact_on: Day,
    /// Whose case it is.
    pub owner: Option<AccountId>,
    /// The owner's name.
    pub owner_name: String,
    /// Since when something is overdue; nothing is in a closed case.
    pub overdue_since: Option<Day>,
}

/// The cases of the permit that fit the filter, the newest first, at most one more than [`MOST`].
///
/// The owners' index comes first, so that the other conditions look at few rows however many cases there are.
///
/// # Errors
/// What the database reports.
pub async fn listed(tx: &mut Tx, permit: &ListPermit, filter: &CaseFilter) -> Result<Vec<ListedCase>> {
    let today = permit.now().day();
    Ok(sql!(
        "SELECT c.id, c.code, c.phase, c.lead_person_id, c.municipality_id, c.language, c.opened_on, c.last_contact_on,
             s.account_id, COALESCE(o.display_name, '') AS owner_name,
             (SELECT MIN(f.since) FROM cases_flag f
              WHERE f.case_id = c.id AND f.kind IN ('overdue_plan', 'overdue_date') AND f.since <= $102
                AND c.phase <> 'closed') AS overdue_since
         FROM access_subject s
         JOIN cases_case c ON c.id = s.id
         LEFT JOIN access_account o ON o.id = s.account_id
         WHERE s.account_id IN ($1..$50)
           AND s.kind = 'case'
           AND (s.account_id = $101 OR (NOT s.is_restricted AND s.controller_id IN ($51..$100)))
           AND ($103 = '' OR c.phase = $103 OR ($103 = 'open' AND c.phase <> 'closed'))
           AND ($104 = '' OR c.municipality_id = $104)
           AND ($105 = '' OR c.language = $105)
           AND ($106 = '' OR EXISTS (SELECT 1 FROM cases_flag a
                WHERE a.case_id = c.id AND a.kind = 'life_area' AND a.about = $106))
           AND ($107 = '' OR EXISTS (SELECT 1 FROM cases_flag d
                WHERE d.case_id = c.id AND d.kind IN ('overdue_plan', 'overdue_date') AND d.since <= $102
                  AND c.phase <> 'closed'))
         ORDER BY c.opened_on DESC, c.id DESC
         LIMIT 1001"
    )
    .bind_50(permit.owners())
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .bind(&today)
    .bind_text(filter.phases.code())
    .bind(&filter.municipality.map(|id| id.to_string()).unwrap_or_default())
    .bind_text(filter.language.map(Language::tag).unwrap_or_default())
    .bind_text(filter.life_area.map_or("", crate::life_area::LifeArea::code))
    .bind_text(if filter.is_overdue { "ja" } else { "" })
    .all(tx, listed_of)
    .await?)
}

/// The open cases of the permit without a contact since a day, the longest silent first, at most two hundred.
///
/// # Errors
/// What the database reports.
pub async fn dormant(tx: &mut Tx, permit: &ListPermit, since: Day) -> Result<Vec<ListedCase>> {
    Ok(sql!(
        "SELECT c.id, c.code, c.phase, c.lead_person_id, c.municipality_id, c.language, c.opened_on, c.last_contact_on,
             s.account_id, COALESCE(o.display_name, '') AS owner_name, CAST(NULL AS TEXT) AS overdue_since
         FROM access_subject s
         JOIN cases_case c ON c.id = s.id
         LEFT JOIN access_account o ON o.id = s.account_id
         WHERE s.account_id IN ($1..$50)
           AND s.kind = 'case'
           AND (s.account_id = $101 OR (NOT s.is_restricted AND s.controller_id IN ($51..$100)))
           AND c.phase <> 'closed'
           AND c.last_contact_on <= $102
         ORDER BY c.last_contact_on, c.id
         LIMIT 200"
    )
    .bind_50(permit.owners())
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .bind(&since)
    .all(tx, listed_of)
    .await?)
}

/// The cases of the permit that have been referred on since a day or longer, with the day, at most two hundred.
///
/// SQLite keeps the order of a cross join: the owners' few cases first, not all that were ever referred on.
///
/// # Errors
/// What the database reports.
pub async fn referred(tx: &mut Tx, permit: &ListPermit, since: Day) -> Result<Vec<(CaseId, Day)>> {
    Ok(sql!(
        "SELECT c.id, c.phase_since FROM access_subject s
         CROSS JOIN cases_case c
         WHERE c.id = s.id AND s.account_id IN ($1..$50)
           AND s.kind = 'case'
           AND (s.account_id = $101 OR (NOT s.is_restricted AND s.controller_id IN ($51..$100)))
           AND c.phase = 'referred_on'
           AND c.phase_since <= $102
         ORDER BY c.phase_since, c.id
         LIMIT 200"
    )
    .bind_50(permit.owners())
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .bind(&since)
    .all(tx, |row| Ok((row.get("id")?, row.get("phase_since")?)))
    .await?)
}

fn listed_of(row: &db::row::Row<'_>) -> db::failure::Result<ListedCase> {
    Ok(ListedCase {
        id: row.get("id")?,
        code: row.get("code")?,
        phase: row.get("phase")?,
        lead: row.get("lead_person_id")?,
        municipality: row.get("municipality_id")?,
        language: row.get("language")?,
        opened_on: row.get("opened_on")?,
        last_contact_on: row.get("last_contact_on")?,
        owner: row.get("account_id")?,
        owner_name: row.get("owner_name")?,
        overdue_since: row.get("overdue_since")?,
    })
}

/// Something that a higher room flags about a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// What it is about: the code of a life area, or of what is overdue.
    pub about: String,
    /// The level of the last assessment, 1 to 5, if it is a life area.
    pub level: Option<i64>,
    /// Since when; for what will be overdue, the day from which it is.
    pub since: Day,
}

impl Flag {
    /// Something that is due on a day is overdue from the next one.
    pub fn overdue_after(due_on: Day, about: &str) -> Self {
        Self {
            about: about.to_owned(),
            level: None,
            since: due_on.plus_days(1),
        }
    }
}

/// Sets what a room flags about the case of the permit; whatever was flagged of this kind is gone.
///
/// # Errors
/// What the database reports.
pub async fn set_flags(tx: &mut Tx, permit: &Permit<CaseId>, kind: FlagKind, flags: &[Flag]) -> Result<()> {
    replace_flags(tx, permit.id(), kind, flags).await
}

/// As [`set_flags`], for a job.
///
/// # Errors
/// What the database reports.
pub async fn set_flags_for_a_job(
    tx: &mut Tx,
    _permit: &JobPermit,
    case: CaseId,
    (kind, flags): (FlagKind, &[Flag]),
) -> Result<()> {
    replace_flags(tx, case, kind, flags).await
}

async fn replace_flags(tx: &mut Tx, case: CaseId, kind: FlagKind, flags: &[Flag]) -> Result<()> {
    sql!("DELETE FROM cases_flag WHERE case_id = $1 AND kind = $2")
        .bind(&case)
        .bind(&kind)
        .run(tx)
        .await?;
    for flag in flags {
        sql!("INSERT INTO cases_flag (case_id, kind, about, level, since) VALUES ($1, $2, $3, $4, $5)")
            .bind(&case)
            .bind(&kind)
            .bind_text(&flag.about)
            .bind(&flag.level)
            .bind(&flag.since)
            .run(tx)
            .await?;
    }
    Ok(())
}

/// A filter that an account keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFilter {
    /// Its id.
    pub id: RowId,
    /// Its name.
    pub name: String,
    /// The parameters, as in the address.
    pub query: String,
}

/// The filters that the account of the permit keeps, by name.
///
/// # Errors
/// What the database reports.
pub async fn saved_filters(tx: &mut Tx, permit: &ListPermit) -> Result<Vec<SavedFilter>> {
    Ok(
        sql!("SELECT id, name, query FROM cases_filter WHERE account_id = $1 ORDER BY name, id LIMIT 20")
            .bind(&permit.account())
            .all(tx, |row| {
                Ok(SavedFilter {
                    id: row.get("id")?,
                    name: row.get("name")?,
                    query: row.get("query")?,
                })
            })
            .await?,
    )
}

/// Keeps a filter for the account of the permit; false if it keeps twenty already.
///
/// # Errors
/// What the database reports.
pub async fn save_filter(
    tx: &mut Tx,
    permit: &Permit<House>,
    (name, query): (&str, &str),
    ids: &Ids,
) -> Result<bool> {
    let touched = sql!(
        "INSERT INTO cases_filter (id, account_id, name, query, saved_at)
         SELECT $1, $2, $3, $4, $5
         WHERE (SELECT COUNT(*) FROM cases_filter f WHERE f.account_id = $2) < 20"
    )
    .bind(&RowId::from_uuid(ids.next()))
    .bind(&permit.account())
    .bind_text(name)
    .bind_text(query)
    .bind(&permit.now())
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Throws a filter of the account away.
///
/// # Errors
/// What the database reports.
pub async fn delete_filter(tx: &mut Tx, permit: &Permit<House>, id: RowId) -> Result<()> {
    sql!("DELETE FROM cases_filter WHERE id = $1 AND account_id = $2")
        .bind(&id)
        .bind(&permit.account())
        .run(tx)
        .await?;
    Ok(())
}
