//! SQL of protected files (geschützte Akten): which files stand behind one protection, why, and who else may open them.
//! The flag itself lies on the subject, where every list and the gate look. Lifting and handing over need a second
//! person, see `approval`.

pub mod list;
pub mod watched;

use db::failure::Result;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Place, Sealed};
use vault::subject::KeySubject;

use base::ids::{AccountId, Ids, OrganisationId, PersonId, RowId};
use base::moment::Moment;

use crate::audit::model::StoredLine;
use crate::failure::{self, Denied};
use crate::gate::protection::Together;
use crate::permit::Permit;
use crate::person_data::id_text;
use crate::subject::Keyed;
use crate::subject::store::SubjectKind;

const REASON: &str = "access_protection.reason";
/// Who stands on a list, stands there for so many days at most; then it is thought over.
pub const LONGEST_DAYS: i64 = 365;
const HOURS_PER_DAY: i64 = 24;
/// The job of a higher room that runs when a second person has decided about a protection: who may find whom has changed.
pub const CHANGED_JOB: &str = "cases.protection_changed";

fn place(subject: KeySubject) -> Place {
    let row = match subject {
        KeySubject::Person(id) => id.uuid().into_bytes(),
        KeySubject::Case(id) => id.uuid().into_bytes(),
        KeySubject::Contact(id) => id.uuid().into_bytes(),
        KeySubject::Emergency(id) => id.uuid().into_bytes(),
        KeySubject::Import(id) => id.uuid().into_bytes(),
        KeySubject::Referral(id) => id.uuid().into_bytes(),
        KeySubject::Reconstruction(id) => id.uuid().into_bytes(),
        KeySubject::Account(id) => id.uuid().into_bytes(),
        KeySubject::District(_) => [0; 16],
    };
    Place { column: REASON, row }
}

/// Protects the file of the permit and what belongs together with it, and names who else may open it. Whatever was lent
/// of it ends. Who stands in for the owner is named, too: otherwise the file would close behind them.
///
/// # Errors
/// [`Denied::NotFound`] if the file is protected already; what the database reports.
pub async fn protect<S: Keyed>(
    tx: &mut Tx,
    (permit, together): (&Permit<S>, &Together),
    (reason, deputies): (&str, &[AccountId]),
    ids: &Ids,
) -> failure::Result<()> {
    if permit.is_restricted() {
        return Err(Denied::NotFound);
    }
    let group = RowId::from_uuid(ids.next());
    let text = reason.to_owned();
    for key in together.keys() {
        let id = id_text(key.subject());
        let sealed = Sealed::seal(&text, key, place(key.subject()), ids);
        sql!(
            "INSERT INTO access_protection (group_id, subject_id, reason, set_by, set_at)
             SELECT $1, s.id, $2, $3, $4 FROM access_subject s WHERE s.id = $5 AND NOT s.is_restricted"
        )
        .bind(&group)
        .bind(&sealed)
        .bind(&permit.account())
        .bind(&permit.now())
        .bind(&id)
        .run(tx)
        .await?;
        sql!("UPDATE access_subject SET is_restricted = TRUE WHERE id = $1")
            .bind(&id)
            .run(tx)
            .await?;
        sql!("UPDATE access_lease SET ended_at = $1 WHERE subject_id = $2 AND ended_at IS NULL AND ends_at > $1")
            .bind(&permit.now())
            .bind(&id)
            .run(tx)
            .await?;
    }
    let mut named: Vec<AccountId> = deputies.to_vec();
    if together.owner() != Some(permit.account()) {
        named.push(permit.account());
    }
    named.sort_unstable();
    named.dedup();
    for account in named {
        insert_name(tx, (group, account), (permit.account(), permit.now()), ids).await?;
    }
    Ok(())
}

async fn insert_name(
    tx: &mut Tx,
    (group, account): (RowId, AccountId),
    (by, now): (AccountId, Moment),
    ids: &Ids,
) -> Result<()> {
    sql!(
        "INSERT INTO access_protection_name (id, group_id, account_id, named_by, named_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6)"
    )
    .bind(&RowId::from_uuid(ids.next()))
    .bind(&group)
    .bind(&account)
    .bind(&by)
    .bind(&now)
    .bind(&now.plus_hours(LONGEST_DAYS * HOURS_PER_DAY))
    .run(tx)
    .await
    .map(drop)
}

/// What comes to a protected file is protected with it: a person who joins its case, a case begun with its person.
pub(crate) async fn come_along(
    tx: &mut Tx,
    (of, along): (&str, &str),
    (by, now): (AccountId, Moment),
) -> Result<()> {
    let came = sql!(
        "INSERT INTO access_protection (group_id, subject_id, set_by, set_at)
         SELECT g.group_id, s.id, $1, $2 FROM access_protection g
         JOIN access_subject s ON s.id = $3
         WHERE g.subject_id = $4 AND g.lifted_at IS NULL AND NOT s.is_restricted
         ON CONFLICT (group_id, subject_id) DO UPDATE SET lifted_by = NULL, lifted_at = NULL"
    )
    .bind(&by)
    .bind(&now)
    .bind_text(along)
    .bind_text(of)
    .run(tx)
    .await?;
    if came == 0 {
        return Ok(());
    }
    sql!("UPDATE access_subject SET is_restricted = TRUE WHERE id = $1")
        .bind_text(along)
        .run(tx)
        .await
        .map(drop)
}

/// A protection that holds.
#[derive(Debug)]
pub struct Protection {
    /// Which one.
    pub group: RowId,
    /// Why; nothing for what came along later.
    pub reason: Option<Open<String>>,
    /// Who set it, as colleagues see the name.
    pub set_by: String,
    /// Since when.
    pub set_at: Moment,
}

/// The protection of the file of the permit, if it is protected.
///
/// # Errors
/// What the database reports, or a reason that does not open.
pub async fn protection<S: Keyed>(tx: &mut Tx, permit: &Permit<S>) -> failure::Result<Option<Protection>> {
    let key = permit.key()?;
    let found = sql!(
        "SELECT g.group_id, g.reason, a.display_name, g.set_at
         FROM access_protection g JOIN access_account a ON a.id = g.set_by
         WHERE g.subject_id = $1 AND g.lifted_at IS NULL
         ORDER BY g.set_at DESC
         LIMIT 1"
    )
    .bind(&permit.id().to_string())
    .first(tx, |row| {
        let sealed: Option<Sealed<String>> = row.get("reason")?;
        let opened = sealed.map(|sealed| sealed.open(key, place(key.subject()), store_seat!()));
        let (group, set_by, set_at) = (row.get("group_id")?, row.get("display_name")?, row.get("set_at")?);
        Ok(opened.transpose().map(|reason| Protection {
            group,
            reason,
            set_by,
            set_at,
        }))
    })
    .await?;
    Ok(found.transpose()?)
}

/// The protections of the file of the permit, those that were lifted too: since when, until when and why.
///
/// # Errors
/// What the database reports, or a reason that does not open.
pub(crate) async fn past_and_present<S: Keyed>(
    tx: &mut Tx,
    permit: &Permit<S>,
) -> failure::Result<Vec<(Moment, Option<Moment>, Option<Open<String>>)>> {
    let key = permit.key()?;
    let found = sql!(
        "SELECT reason, set_at, lifted_at FROM access_protection WHERE subject_id = $1 ORDER BY set_at LIMIT 100"
    )
    .bind(&permit.id().to_string())
    .all(tx, |row| {
        let sealed: Option<Sealed<String>> = row.get("reason")?;
        let opened = sealed.map(|sealed| sealed.open(key, place(key.subject()), store_seat!()));
        let (set_at, lifted_at) = (row.get("set_at")?, row.get("lifted_at")?);
        Ok(opened.transpose().map(|reason| (set_at, lifted_at, reason)))
    })
    .await?;
    found.into_iter().map(|one| Ok(one?)).collect()
}

/// The subjects behind a protection, as the gate needs them to find their keys.
pub(crate) async fn subjects_of(tx: &mut Tx, subject: &str) -> Result<Vec<KeySubject>> {
    let found = sql!(
        "SELECT s.id, s.kind FROM access_protection own
         JOIN access_protection g ON g.group_id = own.group_id AND g.lifted_at IS NULL
         JOIN access_subject s ON s.id = g.subject_id
         WHERE own.subject_id = $1 AND own.lifted_at IS NULL
         ORDER BY s.kind, s.id
         LIMIT 200"
    )
    .bind_text(subject)
    .all(tx, |row| {
        let id: String = row.get("id")?;
        Ok(match row.get::<SubjectKind>("kind")? {
            SubjectKind::Person => id.parse().ok().map(KeySubject::Person),
            SubjectKind::Case => id.parse().ok().map(KeySubject::Case),
            SubjectKind::Contact => id.parse().ok().map(KeySubject::Contact),
            SubjectKind::Emergency => id.parse().ok().map(KeySubject::Emergency),
            SubjectKind::Import | SubjectKind::Referral | SubjectKind::Reconstruction => None,
        })
    })
    .await?;
    Ok(found.into_iter().flatten().collect())
}

/// The persons behind a protection, for the index in memory that must learn of a change.
///
/// # Errors
/// What the database reports.
pub async fn persons_of(tx: &mut Tx, group: RowId) -> Result<Vec<PersonId>> {
    sql!(
        "SELECT s.id FROM access_protection g
         JOIN access_subject s ON s.id = g.subject_id
         WHERE g.group_id = $1 AND s.kind = 'person'
         ORDER BY s.id
         LIMIT 200"
    )
    .bind(&group)
    .all(tx, |row| row.get("id"))
    .await
}

/// The latest lines of the audit trail about the protected file of the permit, with the names of staff.
///
/// # Errors
/// What the database reports.
pub async fn log<S: Keyed>(tx: &mut Tx, permit: &Permit<S>) -> Result<Vec<(StoredLine, String)>> {
    sql!(
        "SELECT u.id, u.at, u.account_id, u.actor, u.act, u.subject_kind, u.subject_id, u.purpose, u.relation, u.detail,
             COALESCE(a.display_name, '') AS display_name
         FROM access_audit u LEFT JOIN access_account a ON a.id = u.account_id
         WHERE u.subject_id = $1
         ORDER BY u.at DESC, u.id DESC
         LIMIT 100"
    )
    .bind(&permit.id().to_string())
    .all(tx, |row| {
        let line = StoredLine {
            id: row.get("id")?,
            at: row.get("at")?,
            account: row.get("account_id")?,
            actor: row.get("actor")?,
            act: row.get("act")?,
            subject_kind: row.get("subject_kind")?,
            subject_id: row.get("subject_id")?,
            purpose: row.get("purpose")?,
            relation: row.get("relation")?,
            detail: row.get("detail")?,
            reason: None,
        };
        Ok((line, row.get("display_name")?))
    })
    .await
}

/// Lifts a protection: everything behind it is found again by those who may find it. A second person has agreed.
pub(crate) async fn lift(tx: &mut Tx, group: RowId, (by, now): (AccountId, Moment)) -> Result<()> {
    sql!(
        "UPDATE access_subject SET is_restricted = FALSE
         WHERE id IN (SELECT g.subject_id FROM access_protection g WHERE g.group_id = $1 AND g.lifted_at IS NULL)"
    )
    .bind(&group)
    .run(tx)
    .await?;
    sql!("UPDATE access_protection SET lifted_by = $1, lifted_at = $2 WHERE group_id = $3 AND lifted_at IS NULL")
        .bind(&by)
        .bind(&now)
        .bind(&group)
        .run(tx)
        .await?;
    sql!("UPDATE access_protection_name SET ended_at = $1 WHERE group_id = $2 AND ended_at IS NULL")
        .bind(&now)
        .bind(&group)
        .run(tx)
        .await
        .map(drop)
}

/// Gives everything behind a protection to somebody else of the same controller. A second person has agreed.
pub(crate) async fn hand_over(tx: &mut Tx, group: RowId, to: AccountId) -> Result<()> {
    sql!(
        "UPDATE access_subject SET account_id = $1
         WHERE id IN (SELECT g.subject_id FROM access_protection g WHERE g.group_id = $2 AND g.lifted_at IS NULL)"
    )
    .bind(&to)
    .bind(&group)
    .run(tx)
    .await
    .map(drop)
}

/// Whether an account works as case manager for the controller of what stands behind a protection, on a day.
pub(crate) async fn may_take(tx: &mut Tx, group: RowId, to: AccountId, now: Moment) -> Result<bool> {
    let controllers: Vec<OrganisationId> = sql!(
        "SELECT DISTINCT s.controller_id FROM access_protection g
         JOIN access_subject s ON s.id = g.subject_id
         WHERE g.group_id = $1 AND g.lifted_at IS NULL
         LIMIT 50"
    )
    .bind(&group)
    .all(tx, |row| row.get("controller_id"))
    .await?;
    let held: Vec<String> = sql!(
        "SELECT r.scope_id FROM access_role_assignment r
         JOIN access_account a ON a.id = r.account_id
         WHERE r.account_id = $1 AND a.locked_at IS NULL AND r.role = 'case_manager' AND r.scope_kind = 'employer'
           AND r.scope_id IS NOT NULL AND r.valid_from <= $2 AND (r.valid_until > $2 OR r.valid_until IS NULL)
         LIMIT 50"
    )
    .bind(&to)
    .bind(&now.day())
    .all(tx, |row| row.get("scope_id"))
    .await?;
    let works_for = |controller: &OrganisationId| held.contains(&controller.to_string());
    Ok(!controllers.is_empty() && controllers.iter().all(works_for))
}

/// Forgets a subject behind its protections; with the last one, the list.
pub(crate) async fn forget(tx: &mut Tx, id: &str) -> Result<()> {
    sql!(
        "DELETE FROM access_protection_name
         WHERE group_id IN (SELECT own.group_id FROM access_protection own WHERE own.subject_id = $1)
           AND NOT EXISTS (SELECT 1 FROM access_protection o
               WHERE o.group_id = access_protection_name.group_id AND o.subject_id <> $1)"
    )
    .bind_text(id)
    .run(tx)
    .await?;
    sql!("DELETE FROM access_protection WHERE subject_id = $1")
        .bind_text(id)
        .run(tx)
        .await
        .map(drop)
}
