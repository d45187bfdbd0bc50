//! Proposed changes: anybody who is signed in proposes, whoever keeps the directory compares and decides.

use directory::offer::form::OfferForm;
use directory::offer::form::field::Field;
use directory::proposal::model::{NewProposal, ProposalState};
use directory::proposal::store;

use crate::scene::{Scene, fields, in_the_kreis, lent};

const OFFER: &str = "Beratung für Geflüchtete";

/// A proposal by the public that changes two fields.
async fn proposed(scene: &Scene) -> String {
    let offer = scene.named(OFFER).await;
    let wanted = OfferForm::of(&offer)
        .with(Field::Phones, "05251 1234")
        .with(Field::Name, "Flüchtlingsberatung");
    let proposal = NewProposal::of(&offer, &wanted, "<i>Neue Nummer</i>").unwrap();
    let mut tx = scene.house.back_door.write().await.unwrap();
    let now = scene.house.clock.now();
    let id = store::insert(&mut tx, &proposal, (&scene.house.ids, now))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id.to_string()
}

#[tokio::test]
async fn a_partner_proposes_and_sees_no_other_proposals() {
    in_the_kreis(async |scene| {
        let emil = scene.house.emil().await;
        let offer = scene.named(OFFER).await;
        let path = format!("/angebote/{}/vorschlag", offer.id);
        scene
            .get(&emil, &path)
            .await
            .is(200)
            .shows("Änderung vorschlagen");
        let sent = fields(&offer, &[("telefon", "05251 1234"), ("anmerkung", "")]);
        scene.post(&emil, &path, &lent(&sent)).await.is(303);
        let same = fields(&offer, &[("anmerkung", " ")]);
        scene
            .post(&emil, &path, &lent(&same))
            .await
            .is(422)
            .shows("noch nichts geändert");
        scene.get(&emil, "/angebote/vorschlaege").await.is(404);
        assert_eq!(scene.offer(offer.id).await, offer);
        let bernd = scene.house.bernd().await;
        scene
            .get(&bernd, "/angebote/vorschlaege")
            .await
            .is(200)
            .shows(OFFER)
            .shows("Telefon");
    })
    .await;
}

#[tokio::test]
async fn a_proposal_is_shown_beside_what_stands_there_and_accepted_field_by_field() {
    in_the_kreis(async |scene| {
        let bernd = scene.house.bernd().await;
        let path = format!("/angebote/vorschlaege/{}", proposed(&scene).await);
        let page = scene.get(&bernd, &path).await;
        page.is(200)
            .shows("<ins>05251 1234</ins>")
            .shows("<del>Beratung für Geflüchtete</del>")
            .hides("<i>Neue");
        let sent = [
            ("version", "1"),
            ("entscheidung", "uebernehmen"),
            ("feld", "telefon"),
            ("antwort", "geprüft"),
        ];
        scene.post(&bernd, &path, &sent).await.is(303);
        let offer = scene.named(OFFER).await;
        assert_eq!(
            (offer.phones[0].number.as_str(), offer.version),
            ("05251 1234", 2)
        );
        scene
            .get(&bernd, &path)
            .await
            .is(200)
            .shows("übernommen")
            .shows(&bernd.display_name);
        scene.post(&bernd, &path, &sent).await.is(409);
    })
    .await;
}

#[tokio::test]
async fn a_declined_proposal_changes_nothing() {
    in_the_kreis(async |scene| {
        let bernd = scene.house.bernd().await;
        let before = scene.named(OFFER).await;
        let path = format!("/angebote/vorschlaege/{}", proposed(&scene).await);
        scene
            .post(&bernd, &path, &[("entscheidung", "vielleicht")])
            .await
            .is(422);
        scene
            .post(
                &bernd,
                &path,
                &[("entscheidung", "ablehnen"), ("antwort", "stimmt nicht")],
            )
            .await
            .is(303);
        assert_eq!(scene.named(OFFER).await, before);
        let mut tx = scene.house.back_door.read().await.unwrap();
        let declined = store::in_state(&mut tx, ProposalState::Declined, 10)
            .await
            .unwrap();
        assert_eq!(declined[0].decision_note.as_deref(), Some("stimmt nicht"));
    })
    .await;
}

#[tokio::test]
async fn a_proposal_for_an_offer_that_has_changed_is_looked_at_again() {
    in_the_kreis(async |scene| {
        let (anna, bernd) = (scene.house.anna().await, scene.house.bernd().await);
        let offer = scene.named(OFFER).await;
        let path = format!("/angebote/vorschlaege/{}", proposed(&scene).await);
        let sent = fields(&offer, &[("email", "neu@beispiel.de")]);
        scene
            .post(&anna, &format!("/angebote/{}/bearbeiten", offer.id), &lent(&sent))
            .await
            .is(303);
        let sent = [
            ("version", "1"),
            ("entscheidung", "uebernehmen"),
            ("feld", "telefon"),
        ];
        scene
            .post(&bernd, &path, &sent)
            .await
            .is(409)
            .shows("inzwischen geändert");
        let sent = [
            ("version", "2"),
            ("entscheidung", "uebernehmen"),
            ("feld", "telefon"),
        ];
        scene.post(&bernd, &path, &sent).await.is(303);
        let stored = scene.offer(offer.id).await;
        assert_eq!(
            (stored.email.as_deref(), stored.phones.len()),
            (Some("neu@beispiel.de"), 1)
        );
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_is_not_accepted_and_the_proposal_stays_open() {
    in_the_kreis(async |scene| {
        let bernd = scene.house.bernd().await;
        let offer = scene.named(OFFER).await;
        let wanted = OfferForm::of(&offer).with(Field::Website, "javascript:alert(1)");
        let proposal = NewProposal::of(&offer, &wanted, "").unwrap();
        let mut tx = scene.house.back_door.write().await.unwrap();
        let id = store::insert(&mut tx, &proposal, (&scene.house.ids, scene.house.clock.now()))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let path = format!("/angebote/vorschlaege/{id}");
        let sent = [
            ("version", "1"),
            ("entscheidung", "uebernehmen"),
            ("feld", "website"),
        ];
        scene.post(&bernd, &path, &sent).await.is(422).shows("https://");
        scene.get(&bernd, &path).await.is(200).shows("Übernehmen");
        assert_eq!(scene.offer(offer.id).await, offer);
    })
    .await;
}
