//! SQL of the night: answers that are late, each asked for once.

use access::failure::Result;
use access::permit::JobPermit;
use base::ids::{OrganisationId, ReferralId};
use cases::asked::chase::{Chased, Reminded};
use db::sql;
use db::tx::Tx;
use post::notice::model::NoticeKind;

use crate::model::state::Channel;

/// A referral whose answer is late, or whose time on a list is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LateAnswer {
    pub(crate) id: ReferralId,
    chased: Chased,
}

impl Reminded for LateAnswer {
    const KIND: NoticeKind = NoticeKind::ReferralLate;
    const PAGE: &'static str = "vermittlungen";
    const LIST: &'static str = "/vermittlungen";

    async fn untold(tx: &mut Tx, permit: &JobPermit) -> Result<Vec<Self>> {
        Ok(sql!(
            "SELECT r.id, r.case_id, s.account_id, s.is_restricted
             FROM referrals_referral r
             JOIN access_subject s ON s.id = r.case_id
             WHERE r.state = 'sent' AND r.answer_due_on < $1 AND r.chased_on IS NULL AND s.account_id IS NOT NULL
             ORDER BY s.account_id, r.id
             LIMIT 500"
        )
        .bind(&permit.now().day())
        .all(tx, |row| {
            Ok(Self {
                id: row.get("id")?,
                chased: Chased {
                    case: row.get("case_id")?,
                    owner: row.get("account_id")?,
                    is_restricted: row.get("is_restricted")?,
                },
            })
        })
        .await?)
    }

    async fn note(&self, tx: &mut Tx, permit: &JobPermit) -> Result<bool> {
        let touched = sql!(
            "UPDATE referrals_referral SET chased_on = $1 WHERE id = $2 AND state = 'sent' AND chased_on IS NULL"
        )
        .bind(&permit.now().day())
        .bind(&self.id)
        .run(tx)
        .await?;
        Ok(touched == 1)
    }

    fn chased(&self) -> Chased {
        self.chased
    }
}

/// The organisations that have not answered in time what came on the page for partners and was not asked for yet.
pub(crate) async fn silent(tx: &mut Tx, permit: &JobPermit) -> Result<Vec<OrganisationId>> {
    Ok(sql!(
        "SELECT DISTINCT r.organisation_id FROM referrals_referral r
         WHERE r.state = 'sent' AND r.answer_due_on < $1 AND r.chased_on IS NULL AND r.channel = $2
         ORDER BY r.organisation_id
         LIMIT 500"
    )
    .bind(&permit.now().day())
    .bind(&Channel::Portal)
    .all(tx, |row| row.get("organisation_id"))
    .await?)
}

/// Takes away what was sealed for others and is no longer meant for them; returns how many texts.
pub(crate) async fn forget_over(tx: &mut Tx, permit: &JobPermit) -> Result<u64> {
    Ok(sql!(
        "DELETE FROM referrals_extract WHERE referral_id IN
             (SELECT a.subject_id FROM access_address a
              WHERE a.ends_at <= $1 AND a.ended_at IS NULL AND a.ends_at IS NOT NULL)"
    )
    .bind(&permit.now())
    .run(tx)
    .await?)
}
