//! What ends soon, for due items and deadline radars: ids and days, nothing that needs a key.

use access::permit::ListPermit;
use access::subject::store::Seat;
use base::day::Day;
use base::ids::PersonId;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// As many as a list of deadlines shows.
const MOST: i64 = 500;

/// Something agreed ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expiring {
    /// Whose it is.
    pub person: PersonId,
    /// The last day on which it holds.
    pub until: Day,
}

/// What was agreed with the persons of the list and ends from `today` up to `last`, the soonest first; one line for
/// each person and day.
///
/// # Errors
/// What the database reports.
pub async fn expiring(tx: &mut Tx, permit: &ListPermit, last: Day) -> Result<Vec<Expiring>> {
    let found = sql!(
        "SELECT r.person_id, r.valid_until, s.account_id, s.controller_id, s.municipality_id, s.is_restricted
         FROM consents_row r
         JOIN consents_declaration d ON d.id = r.declaration_id
         JOIN access_subject s ON s.id = r.person_id
         WHERE s.account_id IN ($3..$52) AND d.given_on IS NOT NULL AND r.is_agreed AND r.withdrawal_id IS NULL
           AND r.valid_until >= $1 AND r.valid_until <= $2
         GROUP BY r.person_id, r.valid_until, s.account_id, s.controller_id, s.municipality_id, s.is_restricted
         ORDER BY r.valid_until, r.person_id
         LIMIT $53"
    )
    .bind(&permit.now().day())
    .bind(&last)
    .bind_50(permit.owners())
    .bind(&MOST)
    .all(tx, |row| {
        let seat = Seat {
            account: row.get("account_id")?,
            controller: row.get("controller_id")?,
            municipality: row.get("municipality_id")?,
            is_restricted: row.get("is_restricted")?,
        };
        let expiring = Expiring {
            person: row.get("person_id")?,
            until: row.get("valid_until")?,
        };
        Ok((seat, expiring))
    })
    .await?;
    let held = found.into_iter().filter(|(seat, _)| permit.holds(seat));
    Ok(held.map(|(_, expiring)| expiring).collect())
}
