//! SQL of what the night reminds of: deadlines that come near, step by step, and consents that end soon. Each once; knows
//! no content.

use access::failure::Result;
use access::permit::JobPermit;
use base::day::Day;
use base::ids::{PersonId, RowId};
use cases::asked::chase::{Chased, Reminded};
use db::row::Row;
use db::sql;
use db::tx::Tx;
use post::notice::model::NoticeKind;

use crate::deadline::model::{CONSENT_WARNED_DAYS, WARNED_DAYS, warning};

/// A deadline that has come so near that it is to be warned of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NearDeadline {
    id: RowId,
    day: Day,
    chased: Chased,
}

fn chased(row: &Row<'_>) -> db::failure::Result<Chased> {
    Ok(Chased {
        case: row.get("case_id")?,
        owner: row.get("account_id")?,
        is_restricted: row.get("is_restricted")?,
    })
}

impl Reminded for NearDeadline {
    const KIND: NoticeKind = NoticeKind::DeadlineNear;
    const PAGE: &'static str = "fristen";
    const LIST: &'static str = "/fristen";

    async fn untold(tx: &mut Tx, permit: &JobPermit) -> Result<Vec<Self>> {
        let today = permit.now().day();
        let [first, second, third] = WARNED_DAYS;
        Ok(sql!(
            "SELECT d.id, d.day, d.case_id, s.account_id, s.is_restricted
             FROM calendar_deadline d
             JOIN cases_case c ON c.id = d.case_id
             JOIN access_subject s ON s.id = d.case_id
             WHERE d.settled_on IS NULL AND d.day >= $1 AND d.day <= $2 AND c.phase <> 'closed'
               AND s.account_id IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM calendar_warning w
                               WHERE w.deadline_id = d.id AND w.day = d.day
                                 AND w.days_before = CAST(CASE WHEN d.day <= $4 THEN $7
                                                               WHEN d.day <= $3 THEN $6 ELSE $5 END AS BIGINT))
             ORDER BY s.account_id, d.id
             LIMIT 500"
        )
        .bind(&today)
        .bind(&today.plus_days(first))
        .bind(&today.plus_days(second))
        .bind(&today.plus_days(third))
        .bind(&i64::from(first))
        .bind(&i64::from(second))
        .bind(&i64::from(third))
        .all(tx, |row| {
            Ok(Self {
                id: row.get("id")?,
                day: row.get("day")?,
                chased: chased(row)?,
            })
        })
        .await?)
    }

    async fn note(&self, tx: &mut Tx, permit: &JobPermit) -> Result<bool> {
        let today = permit.now().day();
        let Some(days_before) = warning(self.day, today) else {
            return Ok(false);
        };
        let touched = sql!(
            "INSERT INTO calendar_warning (deadline_id, day, days_before, warned_on) VALUES ($1, $2, $3, $4)
             ON CONFLICT (deadline_id, day, days_before) DO NOTHING"
        )
        .bind(&self.id)
        .bind(&self.day)
        .bind(&i64::from(days_before))
        .bind(&today)
        .run(tx)
        .await?;
        Ok(touched == 1)
    }

    fn chased(&self) -> Chased {
        self.chased
    }
}

/// The consent of a person in an open case that ends soon and was not renewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EndingConsent {
    person: PersonId,
    until: Day,
    chased: Chased,
}

impl Reminded for EndingConsent {
    const KIND: NoticeKind = NoticeKind::ConsentEnding;
    const PAGE: &'static str = "fristen";
    const LIST: &'static str = "/fristen";

    async fn untold(tx: &mut Tx, permit: &JobPermit) -> Result<Vec<Self>> {
        let today = permit.now().day();
        Ok(sql!(
            "SELECT p.case_id, r.person_id, r.valid_until, s.account_id, s.is_restricted
             FROM calendar_consent_end r
             JOIN access_participant p ON p.person_id = r.person_id
             JOIN cases_case c ON c.id = p.case_id
             JOIN access_subject s ON s.id = p.case_id
             WHERE r.valid_until >= $1 AND r.valid_until <= $2
               AND c.phase <> 'closed' AND s.account_id IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM calendar_consent_warning w
                               WHERE w.case_id = p.case_id AND w.person_id = r.person_id AND w.day = r.valid_until)
             GROUP BY p.case_id, r.person_id, r.valid_until, s.account_id, s.is_restricted
             ORDER BY s.account_id, p.case_id, r.person_id, r.valid_until
             LIMIT 500"
        )
        .bind(&today)
        .bind(&today.plus_days(CONSENT_WARNED_DAYS))
        .all(tx, |row| {
            Ok(Self {
                person: row.get("person_id")?,
                until: row.get("valid_until")?,
                chased: chased(row)?,
            })
        })
        .await?)
    }

    async fn note(&self, tx: &mut Tx, permit: &JobPermit) -> Result<bool> {
        let touched = sql!(
            "INSERT INTO calendar_consent_warning (case_id, person_id, day, warned_on) VALUES ($1, $2, $3, $4)
             ON CONFLICT (case_id, person_id, day) DO NOTHING"
        )
        .bind(&self.chased.case)
        .bind(&self.person)
        .bind(&self.until)
        .bind(&permit.now().day())
        .run(tx)
        .await?;
        Ok(touched == 1)
    }

    fn chased(&self) -> Chased {
        self.chased
    }
}

/// Forgets that somebody was reminded of consents which have ended: nothing reminds of them any more.
///
/// # Errors
/// What the database reports.
pub(crate) async fn forget_ended(tx: &mut Tx, permit: &JobPermit) -> Result<()> {
    sql!("DELETE FROM calendar_consent_warning WHERE day < $1")
        .bind(&permit.now().day())
        .run(tx)
        .await?;
    Ok(())
}
