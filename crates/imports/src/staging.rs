//! Takes a list in: seals its rows with a key of their own, guesses its columns or remembers them.

use access::act::Act;
use access::failure::Result;
use access::gate::Access;
use access::session::model::SignedIn;
use base::ids::ImportId;

use crate::column::{guessed, heading_row};
use crate::mapping::{Mapping, fingerprint};
use crate::store::run::NewRun;
use crate::store::{heading, part, run};
use web::upload::sheet::{Row, Sheet};

/// Takes a list in for the one who sent it.
///
/// # Errors
/// [`Denied::NotFound`](access::failure::Denied::NotFound) if the policy says no; what the database or the key store reports.
pub async fn stage(access: &Access, who: &SignedIn, sheet: &Sheet) -> Result<ImportId> {
    let id = ImportId::from_uuid(access.ids().next());
    let (mut tx, permit) = access.new_file(who, Act::ImportRun, id).await?;
    let place = heading_row(&sheet.rows);
    let headings = headings(&sheet.rows, place, sheet.columns);
    let remembered = match fingerprint(&headings) {
        Some(fingerprint) => heading::remembered(&mut tx, &permit, &fingerprint).await?,
        None => None,
    };
    let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let new = NewRun {
        part_count: count(sheet.rows.len().div_ceil(part::ROWS)),
        row_count: count(sheet.rows.len()),
        column_count: count(sheet.columns),
        further_sheets: count(sheet.further_sheets),
        heading_place: count(place),
        mapping: remembered.unwrap_or_else(|| Mapping::of(guessed(&headings))),
    };
    run::insert(&mut tx, &permit, &new).await?;
    part::insert(&mut tx, &permit, &sheet.rows, access.ids()).await?;
    tx.commit().await?;
    Ok(id)
}

/// The headings in this place, one for each column.
pub(crate) fn headings(rows: &[Row], place: usize, columns: usize) -> Vec<String> {
    let row = rows.get(place);
    let heading = |column| row.map_or("", |row: &Row| row.cell(column)).to_owned();
    (0..columns).map(heading).collect()
}
