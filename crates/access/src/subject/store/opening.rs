//! SQL of openings: break-glass by the coordination and acute access among colleagues, as data protection looks at them.
//! Ids, staff, grounds and times; neither the reason in words nor anything of the file.

use db::failure::Result;
use db::sql;
use db::tx::Tx;

use base::ids::{AccountId, CaseId, Ids, RowId};
use base::moment::Moment;

use crate::act::Act;
use crate::audit::model::{Actor, AuditLine, AuditSubject};
use crate::audit::store as audit;
use crate::failure::{self, Denied};
use crate::gate::BreakGlassLimits;
use crate::permit::{House, JobPermit, Permit};
use crate::relation::LeaseKind;
use crate::subject::store::lease::{NewLease, lend};

db::coded! {
    /// Why the coordination opens a file by break-glass: a closed list, so that data protection can weigh it without
    /// reading a word of the case.
    pub enum Ground {
        /// Danger to life or limb.
        DangerToLife = "danger_to_life",
        /// Danger to a child.
        ChildProtection = "child_protection",
        /// A deadline ends, and neither the case manager nor a stand-in can be reached.
        Absence = "absence",
        /// A court or an authority demands it by law.
        Order = "order",
    }
}

impl Ground {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::DangerToLife => "Gefahr für Leib oder Leben",
            Self::ChildProtection => "Gefährdung eines Kindes",
            Self::Absence => "Frist läuft ab, Zuständige und Vertretung sind nicht erreichbar",
            Self::Order => "gesetzliche Pflicht oder Anordnung",
        }
    }
}

/// Break-glass on the case of the permit, with its ground and a reason in words; `None` if the account has used it up
/// for today.
///
/// # Errors
/// [`Denied::StepUpNeeded`] unless the account has just confirmed again; [`Denied::NotFound`] if the permit is for
/// something else or the case is protected; what the database reports.
pub async fn break_glass(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (ground, reason): (Ground, String),
    limits: BreakGlassLimits,
    ids: &Ids,
) -> failure::Result<Option<RowId>> {
    if !permit.is_stepped_up() {
        return Err(Denied::StepUpNeeded(permit.account()));
    }
    if used_today(tx, permit).await? >= limits.per_day {
        return Ok(None);
    }
    let lease = NewLease {
        kind: LeaseKind::BreakGlass,
        to: permit.account(),
        reason,
        ends_at: permit.now().plus_hours(limits.hours),
    };
    let id = lend(tx, permit, &lease, ids).await?;
    sql!("UPDATE access_lease SET ground = $1 WHERE id = $2")
        .bind(&ground)
        .bind(&id)
        .run(tx)
        .await?;
    Ok(Some(id))
}

/// How often the account of the permit has used break-glass within the last twenty-four hours.
///
/// # Errors
/// What the database reports.
pub async fn used_today<S>(tx: &mut Tx, permit: &Permit<S>) -> Result<i64> {
    sql!(
        "SELECT COUNT(*) AS n FROM access_lease
         WHERE account_id = $1 AND kind = 'break_glass' AND granted_at > $2"
    )
    .bind(&permit.account())
    .bind(&permit.now().plus_hours(-24))
    .number(tx)
    .await
}

/// How often the account of the permit has tried to open a case by break-glass within the last twenty-four hours,
/// whether it succeeded or not.
///
/// # Errors
/// What the database reports.
pub async fn tries_today(tx: &mut Tx, permit: &Permit<House>) -> Result<i64> {
    sql!(
        "SELECT COUNT(*) AS n FROM access_audit
         WHERE account_id = $1 AND at > $2 AND act = 'case.break_glass' AND subject_id IS NULL AND purpose = 'work'
           AND detail = 'code'"
    )
    .bind(&permit.account())
    .bind(&permit.now().plus_hours(-24))
    .number(tx)
    .await
}

/// Notes in the audit trail that the account of the permit has typed the code of a case.
///
/// # Errors
/// What the database reports.
pub async fn note_try(tx: &mut Tx, permit: &Permit<House>, ids: &Ids) -> Result<()> {
    let line = AuditLine {
        id: RowId::from_uuid(ids.next()),
        at: permit.now(),
        account: Some(permit.account()),
        actor: Actor::Account,
        act: permit.act(),
        subject: AuditSubject::House,
        purpose: "work",
        relation: permit.relation(),
        detail: "code".to_owned(),
    };
    audit::insert(tx, &line).await
}

/// Ends what the account of the permit has opened of the case by break-glass; false if nothing was open.
///
/// # Errors
/// What the database reports.
pub async fn end_break_glass(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<bool> {
    let touched = sql!(
        "UPDATE access_lease SET ended_at = $1
         WHERE subject_id = $2 AND account_id = $3 AND kind = 'break_glass' AND ended_at IS NULL AND ends_at > $1"
    )
    .bind(&permit.now())
    .bind(&permit.id())
    .bind(&permit.account())
    .run(tx)
    .await?;
    Ok(touched > 0)
}

/// Notes in the audit trail what has ended by itself, and marks it as ended; returns how many there were.
///
/// # Errors
/// What the database reports.
pub async fn note_ended(tx: &mut Tx, permit: &JobPermit, ids: &Ids) -> Result<usize> {
    let over: Vec<(RowId, LeaseKind, CaseId, Moment)> = sql!(
        "SELECT id, kind, subject_id, ends_at FROM access_lease
         WHERE kind IN ('acute', 'break_glass') AND ended_at IS NULL AND ends_at <= $1
         ORDER BY ends_at, id
         LIMIT 200"
    )
    .bind(&permit.now())
    .all(tx, |row| {
        Ok((
            row.get("id")?,
            row.get("kind")?,
            row.get("subject_id")?,
            row.get("ends_at")?,
        ))
    })
    .await?;
    for (id, kind, case, ends_at) in &over {
        sql!("UPDATE access_lease SET ended_at = $1 WHERE id = $2")
            .bind(ends_at)
            .bind(id)
            .run(tx)
            .await?;
        let line = AuditLine {
            id: RowId::from_uuid(ids.next()),
            at: permit.now(),
            account: None,
            actor: Actor::Job,
            act: act_of(*kind),
            subject: AuditSubject::Case(*case),
            purpose: "ended",
            relation: kind.relation(),
            detail: format!("lease={id}"),
        };
        audit::insert(tx, &line).await?;
    }
    Ok(over.len())
}

const fn act_of(kind: LeaseKind) -> Act {
    match kind {
        LeaseKind::BreakGlass => Act::CaseBreakGlass,
        _ => Act::CaseAcute,
    }
}

/// A case that somebody opened by break-glass or acute access.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Its id.
    pub id: RowId,
    /// Which of the two.
    pub kind: LeaseKind,
    /// The random id of the case: names nobody.
    pub case: CaseId,
    /// Who opened it.
    pub account: AccountId,
    /// The name of who opened it, as colleagues see it.
    pub account_name: String,
    /// Whose case it is today, as colleagues see the name; empty if nobody's.
    pub owner_name: String,
    /// The ground, if it was break-glass.
    pub ground: Option<Ground>,
    /// Since when.
    pub granted_at: Moment,
    /// When it ends, or has ended.
    pub ends_at: Moment,
    /// Whether it is still open.
    pub is_open: bool,
    /// How many lines of the audit trail tell of it: what was opened meanwhile by the same account.
    pub lines: i64,
}

/// Which openings are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct OpeningFilter {
    /// Only this kind.
    pub kind: Option<LeaseKind>,
    /// Only since then.
    pub since: Option<Moment>,
    /// Only before this place: time and id of the last one shown.
    pub before: Option<(Moment, RowId)>,
}

/// Break-glass and acute accesses, the latest first, at most `limit`; whoever looks at the house as a whole may see them.
///
/// # Errors
/// What the database reports.
pub async fn openings(
    tx: &mut Tx,
    permit: &Permit<House>,
    filter: OpeningFilter,
    limit: i64,
) -> Result<Vec<Opening>> {
    let (at, id) = filter.before.map_or_else(
        || ("9".to_owned(), String::new()),
        |(at, id)| (at.to_string(), id.to_string()),
    );
    let now = permit.now();
    sql!(
        "SELECT l.id, l.kind, l.subject_id, l.account_id, a.display_name, COALESCE(o.display_name, '') AS owner,
             l.ground, l.granted_at, COALESCE(l.ended_at, l.ends_at) AS until,
             (SELECT COUNT(*) FROM access_audit u
              WHERE u.subject_id = l.subject_id AND u.account_id = l.account_id
                AND u.at >= l.granted_at AND u.at <= COALESCE(l.ended_at, l.ends_at)) AS lines
         FROM access_lease l
         JOIN access_account a ON a.id = l.account_id
         JOIN access_subject s ON s.id = l.subject_id
         LEFT JOIN access_account o ON o.id = s.account_id
         WHERE l.kind IN ('acute', 'break_glass') AND (l.granted_at, l.id) < ($1, $2)
           AND ($3 = '' OR l.kind = $3) AND l.granted_at >= $4
         ORDER BY l.granted_at DESC, l.id DESC
         LIMIT $5"
    )
    .bind(&at)
    .bind(&id)
    .bind_text(filter.kind.map_or("", LeaseKind::code))
    .bind(&filter.since.map(|since| since.to_string()).unwrap_or_default())
    .bind(&limit)
    .all(tx, |row| {
        let until: Moment = row.get("until")?;
        Ok(Opening {
            id: row.get("id")?,
            kind: row.get("kind")?,
            case: row.get("subject_id")?,
            account: row.get("account_id")?,
            account_name: row.get("display_name")?,
            owner_name: row.get("owner")?,
            ground: row.get("ground")?,
            granted_at: row.get("granted_at")?,
            ends_at: until,
            is_open: until > now,
            lines: row.get("lines")?,
        })
    })
    .await
}

/// How many openings of a kind there were from a moment on, until before another: for a monthly sheet.
///
/// # Errors
/// What the database reports.
pub async fn count(
    tx: &mut Tx,
    _permit: &Permit<House>,
    kind: LeaseKind,
    (from, until): (Moment, Moment),
) -> Result<i64> {
    sql!(
        "SELECT COUNT(*) AS n FROM access_lease
         WHERE kind IN ('acute', 'break_glass') AND kind = $1 AND granted_at >= $2 AND granted_at < $3"
    )
    .bind(&kind)
    .bind(&from)
    .bind(&until)
    .number(tx)
    .await
}
