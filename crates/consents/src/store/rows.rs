//! The rows of a person's declarations: codes and days only, nothing sealed.

use base::ids::{OrganisationId, PersonId, RowId};
use db::failure::Result;
use db::row::Row as DbRow;
use db::sql;
use db::tx::Tx;

use access::permit::Permit;

use crate::model::declaration::Kind;
use crate::model::draft::DraftRow;
use crate::model::row::{Recipient, Row};
use crate::store::recipients::RecipientColumns;

/// More rows than one person ever has.
const MOST: i64 = 20_000;

/// All rows of the person, of whatever state.
///
/// # Errors
/// What the database reports.
pub async fn of(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Vec<Row>> {
    of_person(tx, permit.person()).await
}

/// The same for the gate, which has asked for the permit before.
pub(crate) async fn of_person(tx: &mut Tx, person: PersonId) -> Result<Vec<Row>> {
    sql!(
        "SELECT r.id, r.declaration_id, d.kind, d.controller_id, r.recipient_kind, r.organisation_id, r.named_id,
             r.category, r.purpose, r.direction, r.valid_until, d.given_on, r.is_agreed, w.day AS withdrawn_on
         FROM consents_row r
         JOIN consents_declaration d ON d.id = r.declaration_id
         LEFT JOIN consents_withdrawal w ON w.id = r.withdrawal_id
         WHERE r.person_id = $1
         ORDER BY r.id
         LIMIT $2"
    )
    .bind(&person)
    .bind(&MOST)
    .all(tx, read)
    .await
}

pub(crate) fn read(row: &DbRow<'_>) -> Result<Row> {
    Ok(Row {
        id: row.get("id")?,
        declaration: row.get("declaration_id")?,
        kind: row.get("kind")?,
        controller: row.get("controller_id")?,
        recipient: RecipientColumns::read(row)?
            .recipient()
            .unwrap_or(Recipient::Controller),
        category: row.get("category")?,
        purpose: row.get("purpose")?,
        direction: row.get("direction")?,
        valid_until: row.get("valid_until")?,
        given_on: row.get("given_on")?,
        is_agreed: row.get("is_agreed")?,
        withdrawn_on: row.get("withdrawn_on")?,
    })
}

/// A row that is about to be written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewRow {
    pub(crate) id: RowId,
    pub(crate) declaration: RowId,
    pub(crate) person: PersonId,
    pub(crate) what: DraftRow,
    pub(crate) valid_until: Option<base::day::Day>,
    pub(crate) is_agreed: bool,
}

/// Writes rows.
pub(crate) async fn insert(tx: &mut Tx, new: &[NewRow]) -> Result<()> {
    sql!(
        "INSERT INTO consents_row (id, declaration_id, person_id, recipient_kind, organisation_id, named_id, category,
             purpose, direction, valid_until, is_agreed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    )
    .run_for_each(tx, new, |row, new| {
        let recipient = RecipientColumns::of(new.what.recipient);
        row.bind(&new.id)
            .bind(&new.declaration)
            .bind(&new.person)
            .bind(&recipient.kind)
            .bind(&recipient.organisation)
            .bind(&recipient.named)
            .bind(&new.what.category)
            .bind(&new.what.purpose)
            .bind(&new.what.direction)
            .bind(&new.valid_until)
            .bind(&new.is_agreed)
    })
    .await
    .map(drop)
}

/// To which controller the person belongs; `None` if there is no such person any more.
///
/// # Errors
/// What the database reports.
pub async fn controller_of(tx: &mut Tx, person: PersonId) -> Result<Option<OrganisationId>> {
    sql!("SELECT controller_id FROM access_subject WHERE id = $1 AND kind = 'person'")
        .bind(&person)
        .first(tx, |row| row.get("controller_id"))
        .await
}

/// Whether a row is the controller's own leave to process.
pub(crate) fn is_own_leave(row: &Row) -> bool {
    row.kind == Kind::Processing && row.recipient == Recipient::Controller
}
