//! SQL of the few notes about the database as a whole.

use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// Note that says by which command the database was made.
pub(crate) const MADE_BY: &str = "made_by";
/// Value of [`MADE_BY`] in a database that `lotse demo` has filled.
pub(crate) const DEMO: &str = "demo";
/// Value of [`MADE_BY`] in a database that `lotse demo` is filling, or was when it was interrupted.
pub(crate) const DEMO_BEGUN: &str = "demo, begun";

pub(crate) async fn note(tx: &mut Tx, name: &str) -> Result<Option<String>> {
    sql!("SELECT value FROM app_note WHERE name = $1")
        .bind_text(name)
        .first(tx, |row| row.get("value"))
        .await
}

pub(crate) async fn set_note(tx: &mut Tx, name: &str, value: &str) -> Result<()> {
    sql!(
        "INSERT INTO app_note (name, value) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    )
    .bind_text(name)
    .bind_text(value)
    .run(tx)
    .await
    .map(drop)
}
