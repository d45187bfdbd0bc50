//! What hangs on the person: declarations, scans, disclosures, contacts, a card, the entry that was merged.

use std::collections::BTreeSet;

use access::act::Act;
use base::ids::{ContactId, RowId};
use base::language::Language;
use cases::contact::input::{NewCard, NewContact};
use cases::contact::model::{ContactKind, ContactResult, Interpreter, MinutesClass, Mode};
use cases::contact::store::{self as contacts, card, moved};
use cases::life_area::LifeArea;
use consents::gate::Gate;
use consents::model::category::Category;
use consents::model::declaration::{Explained, Form, GivenBy, Kind};
use consents::model::draft::{Draft, WithOthers};
use consents::model::ground::LegalGround;
use consents::model::path::OutgoingPath;
use consents::model::purpose::Purpose;
use consents::model::row::{Direction, Recipient};
use consents::model::wish::{Asked, Wish};
use consents::store::duties::{self, NewDuty};
use consents::store::giving::{self, Circumstances, Signing};
use consents::store::withdrawals::Scope;
use consents::store::{recipients, scans, sheets, withdrawals};
use web::upload::format::Format;

use super::{Life, run};
use crate::scene::Scene;

pub(super) fn contact(note: &str, token: &str) -> NewContact {
    NewContact {
        token: token.to_owned(),
        on: "2026-02-20".parse().unwrap(),
        mode: Mode::OpenHour,
        kind: ContactKind::CaseContact,
        topics: vec![LifeArea::Housing],
        language: None,
        interpreter: Interpreter::Lay,
        minutes: MinutesClass::UpTo60,
        municipality: None,
        result: ContactResult::Supported,
        note: Some(note.to_owned()),
        card: None,
    }
}

impl Life {
    pub(super) async fn of_the_person(&mut self, scene: &Scene) {
        self.declares(scene).await;
        self.comes_with_a_card(scene).await;
        let (amira, joined, by) = (self.amira, self.joined, self.anna.account);
        let (merge, at) = (scene.house.ids.next(), "2026-02-01T08:00:00Z");
        run(
            scene,
            format!("INSERT INTO people_merge (id, kept_id, gone_id, merged_at, merged_by) VALUES ('{merge}', '{amira}', '{joined}', '{at}', '{by}')"),
        )
        .await;
        run(
            scene,
            format!("INSERT INTO people_merge_row (merge_id, mover, row_id) VALUES ('{merge}', 'cases_case', '{}')", self.case),
        )
        .await;
        run(
            scene,
            format!("INSERT INTO post_message (id, kind, subject, state, created_at) VALUES ('{}', 'sign_in_link', 'person:{amira}', 'queued', '{at}')", scene.house.ids.next()),
        )
        .await;
        run(
            scene,
            format!("INSERT INTO post_notice (id, account_id, kind, link, created_at) VALUES ('{}', '{by}', 'case_shared', '/faelle/{}', '{at}')", scene.house.ids.next(), self.case),
        )
        .await;
        run(
            scene,
            format!("INSERT INTO access_parked (id, account_id, path, body, parked_at) VALUES ('{}', '{by}', '/personen/{amira}/bearbeiten', '', '{at}')", scene.house.ids.next()),
        )
        .await;
        self.came_with_a_list(scene).await;
    }

    async fn came_with_a_list(&self, scene: &Scene) {
        let (list, at) = (scene.house.ids.next(), "2026-02-01T08:00:00Z");
        run(
            scene,
            format!(
                "INSERT INTO imports_run (id, account_id, state, uploaded_at, part_count, row_count, column_count, further_sheets, heading_place, mapping)
                 VALUES ('{list}', '{}', 'done', '{at}', 1, 1, 1, 0, 0, '')",
                self.anna.account
            ),
        )
        .await;
        run(
            scene,
            format!("INSERT INTO imports_part (run_id, number, findings) VALUES ('{list}', 0, '')"),
        )
        .await;
        run(
            scene,
            format!(
                "INSERT INTO imports_made (run_id, row_number, state, person_id, case_id, card_id) VALUES ('{list}', 1, 'made', '{}', '{}', '{}')",
                self.amira, self.case, self.card
            ),
        )
        .await;
    }

    pub(crate) async fn declares(&self, scene: &Scene) {
        let (access, ids) = (&scene.house.access, &scene.house.ids);
        let (mut tx, permit) = access
            .person_writing(&self.anna, Act::ConsentWrite, self.amira)
            .await
            .unwrap();
        let friend = recipients::add(&mut tx, &permit, "Verein Safranfaden", ids)
            .await
            .unwrap();
        let sheet = RowId::from_uuid(ids.next());
        let draft = Draft {
            own: BTreeSet::from([Category::Contact]),
            others: WithOthers {
                recipients: vec![Recipient::Named(friend)],
                categories: BTreeSet::from([Category::Contact]),
                purposes: BTreeSet::from([Purpose::Housing]),
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
            form: Form::Screen,
            explained: BTreeSet::from([Explained::Plain]),
            interpreter: "Frau Anisplätzchen".to_owned(),
            remark: String::new(),
        };
        for kind in [Kind::Processing, Kind::Release] {
            let signing = Signing {
                kind,
                ticked: BTreeSet::new(),
                strokes: Some("M0 0L9 9".to_owned()),
            };
            let given = giving::record(&mut tx, &permit, (sheet, &signing, &circumstances), ids).await;
            assert!(given.unwrap());
        }
        let scan = scans::NewScan {
            id: RowId::from_uuid(ids.next()),
            sheet,
            format: Format::Png,
            size: 11,
        };
        scans::begin(&mut tx, &permit, &scan).await.unwrap();
        scans::add(&mut tx, &permit, (scan.id, 0), (b"Nelkenkopf!", ids))
            .await
            .unwrap();
        scans::complete(&mut tx, &permit, scan.id).await.unwrap();
        let wish = Wish {
            asked: Asked::ByConsent(Recipient::Named(friend)),
            categories: BTreeSet::from([Category::Contact]),
            purpose: Purpose::Housing,
            direction: Direction::To,
            path: OutgoingPath::Talk,
        };
        let gate = scene.furnished.rooms.get::<Gate>().unwrap();
        gate.ask(&mut tx, &permit, &wish).await.unwrap().unwrap();
        let duty = NewDuty {
            ground: LegalGround::ChildInDanger,
            path: OutgoingPath::Talk,
            recipient: Recipient::Named(friend),
            categories: BTreeSet::from([Category::Contact]),
            reason: "Sorge wegen der Muskatreibe".to_owned(),
        };
        duties::ask(&mut tx, &permit, (&duty, testing::people::kreis()), ids)
            .await
            .unwrap();
        let scope = Scope::Recipient(Recipient::Named(friend));
        let withdrawn = withdrawals::withdraw(&mut tx, &permit, &scope, ids)
            .await
            .unwrap();
        assert!(withdrawn.is_some());
        tx.commit().await.unwrap();
        run(
            scene,
            format!(
                "UPDATE consents_disclosure SET case_id = '{}' WHERE person_id = '{}'",
                self.case, self.amira
            ),
        )
        .await;
    }

    async fn comes_with_a_card(&mut self, scene: &Scene) {
        let (access, ids) = (&scene.house.access, &scene.house.ids);
        let file = ContactId::from_uuid(ids.next());
        let (mut tx, permit) = access.new_file(&self.anna, Act::ContactAdd, file).await.unwrap();
        let new = NewCard {
            name: "Frau Ingwerknolle".to_owned(),
            reach: "0151 000".to_owned(),
            language: None,
            appointment: None,
            is_named: true,
        };
        card::create(&mut tx, &permit, &new, ids).await.unwrap();
        contacts::add_to_file(
            &mut tx,
            &permit,
            ContactId::from_uuid(ids.next()),
            &contact("erster Besuch, Vanilleschote", "card"),
            ids,
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        let (mut tx, permit, person) = access
            .writing_both(
                &self.anna,
                (Act::ContactWrite, file),
                (Act::PersonWrite, self.amira),
            )
            .await
            .unwrap();
        moved::to_the_person(&mut tx, &permit, &person, ids)
            .await
            .unwrap();
        contacts::add_to_file(
            &mut tx,
            &permit,
            ContactId::from_uuid(ids.next()),
            &contact("zweiter Besuch", "more"),
            ids,
        )
        .await
        .unwrap();
        card::close(&mut tx, &permit, Some(self.amira)).await.unwrap();
        tx.commit().await.unwrap();
        self.card = file.to_string();
        let at = "2026-02-01T08:00:00Z";
        run(
            scene,
            format!(
                "INSERT INTO cases_hand_over (id, token, given_by, given_at, consented_on, controller_id, municipality_id)
                 VALUES ('{file}', 'given', '{}', '{at}', '2026-02-01', '{}', '{}')",
                self.anna.account,
                testing::people::kreis(),
                testing::people::delbrueck()
            ),
        )
        .await;
        run(
            scene,
            format!("INSERT INTO cases_hand_over_topic (hand_over_id, topic) VALUES ('{file}', 'housing')"),
        )
        .await;
        run(
            scene,
            format!(
                "INSERT INTO cases_request (id, token, code_hash, asked_at, controller_id, municipality_id, channel, wished,
                     wants_interpreter, erase_on, picked_up_by, picked_up_at)
                 VALUES ('{file}', 'asked', 'hash', '{at}', '{}', '{}', 'phone', 'morning', TRUE, '2026-03-01', '{}', '{at}')",
                testing::people::kreis(),
                testing::people::delbrueck(),
                self.anna.account
            ),
        )
        .await;
    }
}
