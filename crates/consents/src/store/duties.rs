//! SQL of requests that rest on a law: asked and used with the permit of the person, decided by a second person, whose
//! permit for the person opens nothing but the reason and the recipient.

use std::collections::BTreeSet;

use access::audit::model::{Actor, AuditLine, AuditSubject};
use access::failure::Result;
use access::permit::{ListPermit, Permit};
use access::role::Role;
use base::ids::{AccountId, Ids, OrganisationId, PersonId, RowId};
use base::moment::Moment;
use db::row::Row as DbRow;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Place, Sealed};

use crate::model::category::Category;
use crate::model::duty::{Duty, DutyState, HOURS};
use crate::model::ground::LegalGround;
use crate::model::path::OutgoingPath;
use crate::model::row::Recipient;
use crate::store::recipients::RecipientColumns;

pub(crate) const REASON: &str = "consents_duty.reason";
pub(crate) const ANSWER: &str = "consents_duty.answer";

pub(crate) fn place(column: &'static str, id: RowId) -> Place {
    Place {
        column,
        row: id.uuid().into_bytes(),
    }
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDuty {
    /// The paragraph.
    pub ground: LegalGround,
    /// On which path.
    pub path: OutgoingPath,
    /// To whom; never the controller itself.
    pub recipient: Recipient,
    /// What.
    pub categories: BTreeSet<Category>,
    /// Why.
    pub reason: String,
}

/// A request with its words and names.
#[derive(Debug)]
pub struct Request {
    /// The request.
    pub duty: Duty,
    /// Why it was asked for.
    pub reason: Open<String>,
    /// What the second person said.
    pub answer: Option<Open<String>>,
    /// Who asked, as colleagues see the name.
    pub asked_by: String,
    /// Who decided.
    pub decided_by: Option<String>,
}

/// Asks to pass something on because a law says so; a second person decides.
///
/// # Errors
/// What the database reports.
pub async fn ask(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    (new, controller): (&NewDuty, OrganisationId),
    ids: &Ids,
) -> Result<RowId> {
    let id = RowId::from_uuid(ids.next());
    let recipient = RecipientColumns::of(new.recipient);
    let categories: Vec<&str> = new.categories.iter().map(|one| one.code()).collect();
    sql!(
        "INSERT INTO consents_duty (id, person_id, controller_id, ground, path, recipient_kind, organisation_id, named_id,
             categories, reason, state, asked_at, asked_by, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'asked', $11, $12, $13)"
    )
    .bind(&id)
    .bind(&permit.person())
    .bind(&controller)
    .bind(&new.ground)
    .bind(&new.path)
    .bind(&recipient.kind)
    .bind(&recipient.organisation)
    .bind(&recipient.named)
    .bind_text(&categories.join(","))
    .bind(&Sealed::seal(&new.reason, permit.key()?, place(REASON, id), ids))
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&permit.now().plus_hours(HOURS))
    .run(tx)
    .await?;
    Ok(id)
}

/// The requests of the person of the permit, the latest first, at most one hundred.
///
/// # Errors
/// What the database reports, or a text that does not open.
pub async fn of(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Vec<Request>> {
    let found = sql!(
        "SELECT d.id, d.person_id, d.ground, d.path, d.recipient_kind, d.organisation_id, d.named_id, d.categories,
             d.reason, d.state, d.asked_at, d.asked_by, d.expires_at, d.decided_at, d.decided_by, d.answer,
             a.display_name AS asker, COALESCE(b.display_name, '') AS decider
         FROM consents_duty d
         JOIN access_account a ON a.id = d.asked_by
         LEFT JOIN access_account b ON b.id = d.decided_by
         WHERE d.person_id = $1
         ORDER BY d.asked_at DESC, d.id DESC
         LIMIT 100"
    )
    .bind(&permit.person())
    .all(tx, found)
    .await?;
    found.into_iter().map(|one| one.opened(permit)).collect()
}

/// One request of the person of the permit.
///
/// # Errors
/// What the database reports, or a text that does not open.
pub async fn find(tx: &mut Tx, permit: &Permit<PersonId>, id: RowId) -> Result<Option<Request>> {
    let found = sql!(
        "SELECT d.id, d.person_id, d.ground, d.path, d.recipient_kind, d.organisation_id, d.named_id, d.categories,
             d.reason, d.state, d.asked_at, d.asked_by, d.expires_at, d.decided_at, d.decided_by, d.answer,
             a.display_name AS asker, COALESCE(b.display_name, '') AS decider
         FROM consents_duty d
         JOIN access_account a ON a.id = d.asked_by
         LEFT JOIN access_account b ON b.id = d.decided_by
         WHERE d.id = $1 AND d.person_id = $2"
    )
    .bind(&id)
    .bind(&permit.person())
    .first(tx, found)
    .await?;
    found.map(|one| one.opened(permit)).transpose()
}

/// One request as the gate needs it: codes only.
pub(crate) async fn for_the_gate(tx: &mut Tx, id: RowId) -> db::failure::Result<Option<Duty>> {
    sql!(
        "SELECT id, person_id, ground, path, recipient_kind, organisation_id, named_id, categories, state, asked_at,
             asked_by, expires_at, decided_at, decided_by
         FROM consents_duty WHERE id = $1"
    )
    .bind(&id)
    .first(tx, duty)
    .await
}

/// A request that waits for a second person: nothing that says who it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its id.
    pub id: RowId,
    /// Whom it is about; an id that is never shown.
    pub person: PersonId,
    /// The paragraph.
    pub ground: LegalGround,
    /// On which path.
    pub path: OutgoingPath,
    /// Who asked.
    pub asked_by: String,
    /// When.
    pub asked_at: Moment,
    /// Until when it waits.
    pub expires_at: Moment,
}

/// What waits for the account of the permit as second person, within its controllers, the oldest first, at most one
/// hundred. What is protected shows itself to its owner and to who stands on its list.
///
/// # Errors
/// What the database reports.
pub async fn waiting(tx: &mut Tx, permit: &ListPermit) -> Result<Vec<Waiting>> {
    Ok(sql!(
        "SELECT d.id, d.person_id, d.ground, d.path, d.asked_at, d.expires_at, a.display_name
         FROM consents_duty d
         JOIN access_subject s ON s.id = d.person_id
         JOIN access_account a ON a.id = d.asked_by
         WHERE d.state = 'asked' AND d.controller_id IN ($1..$50) AND d.asked_by <> $51 AND d.expires_at > $52
           AND s.controller_id = d.controller_id
           AND (s.account_id = $51 OR NOT s.is_restricted
             OR EXISTS (SELECT 1 FROM access_protection p
                        JOIN access_protection_name n ON n.group_id = p.group_id
                        WHERE p.subject_id = s.id AND p.lifted_at IS NULL AND n.account_id = $51
                          AND n.ended_at IS NULL AND n.ends_at > $52))
         ORDER BY d.asked_at, d.id
         LIMIT 100"
    )
    .bind_50(permit.controllers())
    .bind(&permit.account())
    .bind(&permit.now())
    .all(tx, |row| {
        Ok(Waiting {
            id: row.get("id")?,
            person: row.get("person_id")?,
            ground: row.get("ground")?,
            path: row.get("path")?,
            asked_by: row.get("display_name")?,
            asked_at: row.get("asked_at")?,
            expires_at: row.get("expires_at")?,
        })
    })
    .await?)
}

/// Releases or refuses as second person; false if somebody was quicker, it is over, or it is one's own.
///
/// # Errors
/// What the database reports.
pub async fn decide(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    (id, is_released, answer): (RowId, bool, &String),
    ids: &Ids,
) -> Result<bool> {
    let state = if is_released {
        DutyState::Released
    } else {
        DutyState::Refused
    };
    let answer = (!answer.is_empty())
        .then(|| {
            Ok::<_, vault::failure::KeyFailure>(Sealed::seal(answer, permit.key()?, place(ANSWER, id), ids))
        })
        .transpose()?;
    let touched = sql!(
        "UPDATE consents_duty SET state = $1, decided_at = $2, decided_by = $3, answer = $4, expires_at = $5
         WHERE id = $6 AND person_id = $7 AND state = 'asked' AND asked_by <> $3 AND expires_at > $2"
    )
    .bind(&state)
    .bind(&permit.now())
    .bind(&permit.account())
    .bind(&answer)
    .bind(&permit.now().plus_hours(HOURS))
    .bind(&id)
    .bind(&permit.person())
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Takes a request of the person back before it is used; false if there is nothing to take back.
///
/// # Errors
/// What the database reports.
pub async fn withdraw(tx: &mut Tx, permit: &Permit<PersonId>, id: RowId) -> Result<bool> {
    let touched = sql!(
        "UPDATE consents_duty SET state = 'withdrawn'
         WHERE id = $1 AND person_id = $2 AND state IN ('asked', 'released')"
    )
    .bind(&id)
    .bind(&permit.person())
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Uses a release up; false if somebody was quicker.
pub(crate) async fn use_up(tx: &mut Tx, id: RowId, now: Moment) -> db::failure::Result<bool> {
    let touched = sql!(
        "UPDATE consents_duty SET state = 'used', used_at = $1
         WHERE id = $2 AND state = 'released' AND expires_at > $1"
    )
    .bind(&now)
    .bind(&id)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// Case managers of a controller other than this account, who can be the second person; at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn second_persons(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    controller: OrganisationId,
) -> Result<Vec<AccountId>> {
    Ok(sql!(
        "SELECT DISTINCT r.account_id
         FROM access_role_assignment r
         JOIN access_account a ON a.id = r.account_id
         WHERE r.role = $1 AND r.scope_kind = 'employer' AND r.scope_id = $2 AND r.valid_from <= $3
           AND (r.valid_until IS NULL OR r.valid_until > $3) AND a.locked_at IS NULL AND r.account_id <> $4
         ORDER BY r.account_id
         LIMIT 50"
    )
    .bind(&Role::CaseManager)
    .bind(&controller)
    .bind(&permit.now().day())
    .bind(&permit.account())
    .all(tx, |row| row.get("account_id"))
    .await?)
}

/// Writes a step of a request into the audit trail, beside the line of the act itself.
///
/// # Errors
/// What the database reports.
pub async fn note(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    (id, step): (RowId, &'static str),
    ids: &Ids,
) -> Result<()> {
    let line = AuditLine {
        id: RowId::from_uuid(ids.next()),
        at: permit.now(),
        account: Some(permit.account()),
        actor: Actor::Account,
        act: permit.act(),
        subject: AuditSubject::Person(permit.person()),
        purpose: "legal_duty",
        relation: permit.relation(),
        detail: format!("duty={id},step={step}"),
    };
    Ok(access::audit::store::insert(tx, &line).await?)
}

struct Found {
    duty: Duty,
    reason: Sealed<String>,
    answer: Option<Sealed<String>>,
    asker: String,
    decider: String,
}

impl Found {
    fn opened(self, permit: &Permit<PersonId>) -> Result<Request> {
        let (key, id) = (permit.key()?, self.duty.id);
        let answer = self
            .answer
            .map(|answer| answer.open(key, place(ANSWER, id), store_seat!()));
        Ok(Request {
            reason: self.reason.open(key, place(REASON, id), store_seat!())?,
            answer: answer.transpose()?,
            asked_by: self.asker,
            decided_by: self.duty.decided.map(|_| self.decider),
            duty: self.duty,
        })
    }
}

fn found(row: &DbRow<'_>) -> db::failure::Result<Found> {
    Ok(Found {
        duty: duty(row)?,
        reason: row.get("reason")?,
        answer: row.get("answer")?,
        asker: row.get("asker")?,
        decider: row.get("decider")?,
    })
}

fn duty(row: &DbRow<'_>) -> db::failure::Result<Duty> {
    let decided = (
        row.get::<Option<AccountId>>("decided_by")?,
        row.get::<Option<Moment>>("decided_at")?,
    );
    let categories: String = row.get("categories")?;
    Ok(Duty {
        id: row.get("id")?,
        person: row.get("person_id")?,
        ground: row.get("ground")?,
        path: row.get("path")?,
        recipient: RecipientColumns::read(row)?
            .recipient()
            .unwrap_or(Recipient::Controller),
        categories: categories.split(',').filter_map(|one| one.parse().ok()).collect(),
        state: row.get("state")?,
        asked_by: row.get("asked_by")?,
        asked_at: row.get("asked_at")?,
        expires_at: row.get("expires_at")?,
        decided: decided.0.zip(decided.1),
    })
}
