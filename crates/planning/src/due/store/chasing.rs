//! SQL of the night's reminder of reviews: what is overdue and for which day somebody was reminded. Knows no content.

use access::failure::Result;
use access::permit::JobPermit;
use base::day::Day;
use cases::asked::chase::{Chased, Reminded};
use cases::case::model::Phase;
use db::sql;
use db::tx::Tx;
use post::notice::model::NoticeKind;

/// A review that should have been held before today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OverdueReview {
    due_on: Day,
    chased: Chased,
}

impl Reminded for OverdueReview {
    const KIND: NoticeKind = NoticeKind::ReviewOverdue;
    const PAGE: &'static str = "ueberpruefung";
    const LIST: &'static str = "/faelle?ueberfaellig=ja";

    async fn untold(tx: &mut Tx, permit: &JobPermit) -> Result<Vec<Self>> {
        Ok(sql!(
            "SELECT d.case_id, d.review_on, s.account_id, s.is_restricted
             FROM planning_due d
             JOIN access_subject s ON s.id = d.case_id
             JOIN cases_case c ON c.id = d.case_id
             WHERE d.review_on < $1 AND (d.review_chased_for IS NULL OR d.review_chased_for <> d.review_on)
               AND c.phase <> $2 AND s.account_id IS NOT NULL
             ORDER BY s.account_id, d.case_id
             LIMIT 500"
        )
        .bind(&permit.now().day())
        .bind(&Phase::Closed)
        .all(tx, |row| {
            Ok(Self {
                due_on: row.get("review_on")?,
                chased: Chased {
                    case: row.get("case_id")?,
                    owner: row.get("account_id")?,
                    is_restricted: row.get("is_restricted")?,
                },
            })
        })
        .await?)
    }

    async fn note(&self, tx: &mut Tx, _permit: &JobPermit) -> Result<bool> {
        let touched = sql!(
            "UPDATE planning_due SET review_chased_for = $1
             WHERE case_id = $2 AND review_on = $1 AND (review_chased_for IS NULL OR review_chased_for <> $1)"
        )
        .bind(&self.due_on)
        .bind(&self.chased.case)
        .run(tx)
        .await?;
        Ok(touched == 1)
    }

    fn chased(&self) -> Chased {
        self.chased
    }
}
