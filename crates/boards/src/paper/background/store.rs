//! SQL of what released reconstructions teach about a theme.

use access::permit::{House, Permit};
use base::ids::ThemeId;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

/// Title and lesson of the released reconstructions from which findings of a theme come.
///
/// # Errors
/// What the database reports.
pub(crate) async fn reconstructions(
    tx: &mut Tx,
    _permit: &Permit<House>,
    theme: ThemeId,
) -> Result<Vec<String>> {
    sql!(
        "SELECT DISTINCT r.id, r.code, r.title, r.lesson
         FROM themes_finding f
         JOIN themes_reconstruction r ON r.id = f.reconstruction_id
         WHERE f.theme_id = $1 AND r.state = 'released' ORDER BY r.code, r.id LIMIT 5"
    )
    .bind(&theme)
    .all(tx, |row| {
        let code: String = row.get("code")?;
        let title: Option<String> = row.get("title")?;
        let lesson: Option<String> = row.get("lesson")?;
        let title = title.unwrap_or_default();
        Ok(match lesson.filter(|lesson| !lesson.trim().is_empty()) {
            Some(lesson) => format!("{code} „{title}“: {lesson}"),
            None => format!("{code} „{title}“"),
        })
    })
    .await
}
