//! SQL of what is addressed to other organisations, as their members see it.

use std::collections::{BTreeMap, BTreeSet};

use access::failure::{Denied, Result};
use access::permit::{AddressedPermit, Permit};
use base::ids::{AccountId, CaseId, Ids, ReferralId, RowId};
use consents::model::category::Category;
use db::row::Row;
use db::statement::LIST_LENGTH;
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Place, Sealed};

use super::Addressed;
use crate::model::answer::Answer;
use crate::store::course;
use crate::store::step::{EXTRACT, NOTE, NewStep, Teller, bring, close_behind, write};

fn place(column: &'static str, row: RowId) -> Place {
    Place {
        column,
        row: row.uuid().into_bytes(),
    }
}

/// What is addressed to the organisations of the permit and has not ended, the newest first; nothing that is protected.
pub(super) async fn addressed(tx: &mut Tx, permit: &AddressedPermit) -> Result<Vec<Addressed>> {
    let mut found = sql!(
        "SELECT r.id, r.code, r.organisation_id, COALESCE(f.name, o.name) AS to_name, r.purpose, r.state, r.state_on,
             r.reason, r.sent_on, r.answer_due_on, r.answered_on, r.waits_until, r.started_on, r.ended_on, r.is_warm,
             r.talk_on, r.case_id, r.person_id, COALESCE(w.display_name, '') AS by_name
         FROM access_address a
         JOIN referrals_referral r ON r.id = a.subject_id
         JOIN access_subject c ON c.id = a.case_id
         JOIN access_subject p ON p.id = a.person_id
         JOIN organisation_organisation o ON o.id = r.organisation_id
         LEFT JOIN directory_offer f ON f.id = r.offer_id
         LEFT JOIN access_account w ON w.id = c.account_id
         WHERE a.organisation_id IN ($1..$50) AND a.ended_at IS NULL AND (a.ends_at IS NULL OR a.ends_at > $51)
           AND NOT c.is_restricted AND NOT p.is_restricted
         ORDER BY a.subject_id DESC
         LIMIT 500"
    )
    .bind_50(permit.organisations())
    .bind(&permit.now())
    .all(tx, read)
    .await?;
    let ids: Vec<ReferralId> = found.iter().map(|one| one.id).collect();
    let mut categories = BTreeMap::new();
    for fifty in ids.chunks(LIST_LENGTH) {
        categories_of(tx, fifty, &mut categories).await?;
    }
    for one in &mut found {
        one.categories = categories.remove(&one.id).unwrap_or_default();
    }
    Ok(found)
}

/// The referral of the permit.
pub(super) async fn find(tx: &mut Tx, permit: &Permit<ReferralId>) -> Result<Option<Addressed>> {
    let found = sql!(
        "SELECT r.id, r.code, r.organisation_id, COALESCE(f.name, o.name) AS to_name, r.purpose, r.state, r.state_on,
             r.reason, r.sent_on, r.answer_due_on, r.answered_on, r.waits_until, r.started_on, r.ended_on, r.is_warm,
             r.talk_on, r.case_id, r.person_id, COALESCE(w.display_name, '') AS by_name
         FROM referrals_referral r
         JOIN access_subject c ON c.id = r.case_id
         JOIN organisation_organisation o ON o.id = r.organisation_id
         LEFT JOIN directory_offer f ON f.id = r.offer_id
         LEFT JOIN access_account w ON w.id = c.account_id
         WHERE r.id = $1"
    )
    .bind(&permit.id())
    .first(tx, read)
    .await?;
    let Some(mut found) = found else {
        return Ok(None);
    };
    let mut categories = BTreeMap::new();
    categories_of(tx, &[found.id], &mut categories).await?;
    found.categories = categories.remove(&found.id).unwrap_or_default();
    Ok(Some(found).filter(|found| !found.categories.is_empty()))
}

async fn categories_of(
    tx: &mut Tx,
    fifty: &[ReferralId],
    all: &mut BTreeMap<ReferralId, BTreeSet<Category>>,
) -> Result<()> {
    let rows: Vec<(ReferralId, Category)> =
        sql!("SELECT referral_id, category FROM referrals_extract WHERE referral_id IN ($1..$50) LIMIT 2500")
            .bind_50(fifty)
            .all(tx, |row| Ok((row.get("referral_id")?, row.get("category")?)))
            .await?;
    for (referral, category) in rows {
        all.entry(referral).or_default().insert(category);
    }
    Ok(())
}

fn read(row: &Row<'_>) -> db::failure::Result<Addressed> {
    let is_warm: bool = row.get("is_warm")?;
    let talk_on = row.get("talk_on")?;
    Ok(Addressed {
        id: row.get("id")?,
        code: row.get("code")?,
        organisation: row.get("organisation_id")?,
        to: row.get("to_name")?,
        purpose: row.get("purpose")?,
        course: course(row)?,
        state_on: row.get("state_on")?,
        reason: row.get("reason")?,
        by: row.get("by_name")?,
        talk: is_warm.then_some(talk_on),
        case: row.get("case_id")?,
        person: row.get("person_id")?,
        categories: BTreeSet::new(),
    })
}

/// Notes that the account has looked today; false if that was noted before.
pub(super) async fn note_view(tx: &mut Tx, permit: &Permit<ReferralId>) -> Result<bool> {
    let touched = sql!(
        "INSERT INTO referrals_view (referral_id, account_id, day) VALUES ($1, $2, $3)
         ON CONFLICT (referral_id, account_id, day) DO NOTHING"
    )
    .bind(&permit.id())
    .bind(&permit.account())
    .bind(&permit.now().day())
    .run(tx)
    .await?;
    Ok(touched == 1)
}

/// What was sealed for the members of the organisation.
pub(super) async fn extract(tx: &mut Tx, permit: &Permit<ReferralId>) -> Result<BTreeMap<Category, String>> {
    let key = permit.key()?;
    let rows = sql!("SELECT id, category, content FROM referrals_extract WHERE referral_id = $1 ORDER BY category LIMIT 50")
        .bind(&permit.id())
        .all(tx, |row| {
            let id: RowId = row.get("id")?;
            let content: Sealed<String> = row.get("content")?;
            let category: Category = row.get("category")?;
            Ok((category, content.open(key, place(EXTRACT, id), store_seat!())))
        })
        .await?;
    let mut parts = BTreeMap::new();
    for (category, open) in rows {
        let open = open?;
        let text = permit.reveal(&open).ok_or(Denied::NotFound)?;
        parts.insert(category, text.clone());
    }
    Ok(parts)
}

/// Writes an answer down, in words sealed with the key of the extract.
pub(super) async fn answer(
    tx: &mut Tx,
    permit: &Permit<ReferralId>,
    (referral, answer): (&Addressed, &Answer),
    ids: &Ids,
) -> Result<bool> {
    if !bring(tx, (referral.case, referral.id, referral.state()), answer).await? {
        return Ok(false);
    }
    let id = RowId::from_uuid(ids.next());
    let key = permit.key()?;
    let note = answer
        .note
        .as_ref()
        .map(|note| Sealed::seal(note, key, place(NOTE, id), ids));
    let step = NewStep {
        state: answer.to,
        reason: answer.reason,
        on: answer.on,
        channel: Some(answer.channel),
        note: None,
    };
    let teller = Teller {
        account: Some(permit.account()),
        is_partner: true,
        at: permit.now(),
    };
    write(tx, (id, referral.id, referral.case), (&step, note), &teller).await?;
    close_behind(tx, (referral.case, referral.id), (answer.to, permit.now())).await?;
    Ok(true)
}

/// Whose case it is.
pub(super) async fn owner(tx: &mut Tx, case: CaseId) -> Result<Option<AccountId>> {
    let seat = access::subject::store::seat(tx, &case.to_string()).await?;
    Ok(seat.and_then(|seat| seat.account))
}
