//! SQL of follow-ups: of one file, of one's own without a file, and of whoever a list permit holds.

use access::failure::Result;
use access::permit::{ListPermit, Permit, ShownKeys};
use access::subject::Keyed;
use base::day::Day;
use base::ids::{Ids, PersonId, RowId};
use base::moment::Moment;
use db::row::Row;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Place, Sealed};

use crate::follow_up::model::{NewFollowUp, Topic};
use crate::overdue;
use crate::scope::{Scope, Tie};

/// A follow-up as stored; its text is still sealed.
#[derive(Clone, Debug)]
pub struct FollowUp {
    /// Its row.
    pub id: RowId,
    /// On what it hangs.
    pub tie: Tie,
    /// What it is about.
    pub topic: Topic,
    /// When to look again.
    pub day: Day,
    /// When it was done, if it was.
    pub done_at: Option<Moment>,
    /// Who made it, or did it, as colleagues see the name.
    pub by: String,
    text: Option<Sealed<String>>,
}

impl FollowUp {
    /// What is to be done, opened with the permit of its file; empty where nothing opens.
    pub fn text<S: Keyed>(&self, permit: &Permit<S>) -> String {
        let shown = || {
            let key = permit.key().ok()?;
            let open = self
                .text
                .as_ref()?
                .open(key, place(self.id), store_seat!())
                .ok()?;
            permit.reveal(&open).cloned()
        };
        shown().unwrap_or_default()
    }

    /// What is to be done, opened for a list; empty where nothing opens.
    pub fn text_in_list(&self, keys: &ShownKeys) -> String {
        let shown = || {
            let key = keys.of(self.tie.case()?)?;
            let open = self
                .text
                .as_ref()?
                .open(key, place(self.id), store_seat!())
                .ok()?;
            keys.reveal(&open).cloned()
        };
        shown().unwrap_or_default()
    }
}

fn place(row: RowId) -> Place {
    Place {
        column: "calendar_follow_up.text",
        row: row.uuid().into_bytes(),
    }
}

fn follow_up_of(row: &Row<'_>) -> db::failure::Result<FollowUp> {
    Ok(FollowUp {
        id: row.get("id")?,
        tie: Tie::of(row)?,
        topic: row.get("topic")?,
        day: row.get("day")?,
        done_at: row.get("done_at")?,
        by: row.get("by_name")?,
        text: row.get("text")?,
    })
}

/// Adds a follow-up.
///
/// # Errors
/// What the database reports.
pub async fn insert(tx: &mut Tx, scope: &Scope<'_>, new: &NewFollowUp, ids: &Ids) -> Result<RowId> {
    let id = RowId::from_uuid(ids.next());
    sql!(
        "INSERT INTO calendar_follow_up (id, subject_id, account_id, topic, day, text, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)"
    )
    .bind(&id)
    .bind(&scope.subject)
    .bind(&scope.account)
    .bind(&new.topic)
    .bind(&new.day)
    .bind(&scope.sealed(&new.text, place(id), ids))
    .bind(&scope.now)
    .run(tx)
    .await?;
    flag(tx, scope).await?;
    Ok(id)
}

/// Lists of cases show what is overdue; a follow-up without a case stands in none of them.
async fn flag(tx: &mut Tx, scope: &Scope<'_>) -> Result<()> {
    match scope.case {
        Some(permit) => overdue::flag(tx, permit).await,
        None => Ok(()),
    }
}

/// The follow-ups of the file of the permit, open ones first, at most two hundred.
///
/// # Errors
/// What the database reports.
pub async fn of_file<S: Keyed>(tx: &mut Tx, permit: &Permit<S>) -> Result<Vec<FollowUp>> {
    Ok(sql!(
        "SELECT f.id, f.subject_id, s.kind AS subject_kind, f.topic, f.day, f.done_at, f.text,
             COALESCE(b.display_name, '') AS by_name
         FROM calendar_follow_up f
         JOIN access_subject s ON s.id = f.subject_id
         LEFT JOIN access_account b ON b.id = COALESCE(f.done_by, f.account_id)
         WHERE f.subject_id = $1
         ORDER BY CASE WHEN f.done_at IS NULL THEN 0 ELSE 1 END, f.day, f.id
         LIMIT 200"
    )
    .bind_text(&permit.id().to_string())
    .all(tx, follow_up_of)
    .await?)
}

/// Marks a follow-up as done; false if there is no open one like it.
///
/// # Errors
/// What the database reports.
pub async fn done(tx: &mut Tx, scope: &Scope<'_>, id: RowId) -> Result<bool> {
    let touched = sql!(
        "UPDATE calendar_follow_up SET done_at = $1, done_by = $2
         WHERE id = $3 AND done_at IS NULL
           AND (subject_id = $4 OR (subject_id IS NULL AND $4 IS NULL AND account_id = $2))"
    )
    .bind(&scope.now)
    .bind(&scope.account)
    .bind(&id)
    .bind(&scope.subject)
    .run(tx)
    .await?;
    flag(tx, scope).await?;
    Ok(touched == 1)
}

/// Moves an open follow-up to another day; false if there is none like it.
///
/// # Errors
/// What the database reports.
pub async fn move_to(tx: &mut Tx, scope: &Scope<'_>, id: RowId, day: Day) -> Result<bool> {
    let touched = sql!(
        "UPDATE calendar_follow_up SET day = $1
         WHERE id = $2 AND done_at IS NULL
           AND (subject_id = $3 OR (subject_id IS NULL AND $3 IS NULL AND account_id = $4))"
    )
    .bind(&day)
    .bind(&id)
    .bind(&scope.subject)
    .bind(&scope.account)
    .run(tx)
    .await?;
    flag(tx, scope).await?;
    Ok(touched == 1)
}

/// A follow-up in a list, with what is coded of its case.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The follow-up.
    pub follow_up: FollowUp,
    /// The code of the case.
    pub code: Option<String>,
    /// The lead person of the case.
    pub lead: Option<PersonId>,
}

/// The open follow-ups of whoever the permit holds until a day, the earliest first, at most two hundred.
///
/// # Errors
/// What the database reports.
pub async fn open_until(tx: &mut Tx, permit: &ListPermit, until: Day) -> Result<Vec<Listed>> {
    Ok(sql!(
        "SELECT f.id, f.subject_id, s.kind AS subject_kind, f.topic, f.day, f.done_at, f.text,
             COALESCE(b.display_name, '') AS by_name, c.code, c.lead_person_id
         FROM (
             SELECT w.id FROM calendar_follow_up w
             WHERE w.subject_id IS NULL AND w.account_id = $101 AND w.done_at IS NULL AND w.day <= $102
             UNION ALL
             SELECT w.id FROM access_subject s CROSS JOIN calendar_follow_up w
             WHERE w.subject_id = s.id AND w.done_at IS NULL AND w.day <= $102 AND s.account_id IN ($1..$50)
               AND (s.account_id = $101 OR (NOT s.is_restricted AND s.controller_id IN ($51..$100)))
         ) found
         JOIN calendar_follow_up f ON f.id = found.id
         LEFT JOIN access_subject s ON s.id = f.subject_id
         LEFT JOIN access_account b ON b.id = f.account_id
         LEFT JOIN cases_case c ON c.id = f.subject_id
         ORDER BY f.day, f.id
         LIMIT 200"
    )
    .bind_50(permit.owners())
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .bind(&until)
    .all(tx, |row| {
        Ok(Listed {
            follow_up: follow_up_of(row)?,
            code: row.get("code")?,
            lead: row.get("lead_person_id")?,
        })
    })
    .await?)
}
