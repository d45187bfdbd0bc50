//! A conference with a consent: the page before, the gate in every state, and what the file keeps of it.

use std::collections::BTreeSet;

use access::act::Act;
use base::ids::{OrganisationId, PersonId, RowId};
use base::language::Language;
use consents::model::category::Category;
use consents::model::declaration::{Explained, Form, GivenBy, Kind};
use consents::model::draft::{Draft, WithOthers};
use consents::model::purpose::Purpose;
use consents::model::row::{Direction, Recipient};
use consents::store::giving::{self, Circumstances, Signing};
use consents::store::sheets;
use db::statement::Statement;
use testing::house::on_both_databases;
use testing::people::stadt;

use crate::scene::{MIGRATIONS, Scene};

/// Lets a person agree that contact data and plan go to an organisation for a conference.
async fn agrees_to_a_conference(scene: &Scene, person: PersonId, with: OrganisationId) {
    let (access, ids) = (&scene.house.access, &scene.house.ids);
    let (mut tx, permit) = access
        .person_writing(&scene.anna, Act::ConsentWrite, person)
        .await
        .unwrap();
    let sheet = RowId::from_uuid(ids.next());
    let draft = Draft {
        own: BTreeSet::new(),
        others: WithOthers {
            recipients: vec![Recipient::Organisation(with)],
            categories: BTreeSet::from([Category::Contact, Category::Plan]),
            purposes: BTreeSet::from([Purpose::Conference]),
            direction: Some(Direction::To),
        },
        valid_until: None,
        language: Language::German,
        given_by: GivenBy::Person,
        kinds: BTreeSet::from([Kind::Processing, Kind::Release]),
    };
    sheets::prepare(&mut tx, &permit, (sheet, &draft), ids)
        .await
        .unwrap();
    let circumstances = Circumstances {
        on: permit.now().day(),
        form: Form::Paper,
        explained: BTreeSet::from([Explained::Plain]),
        interpreter: String::new(),
        remark: String::new(),
    };
    for kind in [Kind::Processing, Kind::Release] {
        let signing = Signing {
            kind,
            ticked: BTreeSet::new(),
            strokes: None,
        };
        assert!(
            giving::record(&mut tx, &permit, (sheet, &signing, &circumstances), ids)
                .await
                .unwrap()
        );
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn before_a_conference_with_a_consent_the_page_shows_what_goes_and_the_time_line_keeps_it() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.organisation(stadt(), "Stadt Test").await;
        let case = scene.case_of_anna("Ayşe", "Yıldız").await;
        let lead = scene.head(case).await.lead;
        agrees_to_a_conference(&scene, lead, stadt()).await;
        let path = format!("/faelle/{case}/fallbesprechungen");
        let id = stadt().to_string();
        let held = [
            ("tag", "02.03.2026"),
            ("beteiligte", "Stadt"),
            ("grundlage", "consent"),
            ("stelle", id.as_str()),
            ("gespraech", "Wohnung"),
        ];
        let before = scene.post(&scene.anna, &path, &held).await;
        before
            .is(200)
            .shows("Fallbesprechung an Stadt Test")
            .shows("Alles darf gehen");
        let written = async || {
            let mut tx = scene.house.back_door.read().await.unwrap();
            let counted = Statement::new("SELECT COUNT(*) AS n FROM consents_disclosure WHERE thing = 'conference'");
            counted.number(&mut tx).await.unwrap()
        };
        assert_eq!(written().await, 0);
        let (_, rest) = before.body.split_once("name=\"gesehen\" value=\"").unwrap();
        let mark = rest.split('"').next().unwrap();
        let mut seen = held.to_vec();
        seen.push(("gesehen", mark));
        scene.post(&scene.anna, &path, &seen).await.is(303);
        assert_eq!(written().await, 1);

        for (state, change) in [
            ("expired", "UPDATE consents_row SET valid_until = '2026-03-01' WHERE recipient_kind = 'organisation'"),
            ("other purpose", "UPDATE consents_row SET valid_until = NULL, purpose = 'work' WHERE recipient_kind = 'organisation'"),
            ("other direction", "UPDATE consents_row SET purpose = 'conference', direction = 'from' WHERE recipient_kind = 'organisation'"),
            ("partial", "UPDATE consents_row SET direction = 'to', category = 'work' WHERE category = 'plan' AND recipient_kind = 'organisation'"),
        ] {
            let mut tx = scene.house.back_door.write().await.unwrap();
            Statement::new(change).run(&mut tx).await.unwrap();
            tx.commit().await.unwrap();
            let refused = scene.post(&scene.anna, &path, &seen).await;
            assert_eq!(refused.status, 422, "{state}");
            refused.shows("geht das so nicht");
        }
        assert_eq!(written().await, 1);
    })
    .await;
}
