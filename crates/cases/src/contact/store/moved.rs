//! SQL that gives contacts to a person, from a card or from another person: each note is sealed anew with that key.

use access::failure::Result;
use access::permit::Permit;
use base::ids::{ContactId, Ids, PersonId};
use db::tx::Tx;
use db::{sql, store_seat};
use vault::sealed::{Sealed, SubjectKey};

use super::place;

struct Row {
    id: ContactId,
    note: Option<Sealed<String>>,
}

fn row(row: &db::row::Row<'_>) -> db::failure::Result<Row> {
    Ok(Row {
        id: row.get("id")?,
        note: row.get("note")?,
    })
}

/// Gives the contacts of a card to the person that was made from it.
///
/// # Errors
/// What the database reports, or a note that does not open.
pub async fn to_the_person(
    tx: &mut Tx,
    card: &Permit<ContactId>,
    person: &Permit<PersonId>,
    ids: &Ids,
) -> Result<()> {
    let rows = sql!("SELECT id, note FROM cases_contact WHERE file_id = $1 ORDER BY id LIMIT 500")
        .bind(&card.id())
        .all(tx, row)
        .await?;
    for row in rows {
        give(tx, &row, (card.key()?, person), ids).await?;
    }
    Ok(())
}

/// Gives all contacts of one person to another; says which they were.
///
/// # Errors
/// What the database reports, or a note that does not open.
pub async fn to_another(
    tx: &mut Tx,
    (from, to): (&Permit<PersonId>, &Permit<PersonId>),
    ids: &Ids,
) -> Result<Vec<ContactId>> {
    let rows = sql!("SELECT id, note FROM cases_contact WHERE person_id = $1 ORDER BY id LIMIT 500")
        .bind(&from.person())
        .all(tx, row)
        .await?;
    let mut moved = Vec::with_capacity(rows.len());
    for row in rows {
        give(tx, &row, (from.key()?, to), ids).await?;
        moved.push(row.id);
    }
    Ok(moved)
}

/// Gives these contacts of one person back to another; those that are gone are left out.
///
/// # Errors
/// What the database reports, or a note that does not open.
pub async fn back(
    tx: &mut Tx,
    (from, to): (&Permit<PersonId>, &Permit<PersonId>),
    contacts: &[ContactId],
    ids: &Ids,
) -> Result<Vec<ContactId>> {
    let mut moved = Vec::with_capacity(contacts.len());
    for contact in contacts {
        let found = sql!("SELECT id, note FROM cases_contact WHERE id = $1 AND person_id = $2")
            .bind(contact)
            .bind(&from.person())
            .first(tx, row)
            .await?;
        if let Some(row) = found {
            give(tx, &row, (from.key()?, to), ids).await?;
            moved.push(row.id);
        }
    }
    Ok(moved)
}

async fn give(tx: &mut Tx, row: &Row, (key, to): (&SubjectKey, &Permit<PersonId>), ids: &Ids) -> Result<()> {
    let note = match &row.note {
        Some(note) => {
            let open = note.open(key, place(row.id), store_seat!())?;
            Some(Sealed::seal(
                open.for_sealing(store_seat!()),
                to.key()?,
                place(row.id),
                ids,
            ))
        }
        None => None,
    };
    sql!("UPDATE cases_contact SET person_id = $1, file_id = NULL, erase_on = NULL, note = $2 WHERE id = $3")
        .bind(&to.person())
        .bind(&note)
        .bind(&row.id)
        .run(tx)
        .await?;
    Ok(())
}
