//! SQL of the mappings that accounts chose, by a digest of the headings.

use access::failure::Result;
use access::permit::Permit;
use base::ids::ImportId;
use db::sql;
use db::tx::Tx;

use crate::mapping::Mapping;

/// What the account of the permit chose for such headings before.
///
/// # Errors
/// What the database reports.
pub async fn remembered(
    tx: &mut Tx,
    permit: &Permit<ImportId>,
    fingerprint: &str,
) -> Result<Option<Mapping>> {
    Ok(
        sql!("SELECT mapping FROM imports_heading WHERE account_id = $1 AND fingerprint = $2")
            .bind(&permit.account())
            .bind_text(fingerprint)
            .first(tx, |row| row.get("mapping"))
            .await?,
    )
}

/// Remembers what the account of the permit chose for such headings.
///
/// # Errors
/// What the database reports.
pub async fn remember(
    tx: &mut Tx,
    permit: &Permit<ImportId>,
    fingerprint: &str,
    mapping: &Mapping,
) -> Result<()> {
    sql!(
        "INSERT INTO imports_heading (account_id, fingerprint, mapping, used_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account_id, fingerprint) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at"
    )
    .bind(&permit.account())
    .bind_text(fingerprint)
    .bind(mapping)
    .bind(&permit.now())
    .run(tx)
    .await?;
    Ok(())
}
