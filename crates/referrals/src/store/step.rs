//! SQL of the steps of a referral: each state it came to, with its day, way and reason. Whoever tells a step is held to
//! the table of moves; words of the case are sealed with its key, words of the others with the key of the extract.

use std::collections::BTreeMap;

use access::failure::{Denied, Result};
use access::permit::{Permit, ShownKeys};
use access::subject::store::address;
use base::day::Day;
use base::ids::{AccountId, CaseId, Ids, ReferralId, RowId};
use base::moment::Moment;
use consents::model::category::Category;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Sealed};

use crate::model::answer::{Answer, Sending};
use crate::model::clock::DAYS_TO_LOOK_BACK;
use crate::model::state::{Channel, Reason, State, may_step};
use crate::store::{Referral, place};

pub(crate) const NOTE: &str = "referrals_step.note";
pub(crate) const EXTRACT: &str = "referrals_extract.content";
const HOURS_PER_DAY: i64 = 24;

/// A step to be written down.
#[derive(Clone, Debug)]
pub(crate) struct NewStep {
    pub(crate) state: State,
    pub(crate) reason: Option<Reason>,
    pub(crate) on: Day,
    pub(crate) channel: Option<Channel>,
    pub(crate) note: Option<String>,
}

/// Who tells a step.
pub(crate) struct Teller {
    pub(crate) account: Option<AccountId>,
    pub(crate) is_partner: bool,
    pub(crate) at: Moment,
}

/// Writes a step down in the words of the case.
pub(crate) async fn insert(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (referral, step): (ReferralId, &NewStep),
    ids: &Ids,
) -> Result<()> {
    let id = RowId::from_uuid(ids.next());
    let key = permit.key()?;
    let note = step
        .note
        .as_ref()
        .map(|note| Sealed::seal(note, key, place(NOTE, id), ids));
    let teller = Teller {
        account: Some(permit.account()),
        is_partner: false,
        at: permit.now(),
    };
    write(tx, (id, referral, permit.id()), (step, note), &teller).await
}

/// Writes a step down; the note is sealed already.
pub(crate) async fn write(
    tx: &mut Tx,
    (id, referral, case): (RowId, ReferralId, CaseId),
    (step, note): (&NewStep, Option<Sealed<String>>),
    teller: &Teller,
) -> Result<()> {
    sql!(
        "INSERT INTO referrals_step (id, referral_id, case_id, state, reason, on_day, channel, is_of_partner, note, at,
             account_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    )
    .bind(&id)
    .bind(&referral)
    .bind(&case)
    .bind(&step.state)
    .bind(&step.reason)
    .bind(&step.on)
    .bind(&step.channel)
    .bind(&teller.is_partner)
    .bind(&note)
    .bind(&teller.at)
    .bind(&teller.account)
    .run(tx)
    .await?;
    Ok(())
}

/// Brings a referral from one state to the next; false if it is no longer in the first.
pub(crate) async fn bring(
    tx: &mut Tx,
    (case, referral, from): (CaseId, ReferralId, State),
    answer: &Answer,
) -> Result<bool> {
    let is_answer = !matches!(answer.to, State::Stopped);
    let answered_on = is_answer.then_some(answer.on);
    let started_on = (answer.to == State::Started).then_some(answer.on);
    let ended_on = answer.to.has_ended().then_some(answer.on);
    let touched = sql!(
        "UPDATE referrals_referral
         SET state = $1, state_on = $2, reason = $3, answered_on = COALESCE(answered_on, $4), waits_until = $5,
             started_on = COALESCE(started_on, $6), ended_on = $7, version = version + 1
         WHERE id = $8 AND case_id = $9 AND state = $10"
    )
    .bind(&answer.to)
    .bind(&answer.on)
    .bind(&answer.reason)
    .bind(&answered_on)
    .bind(&answer.waits_until)
    .bind(&started_on)
    .bind(&ended_on)
    .bind(&referral)
    .bind(&case)
    .bind(&from)
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// What the others may still see of a referral after it came to a state: for some weeks after its outcome, nothing once it
/// was stopped.
pub(crate) async fn close_behind(
    tx: &mut Tx,
    (case, referral): (CaseId, ReferralId),
    (to, now): (State, Moment),
) -> Result<()> {
    if to == State::Stopped {
        address::end(tx, (case, referral), now).await?;
        forget_extract(tx, referral).await?;
    } else if to.has_ended() {
        let end = now.plus_hours(DAYS_TO_LOOK_BACK * HOURS_PER_DAY);
        address::ends_at(tx, (case, referral), Some(end)).await?;
    }
    Ok(())
}

/// Takes away what was sealed for the others.
pub(crate) async fn forget_extract(tx: &mut Tx, referral: ReferralId) -> Result<()> {
    sql!("DELETE FROM referrals_extract WHERE referral_id = $1")
        .bind(&referral)
        .run(tx)
        .await?;
    Ok(())
}

/// Writes down what was told of a referral on paper, on the phone or face to face; false if somebody else was quicker.
///
/// # Errors
/// [`Denied::NotFound`] if the step does not follow; what the database reports.
pub async fn answer(
    tx: &mut Tx,
    permit: &Permit<CaseId>,
    (referral, answer): (&Referral, &Answer),
    ids: &Ids,
) -> Result<bool> {
    if may_step(referral.state(), answer.to, answer.reason).is_err() {
        return Err(Denied::NotFound);
    }
    let which = (permit.id(), referral.id, referral.state());
    if !bring(tx, which, answer).await? {
        return Ok(false);
    }
    let step = NewStep {
        state: answer.to,
        reason: answer.reason,
        on: answer.on,
        channel: Some(answer.channel),
        note: answer.note.clone(),
    };
    insert(tx, permit, (referral.id, &step), ids).await?;
    close_behind(tx, (permit.id(), referral.id), (answer.to, permit.now())).await?;
    Ok(true)
}

/// Notes that a referral goes out, after the gate has granted it; what members of the other organisation are to see is
/// sealed for them. False if somebody else was quicker.
///
/// # Errors
/// [`Denied::NotFound`] if it cannot be sent any more; what the database reports.
pub async fn send(
    tx: &mut Tx,
    (permit, extract): (&Permit<CaseId>, Option<&Permit<ReferralId>>),
    (referral, sending, parts): (&Referral, &Sending, &BTreeMap<Category, Open<String>>),
    ids: &Ids,
) -> Result<bool> {
    if may_step(referral.state(), State::Sent, None).is_err() {
        return Err(Denied::NotFound);
    }
    let today = permit.now().day();
    let touched = sql!(
        "UPDATE referrals_referral
         SET state = 'sent', state_on = $1, reason = NULL, channel = $2, sent_on = COALESCE(sent_on, $1),
             answer_due_on = $3, waits_until = NULL, ended_on = NULL, chased_on = NULL, is_warm = $4, talk_on = $5,
             version = version + 1
         WHERE id = $6 AND case_id = $7 AND state = $8"
    )
    .bind(&today)
    .bind(&sending.channel)
    .bind(&today.plus_days(sending.days))
    .bind(&sending.talk.is_some())
    .bind(&sending.talk.flatten())
    .bind(&referral.id)
    .bind(&permit.id())
    .bind(&referral.state())
    .run(tx)
    .await?;
    if touched == 0 {
        return Ok(false);
    }
    let step = NewStep {
        state: State::Sent,
        reason: None,
        on: today,
        channel: Some(sending.channel),
        note: None,
    };
    insert(tx, permit, (referral.id, &step), ids).await?;
    if let Some(extract) = extract {
        seal_extract(tx, (permit, extract), parts, ids).await?;
    }
    Ok(true)
}

/// Seals the sheet for the members of the other organisation.
async fn seal_extract(
    tx: &mut Tx,
    (permit, extract): (&Permit<CaseId>, &Permit<ReferralId>),
    parts: &BTreeMap<Category, Open<String>>,
    ids: &Ids,
) -> Result<()> {
    forget_extract(tx, extract.id()).await?;
    let mut rows = Vec::with_capacity(parts.len());
    for (category, text) in parts {
        let text = permit.reveal(text).ok_or(Denied::NotFound)?;
        let id = RowId::from_uuid(ids.next());
        rows.push((
            id,
            *category,
            Sealed::seal(text, extract.key()?, place(EXTRACT, id), ids),
        ));
    }
    sql!("INSERT INTO referrals_extract (id, referral_id, category, content) VALUES ($1, $2, $3, $4)")
        .run_for_each(tx, rows, |row, (id, category, content)| {
            row.bind(&id).bind(&extract.id()).bind(&category).bind(&content)
        })
        .await?;
    Ok(())
}

/// A step as it was told.
#[derive(Debug)]
pub struct Step {
    /// Its referral.
    pub referral: ReferralId,
    /// The state it came to.
    pub state: State,
    /// Why.
    pub reason: Option<Reason>,
    /// On which day.
    pub on: Day,
    /// On which way it was told.
    pub channel: Option<Channel>,
    /// Whether the other organisation told it itself.
    pub is_of_partner: bool,
    /// In words.
    pub note: Option<Open<String>>,
    /// When it was written down.
    pub at: Moment,
    /// By whom, as colleagues see the name; empty if by itself.
    pub by: String,
}

/// The steps of all referrals of the case of the permit, the newest first; words of the others open with the keys of what
/// is addressed to them, and are left out without.
///
/// # Errors
/// What the database reports, or a note that does not open.
pub async fn steps(tx: &mut Tx, permit: &Permit<CaseId>, keys: Option<&ShownKeys>) -> Result<Vec<Step>> {
    let key = permit.key()?;
    let found = sql!(
        "SELECT s.id, s.referral_id, s.state, s.reason, s.on_day, s.channel, s.is_of_partner, s.note, s.at,
             COALESCE(a.display_name, '') AS display_name
         FROM referrals_step s
         LEFT JOIN access_account a ON a.id = s.account_id
         WHERE s.case_id = $1
         ORDER BY s.id DESC
         LIMIT 500"
    )
    .bind(&permit.id())
    .all(tx, |row| {
        let id: RowId = row.get("id")?;
        let referral: ReferralId = row.get("referral_id")?;
        let is_of_partner: bool = row.get("is_of_partner")?;
        let sealed: Option<Sealed<String>> = row.get("note")?;
        let with = if is_of_partner {
            keys.and_then(|keys| keys.of(referral))
        } else {
            Some(key)
        };
        let note = sealed
            .zip(with)
            .map(|(sealed, with)| sealed.open(with, place(NOTE, id), store_seat!()));
        Ok((
            Step {
                referral,
                state: row.get("state")?,
                reason: row.get("reason")?,
                on: row.get("on_day")?,
                channel: row.get("channel")?,
                is_of_partner,
                note: None,
                at: row.get("at")?,
                by: row.get("display_name")?,
            },
            note,
        ))
    })
    .await?;
    let opened = found.into_iter().map(|(step, note)| {
        Ok(Step {
            note: note.transpose()?,
            ..step
        })
    });
    opened.collect()
}

/// On which days members of the other organisation have looked at a referral of the case, and how many of them.
///
/// # Errors
/// What the database reports.
pub async fn views(tx: &mut Tx, permit: &Permit<CaseId>, referral: ReferralId) -> Result<Vec<(Day, i64)>> {
    Ok(sql!(
        "SELECT v.day, COUNT(*) AS n FROM referrals_view v
         JOIN referrals_referral r ON r.id = v.referral_id
         WHERE v.referral_id = $1 AND r.case_id = $2
         GROUP BY v.day
         ORDER BY v.day
         LIMIT 400"
    )
    .bind(&referral)
    .bind(&permit.id())
    .all(tx, |row| Ok((row.get("day")?, row.get("n")?)))
    .await?)
}
