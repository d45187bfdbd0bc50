//! SQL of where an entry came from, and of forgetting it.

use access::person_data::told::Entry;
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::statement::LIST_LENGTH;
use db::tx::Tx;

/// The lists from which these files came.
pub(super) async fn origin(tx: &mut Tx, files: &[String]) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for fifty in files.chunks(LIST_LENGTH) {
        let found = sql!(
            "SELECT r.uploaded_at, m.row_number, a.display_name
             FROM imports_made m
             JOIN imports_run r ON r.id = m.run_id
             JOIN access_account a ON a.id = r.account_id
             WHERE m.person_id IN ($1..$50)
             ORDER BY r.uploaded_at, m.row_number
             LIMIT 100"
        )
        .bind_50(fifty)
        .all(tx, |row| {
            Ok(Entry::new("Aus einer Liste übernommen")
                .on(row.get::<Moment>("uploaded_at")?.day())
                .fact("Zeile", row.get::<i64>("row_number")?.to_string())
                .fact("Durch", row.get::<String>("display_name")?))
        })
        .await?;
        entries.extend(found);
    }
    Ok(entries)
}

/// Forgets what was made of a row; that there was a row is still counted.
pub(super) async fn forget(tx: &mut Tx, id: &str) -> Result<()> {
    for statement in [
        sql!("UPDATE imports_made SET person_id = NULL WHERE person_id = $1"),
        sql!("UPDATE imports_made SET case_id = NULL WHERE case_id = $1"),
        sql!("UPDATE imports_made SET card_id = NULL WHERE card_id = $1"),
    ] {
        statement.bind_text(id).run(tx).await?;
    }
    Ok(())
}
