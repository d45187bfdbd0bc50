//! A household with a row in every table that hangs on a person or case: Amira, who leads the case, her partner Basil, and
//! an entry that turned out to be Amira too. Everybody in it is made up.

pub(crate) mod case;
mod person;

use std::fmt::Write as _;

use access::act::Act;
use access::gate::Access;
use access::permit::JobPurpose;
use access::person_data::PersonData;
use access::session::model::SignedIn;
use access::subject::store::protection::protect;
use base::ids::{CaseId, HouseholdId, PersonId};
use db::statement::Statement;
use people::person::store::bulk_insert;
use rights::hold::model::HoldKind;
use rights::hold::store as holds;
use rights::request::input::NewRequest;
use rights::request::model::{Identity, RequestKind};
use rights::request::store as requests;
use rights::retention::store::run as run_store;
use testing::people::kreis;

use crate::scene::Scene;

/// Words that stand in sealed values of the lead person and the case, and nowhere else.
pub(crate) const MARKERS: &[&str] = &[
    "Zimtstern",
    "Muskatblüte",
    "Kardamomweg 7",
    "Safranfaden",
    "Anisplätzchen",
    "Nelkenkopf",
    "Ingwerknolle",
    "Vanilleschote",
    "Pfefferkorn",
    "Lorbeerblatt",
];
/// Words of the partner.
pub(crate) const BASILS: &str = "Basilikumtopf";

/// The household and what belongs to it.
pub(crate) struct Life {
    pub(crate) anna: SignedIn,
    pub(crate) amira: PersonId,
    pub(crate) joined: PersonId,
    pub(crate) basil: PersonId,
    pub(crate) case: CaseId,
    pub(crate) card: String,
    pub(crate) data: PersonData,
}

impl Life {
    /// Lives it, in the care of Anna.
    pub(crate) async fn lived(scene: &Scene) -> Self {
        let house = &scene.house;
        let anna = house.anna().await;
        let household = Some(HouseholdId::from_uuid(house.ids.next()));
        let person = |given: &str, family: &str| {
            let mut person = crate::scene::person(anna.account, kreis(), given);
            family.clone_into(&mut person.details.name.family);
            "Kardamomweg 7".clone_into(&mut person.details.contact.address);
            person.household = household;
            person
        };
        let mut basil = person("Basil", "Zimtstern");
        BASILS.clone_into(&mut basil.details.contact.hint);
        let persons = vec![
            person("Amira", "Zimtstern"),
            person("Amirah", "Muskatblüte"),
            basil,
        ];
        let made = bulk_insert(&house.back_door, persons).await.unwrap();
        scene.build_index().await;
        let case = crate::fixtures::case(scene, &made[0].to_string(), anna.account).await;
        let mut life = Self {
            anna,
            amira: made[0],
            joined: made[1],
            basil: made[2],
            case: case.parse().unwrap(),
            card: String::new(),
            data: app::rooms::person_data(),
        };
        life.of_the_person(scene).await;
        life.of_the_case(scene).await;
        life.was_protected(scene).await;
        life
    }

    /// The case was protected for a while.
    async fn was_protected(&self, scene: &Scene) {
        let access = &scene.house.access;
        let wanted = (Act::ProtectionWrite, self.case);
        let (mut tx, permit, together) = access.protecting(&self.anna, wanted, &self.data).await.unwrap();
        let reason = ("Bedroht am Kardamomweg 7", [].as_slice());
        protect(&mut tx, (&permit, &together), reason, &scene.house.ids)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        run(
            scene,
            "UPDATE access_subject SET is_restricted = FALSE".to_owned(),
        )
        .await;
        let lifted = format!(
            "UPDATE access_protection SET lifted_at = '{}'",
            scene.house.clock.now()
        );
        run(scene, lifted).await;
    }

    /// Amira asks for what is kept, and that it be erased; a hold on her was ended.
    pub(crate) async fn asks(&self, scene: &Scene) {
        let (access, ids) = (&scene.house.access, &scene.house.ids);
        let (mut tx, permit) = access
            .person_writing(&self.anna, Act::SubjectRequestWrite, self.amira)
            .await
            .unwrap();
        let new = NewRequest {
            kind: RequestKind::Erasure,
            received_on: permit.now().day(),
            identity: Identity::Known,
            wish: "alles löschen".to_owned(),
        };
        let request = requests::insert(&mut tx, &permit, (&new, kreis()), ids)
            .await
            .unwrap();
        run_store::ask(&mut tx, &permit, (request, kreis()), ids)
            .await
            .unwrap();
        let hold = (HoldKind::LegalHold, &"Klage".to_owned(), None);
        holds::set(&mut tx, &permit, hold, ids).await.unwrap();
        let set = holds::of(&mut tx, &permit).await.unwrap();
        assert!(holds::end(&mut tx, &permit, set[0].id).await.unwrap());
        tx.commit().await.unwrap();
    }

    /// Erases these files as the product does.
    pub(crate) async fn erase(&self, scene: &Scene, persons: &[PersonId]) -> usize {
        let back_door = &scene.house.back_door;
        let permit = back_door.job(JobPurpose::SubjectRequest).await.unwrap();
        people::erasure::erase(back_door, &permit, (scene.index(), &self.data), persons)
            .await
            .unwrap()
    }

    /// Everything that is told to a person, as one text.
    pub(crate) async fn told(&self, scene: &Scene, person: PersonId) -> String {
        self.told_at(&scene.house.access, person).await
    }

    /// The same behind another gate, as after a restart.
    pub(crate) async fn told_at(&self, access: &Access, person: PersonId) -> String {
        let (mut tx, files) = access
            .everything_of(&self.anna, (Act::PersonRead, person), &self.data, true)
            .await
            .unwrap();
        let mut text = String::new();
        for section in self.data.collect(&mut tx, &files).await.unwrap() {
            writeln!(text, "## {}", section.title).unwrap();
            for entry in &section.entries {
                let facts: Vec<String> = entry
                    .facts
                    .iter()
                    .map(|fact| format!("{}={}", fact.label, fact.value))
                    .collect();
                writeln!(text, "{} {}", entry.title, facts.join("; ")).unwrap();
            }
            for document in &section.documents {
                let content = String::from_utf8_lossy(&document.content);
                writeln!(text, "[{}] {content}", document.file_name).unwrap();
            }
        }
        text
    }
}

/// Runs a statement of a test.
pub(crate) async fn run(scene: &Scene, text: String) {
    let mut tx = scene.house.back_door.write().await.unwrap();
    Statement::new(text.leak()).run(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
}

/// A number that a statement of a test gives.
pub(crate) async fn number(scene: &Scene, text: String) -> i64 {
    let mut tx = scene.house.back_door.read().await.unwrap();
    Statement::new(text.leak()).number(&mut tx).await.unwrap()
}
