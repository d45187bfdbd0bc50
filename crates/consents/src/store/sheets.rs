//! Preparing a sheet: its declarations and rows, before anybody has signed. Signing: `giving`.

use std::collections::BTreeMap;

use access::failure::{Denied, Result};
use access::permit::Permit;
use base::ids::{Ids, PersonId, RowId};
use base::language::Language;
use db::sql;
use db::tx::Tx;

use crate::model::declaration::Kind;
use crate::model::draft::Draft;
use crate::store::rows::{self, NewRow};
use crate::store::versions;

/// Prepares a sheet with this id; says whether it is new. The same form sent twice makes one sheet.
///
/// # Errors
/// [`Denied::NotFound`] if the person is gone or the id belongs to somebody else.
pub async fn prepare(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    (sheet, draft): (RowId, &Draft),
    ids: &Ids,
) -> Result<bool> {
    let person = permit.person();
    match owner(tx, sheet).await? {
        Some(owner) if owner == person => return Ok(false),
        Some(_) => return Err(Denied::NotFound),
        None => {}
    }
    let controller = rows::controller_of(tx, person).await?.ok_or(Denied::NotFound)?;
    let version = versions::current(tx, draft.language, ids, permit.now()).await?;
    let mut declarations: BTreeMap<Kind, RowId> = BTreeMap::new();
    let mut rows = Vec::new();
    for what in draft.rows() {
        let declaration = if let Some(known) = declarations.get(&what.kind) {
            *known
        } else {
            let id = RowId::from_uuid(ids.next());
            sql!(
                "INSERT INTO consents_declaration (id, sheet_id, person_id, kind, controller_id, text_version_id,
                     language, given_by, professional_id, prepared_at, prepared_by)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9)"
            )
            .bind(&id)
            .bind(&sheet)
            .bind(&person)
            .bind(&what.kind)
            .bind(&controller)
            .bind(&version)
            .bind(&draft.language)
            .bind(&draft.given_by)
            .bind(&permit.account())
            .bind(&permit.now())
            .run(tx)
            .await?;
            declarations.insert(what.kind, id);
            id
        };
        rows.push(NewRow {
            id: RowId::from_uuid(ids.next()),
            declaration,
            person,
            what,
            valid_until: draft.valid_until,
            is_agreed: false,
        });
    }
    rows::insert(tx, &rows).await?;
    Ok(true)
}

async fn owner(tx: &mut Tx, sheet: RowId) -> db::failure::Result<Option<PersonId>> {
    sql!("SELECT person_id FROM consents_declaration WHERE sheet_id = $1 LIMIT 1")
        .bind(&sheet)
        .first(tx, |row| row.get("person_id"))
        .await
}

/// Throws away the declarations of a sheet that nobody has signed; says how many.
///
/// # Errors
/// What the database reports.
pub async fn discard(tx: &mut Tx, permit: &Permit<PersonId>, sheet: RowId) -> Result<u64> {
    sql!(
        "DELETE FROM consents_row
         WHERE person_id = $1 AND declaration_id IN
             (SELECT id FROM consents_declaration WHERE person_id = $1 AND sheet_id = $2 AND given_on IS NULL)"
    )
    .bind(&permit.person())
    .bind(&sheet)
    .run(tx)
    .await?;
    Ok(
        sql!("DELETE FROM consents_declaration WHERE person_id = $1 AND sheet_id = $2 AND given_on IS NULL")
            .bind(&permit.person())
            .bind(&sheet)
            .run(tx)
            .await?,
    )
}

/// The language of the latest sheet, to propose it again.
///
/// # Errors
/// What the database reports.
pub async fn latest_language(tx: &mut Tx, permit: &Permit<PersonId>) -> Result<Option<Language>> {
    Ok(sql!(
        "SELECT language FROM consents_declaration WHERE person_id = $1 ORDER BY prepared_at DESC LIMIT 1"
    )
    .bind(&permit.person())
    .first(tx, |row| row.get("language"))
    .await?)
}
