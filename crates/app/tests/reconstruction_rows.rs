//! Reconstructions for the walks: a released one, and a draft of the account's own.

use access::act::Act;
use access::role::Role;
use base::ids::{AccountId, ReconstructionId};
use db::statement::Statement;
use organisation::model::field_of_action::FieldOfAction;
use themes::reconstruction::model::Draft;
use themes::reconstruction::store::{Heading, begin};

use crate::scene::Scene;

/// The id of the released one.
pub(crate) const RELEASED: &str = "00000000-0000-4000-8000-00000000ae78";

/// Adds the released one, which somebody else wrote and this account released.
pub(crate) async fn released(scene: &Scene, account: AccountId) {
    let author = scene
        .house
        .someone("wege.test", "Wege Test", Role::CaseManager, &[])
        .await;
    let today = scene.house.clock.now().day();
    let mut tx = scene.house.back_door.write().await.unwrap();
    Statement::new(
        "INSERT INTO themes_reconstruction
             (id, code, field, state, author_id, begun_on, changed_on, title, participants, lesson, released_by, released_on)
         VALUES ($1, 'R-PROBE', 'language', 'released', $2, $3, $3, 'Weg', 'Amt', 'Lehre', $4, $3)
         ON CONFLICT (id) DO NOTHING",
    )
    .bind_text(RELEASED)
    .bind(&author.account)
    .bind(&today)
    .bind(&account)
    .run(&mut tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

/// A draft of the account's own; none for no person.
pub(crate) async fn draft(scene: &Scene, person: &str, account: AccountId) -> String {
    if person.is_empty() {
        return String::new();
    }
    let (access, ids) = (&scene.house.access, &scene.house.ids);
    let who = scene.house.signed_in(account).await;
    let id = ReconstructionId::from_uuid(ids.next_random());
    let (mut tx, permit) = access.new_file(&who, Act::ReconstructionWrite, id).await.unwrap();
    let heading = Heading {
        field: FieldOfAction::Language,
        region: None,
    };
    begin(&mut tx, &permit, (&heading, &Draft::default()), ids)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id.to_string()
}
