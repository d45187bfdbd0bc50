//! A finding, a theme and an answer for the walks, all with the same id. The answer is the account's own.

use base::ids::AccountId;
use db::statement::Statement;

use crate::scene::Scene;

/// The id of all of them.
pub(crate) const ID: &str = "00000000-0000-4000-8000-000000007e3a";

/// Adds the rows; each account has the answer before itself.
pub(crate) async fn add(scene: &Scene, account: AccountId) {
    let today = scene.house.clock.now().day();
    let mut tx = scene.house.back_door.write().await.unwrap();
    let rows = [
        Statement::new(
            "INSERT INTO themes_theme (id, number, title, field, kind, level, status, owner_id, station, since, opened_on)
             VALUES ($1, 'T-2026-01', 'Wartezeit', 'language', 'waiting_time', 'district', 'open', $3, 'coordination', $2,
                 $2)
             ON CONFLICT (id) DO NOTHING",
        ),
        Statement::new(
            "INSERT INTO themes_finding (id, text, field, level, origin, status, noted_on)
             VALUES ($1, 'Es dauert zu lange.', 'language', 'district', 'obstacle', 'open', $2)
             ON CONFLICT (id) DO NOTHING",
        ),
        Statement::new(
            "INSERT INTO themes_answer (id, theme_id, text, given_on, given_by, delivered_at)
             VALUES ($1, $1, 'Wir sind dran.', $2, $3, '2026-03-01T09:00:00Z')
             ON CONFLICT (id) DO NOTHING",
        ),
        Statement::new(
            "INSERT INTO themes_answer_for (answer_id, account_id, arrived_on) VALUES ($1, $3, $2)
             ON CONFLICT (answer_id, account_id) DO NOTHING",
        ),
    ];
    for (number, row) in rows.into_iter().enumerate() {
        let row = row.bind_text(ID).bind(&today);
        // A finding names no account.
        let row = if number == 1 { row } else { row.bind(&account) };
        row.run(&mut tx).await.unwrap();
    }
    tx.commit().await.unwrap();
}
