//! SQL that erases referrals, and reads what came back of them for the person.

use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::{CaseId, PersonId, ReferralId, RowId};
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Open, Sealed};

use crate::store::place;
use crate::store::step::NOTE;

/// Erases all referrals of a case.
pub(super) async fn erase_case(tx: &mut Tx, case: CaseId) -> db::failure::Result<()> {
    for statement in [
        sql!(
            "DELETE FROM referrals_view WHERE referral_id IN (SELECT id FROM referrals_referral WHERE case_id = $1)"
        ),
        sql!(
            "DELETE FROM referrals_extract WHERE referral_id IN (SELECT id FROM referrals_referral WHERE case_id = $1)"
        ),
        sql!("DELETE FROM referrals_step WHERE case_id = $1"),
        sql!("DELETE FROM referrals_part WHERE case_id = $1"),
        sql!("DELETE FROM referrals_referral WHERE case_id = $1"),
    ] {
        statement.bind(&case).run(tx).await?;
    }
    Ok(())
}

/// Erases all referrals of a person, in whatever case.
pub(super) async fn erase_person(tx: &mut Tx, person: PersonId) -> db::failure::Result<()> {
    for statement in [
        sql!(
            "DELETE FROM referrals_view WHERE referral_id IN (SELECT id FROM referrals_referral WHERE person_id = $1)"
        ),
        sql!(
            "DELETE FROM referrals_extract WHERE referral_id IN (SELECT id FROM referrals_referral WHERE person_id = $1)"
        ),
        sql!(
            "DELETE FROM referrals_step WHERE referral_id IN (SELECT id FROM referrals_referral WHERE person_id = $1)"
        ),
        sql!(
            "DELETE FROM referrals_part WHERE referral_id IN (SELECT id FROM referrals_referral WHERE person_id = $1)"
        ),
        sql!("DELETE FROM referrals_referral WHERE person_id = $1"),
    ] {
        statement.bind(&person).run(tx).await?;
    }
    Ok(())
}

/// What members of the other organisation have written back to a referral.
pub(super) async fn notes_of(tx: &mut Tx, extract: &Permit<ReferralId>) -> Result<Vec<(Day, Open<String>)>> {
    let key = extract.key()?;
    let found = sql!(
        "SELECT id, on_day, note FROM referrals_step
         WHERE referral_id = $1 AND is_of_partner AND note IS NOT NULL
         ORDER BY id
         LIMIT 500"
    )
    .bind(&extract.id())
    .all(tx, |row| {
        let id: RowId = row.get("id")?;
        let note: Sealed<String> = row.get("note")?;
        let on: Day = row.get("on_day")?;
        Ok((on, note.open(key, place(NOTE, id), store_seat!())))
    })
    .await?;
    found.into_iter().map(|(on, note)| Ok((on, note?))).collect()
}
