//! Rows of the network for the walks: one of each kind, all with the same id. The request is the account's own.

use base::ids::AccountId;
use db::statement::Statement;
use organisation::model::structure::Structure;
use web::routes::Fixture;

use crate::scene::Scene;

/// The id of all of them.
const ID: &str = "00000000-0000-4000-8000-00000000ae77";

/// The id of a row of the network, if a fixture is one.
pub(crate) fn id_of(fixture: Fixture) -> Option<String> {
    let is_one = matches!(
        fixture,
        Fixture::NetworkEntry
            | Fixture::Exchange
            | Fixture::Circular
            | Fixture::Interpreter
            | Fixture::Booking
    );
    is_one.then(|| ID.to_owned())
}

/// Adds the rows.
pub(crate) async fn add(scene: &Scene, structure: &Structure, account: AccountId) {
    let now = scene.house.clock.now();
    let today = now.day();
    let mut tx = scene.house.back_door.write().await.unwrap();
    Statement::new(
        "INSERT INTO network_entry (id, kind, on_day, title, noted_by, noted_at)
         VALUES ($1, 'talk', $2, 'Gespräch', $3, $4) ON CONFLICT (id) DO NOTHING",
    )
    .bind_text(ID)
    .bind(&today)
    .bind(&account)
    .bind(&now)
    .run(&mut tx)
    .await
    .unwrap();
    Statement::new(
        "INSERT INTO network_exchange (id, municipality_id, title, weeks_between, begins_on)
         VALUES ($1, $2, 'Austausch', 8, $3) ON CONFLICT (id) DO NOTHING",
    )
    .bind_text(ID)
    .bind(&structure.municipalities[0].id)
    .bind(&today)
    .run(&mut tx)
    .await
    .unwrap();
    Statement::new(
        "INSERT INTO network_circular (id, title, body, written_by, written_at)
         VALUES ($1, 'Rundbrief', 'Text', $2, $3) ON CONFLICT (id) DO NOTHING",
    )
    .bind_text(ID)
    .bind(&account)
    .bind(&now)
    .run(&mut tx)
    .await
    .unwrap();
    Statement::new(
        "INSERT INTO network_interpreter (id, name, training) VALUES ($1, 'Sprachmittlung 1', 'trained')
         ON CONFLICT (id) DO NOTHING",
    )
    .bind_text(ID)
    .run(&mut tx)
    .await
    .unwrap();
    Statement::new(
        "INSERT INTO network_booking (id, language, on_day, begins, planned_minutes, setting, state, asked_by, asked_at)
         VALUES ($1, 'ar', $2, '09:30', 60, 'advice', 'requested', $3, $4) ON CONFLICT (id) DO NOTHING",
    )
    .bind_text(ID)
    .bind(&today)
    .bind(&account)
    .bind(&now)
    .run(&mut tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
}
