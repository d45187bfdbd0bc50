//! SQL of stopping: what is under way on a consent that stands no longer goes no further. Asked when somebody withdraws,
//! and every night for consents that have ended.

use std::collections::BTreeSet;

use access::failure::Result;
use base::ids::{AccountId, CaseId, Ids, OrganisationId, PersonId, ReferralId, RowId};
use base::moment::Moment;
use consents::model::category::Category;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::wish::Wish;
use db::sql;
use db::tx::Tx;

use crate::model::answer::Answer;
use crate::model::state::{Channel, State};
use crate::store::step::{NewStep, Teller, bring, close_behind, write};
use crate::store::wish;

/// A referral that goes on, with what it rests on.
#[derive(Clone, Debug)]
pub(crate) struct Running {
    pub(crate) id: ReferralId,
    pub(crate) case: CaseId,
    pub(crate) person: PersonId,
    pub(crate) state: State,
    organisation: OrganisationId,
    purpose: Purpose,
    categories: BTreeSet<Category>,
}

impl Running {
    /// What the consent must cover for it to go on.
    pub(crate) fn wish(&self) -> Wish {
        let to = (self.organisation, self.purpose);
        wish(OutgoingPath::Referral, to, self.categories.iter().copied())
    }
}

/// The referrals of a person that go on.
pub(crate) async fn of_person(tx: &mut Tx, person: PersonId) -> Result<Vec<Running>> {
    let found = sql!(
        "SELECT r.id, r.case_id, r.person_id, r.state, r.organisation_id, r.purpose, p.category
         FROM referrals_referral r
         JOIN referrals_part p ON p.referral_id = r.id
         WHERE r.person_id = $1 AND r.state IN ('sent', 'waitlisted', 'accepted', 'started')
         ORDER BY r.id
         LIMIT 4000"
    )
    .bind(&person)
    .all(tx, running)
    .await?;
    Ok(together(found))
}

/// Some referrals that go on, in the order of their ids.
pub(crate) async fn after(tx: &mut Tx, after: &str) -> Result<Vec<Running>> {
    let found = sql!(
        "SELECT r.id, r.case_id, r.person_id, r.state, r.organisation_id, r.purpose, p.category
         FROM (SELECT id, case_id, person_id, state, organisation_id, purpose FROM referrals_referral
               WHERE id > $1 AND state IN ('sent', 'waitlisted', 'accepted', 'started')
               ORDER BY id LIMIT 200) r
         JOIN referrals_part p ON p.referral_id = r.id
         ORDER BY r.id"
    )
    .bind_text(after)
    .all(tx, running)
    .await?;
    Ok(together(found))
}

fn running(row: &db::row::Row<'_>) -> db::failure::Result<Running> {
    Ok(Running {
        id: row.get("id")?,
        case: row.get("case_id")?,
        person: row.get("person_id")?,
        state: row.get("state")?,
        organisation: row.get("organisation_id")?,
        purpose: row.get("purpose")?,
        categories: BTreeSet::from([row.get("category")?]),
    })
}

/// One for each referral, with all its categories.
fn together(rows: Vec<Running>) -> Vec<Running> {
    let mut all: Vec<Running> = Vec::new();
    for row in rows {
        match all.last_mut().filter(|last| last.id == row.id) {
            Some(last) => last.categories.extend(row.categories),
            None => all.push(row),
        }
    }
    all
}

/// Stops a referral at once: nobody over there sees anything of it any more.
pub(crate) async fn stop(
    tx: &mut Tx,
    running: &Running,
    (account, now): (Option<AccountId>, Moment),
    ids: &Ids,
) -> Result<()> {
    let stopped = Answer {
        to: State::Stopped,
        reason: None,
        on: now.day(),
        waits_until: None,
        channel: Channel::Talk,
        note: None,
    };
    if !bring(tx, (running.case, running.id, running.state), &stopped).await? {
        return Ok(());
    }
    let step = NewStep {
        state: State::Stopped,
        reason: None,
        on: now.day(),
        channel: None,
        note: None,
    };
    let teller = Teller {
        account,
        is_partner: false,
        at: now,
    };
    let id = RowId::from_uuid(ids.next());
    write(tx, (id, running.id, running.case), (&step, None), &teller).await?;
    close_behind(tx, (running.case, running.id), (State::Stopped, now)).await
}
