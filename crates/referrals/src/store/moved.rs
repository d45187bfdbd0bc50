//! SQL that moves referrals when two entries turn out to be one person.

use access::failure::Result;
use access::subject::store::address;
use base::ids::{PersonId, ReferralId};
use db::sql;
use db::statement::LIST_LENGTH;
use db::tx::Tx;

/// The referrals of a person.
pub(crate) async fn all_of(tx: &mut Tx, person: PersonId) -> Result<Vec<String>> {
    Ok(
        sql!("SELECT id FROM referrals_referral WHERE person_id = $1 ORDER BY id LIMIT 2000")
            .bind(&person)
            .all(tx, |row| row.get("id"))
            .await?,
    )
}

/// Makes these referrals of the one entry those of the other; returns those that were.
pub(crate) async fn move_all(
    tx: &mut Tx,
    (from, to): (PersonId, PersonId),
    rows: &[String],
) -> Result<Vec<String>> {
    let mut moved = Vec::new();
    for fifty in rows.chunks(LIST_LENGTH) {
        let found: Vec<ReferralId> =
            sql!("SELECT id FROM referrals_referral WHERE id IN ($1..$50) AND person_id = $51")
                .bind_50(fifty)
                .bind(&from)
                .all(tx, |row| row.get("id"))
                .await?;
        for id in found {
            sql!("UPDATE referrals_referral SET person_id = $1 WHERE id = $2")
                .bind(&to)
                .bind(&id)
                .run(tx)
                .await?;
            address::move_person(tx, id, (from, to)).await?;
            moved.push(id.to_string());
        }
    }
    Ok(moved)
}
