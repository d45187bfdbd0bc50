//! What fills the braces of a route's path: something the account may come to, and ids that lead nowhere for it.
//! A fixture that cannot be filled stops the test: a route without one is a route nobody has walked.

use std::collections::HashMap;

use access::act::Act;
use access::approval::model::Wish;
use access::audit::model::AuditSubject;
use access::permit::JobPurpose;
use access::role::{Role, Scope};
use base::ids::{AccountId, CaseId, ContactId, EmergencyId, PersonId};
use cases::case::store::bulk::{BulkCase, bulk_insert};
use cases::case::store::{Course, NewCase};
use cases::contact::input::NewCard;
use cases::emergency::model::{Basis, NewEmergency};
use consents::store::earlier::{EarlierPaper, record_for_a_job};
use directory::exchange::hsds::taxonomy::Taxonomy;
use organisation::model::structure::Structure;
use post::job::NewJob;
use post::job::model::Payload;
use web::routes::{Fixture, RouteInfo};

use crate::board_rows;
use crate::directory_rows;
use crate::network_rows;
use crate::reconstruction_rows;
use crate::referral_rows::referral;
use crate::scene::Scene;
use crate::theme_rows;

/// An id that no row has.
pub(crate) const NOWHERE: &str = "00000000-0000-7000-8000-00000000dead";

/// The ids of one district.
pub(crate) struct Fixtures {
    /// The master data.
    pub(crate) structure: Structure,
    person: String,
    case: String,
    contact: String,
    emergency: String,
    import: String,
    referral: String,
    reconstruction_draft: String,
    account: String,
    approval: String,
    job: String,
    rows: HashMap<&'static str, String>,
}

impl Fixtures {
    /// With this person, and a request and a job of this account.
    pub(crate) async fn of(scene: &Scene, person: String, account: AccountId) -> Self {
        let back_door = &scene.house.back_door;
        let permit = back_door.job(JobPurpose::Upkeep).await.unwrap();
        let mut tx = back_door.read().await.unwrap();
        let structure = organisation::store::structure::for_a_job(&mut tx, &permit).await;
        drop(tx);
        let structure = structure.unwrap().unwrap();
        directory_rows::add(scene, &structure).await;
        network_rows::add(scene, &structure, account).await;
        theme_rows::add(scene, account).await;
        board_rows::add(scene, account).await;
        reconstruction_rows::released(scene, account).await;
        let case = case(scene, &person, account).await;
        Self {
            structure,
            referral: referral(scene, (&person, &case), account).await,
            case,
            contact: contact(scene, &person, account).await,
            emergency: emergency(scene, &person, account).await,
            import: import(scene, &person, account).await,
            reconstruction_draft: reconstruction_rows::draft(scene, &person, account).await,
            person,
            account: account.to_string(),
            approval: approval(scene, account).await,
            job: job(scene, account).await,
            rows: HashMap::from([
                ("*rest", "nirgendwo".to_owned()),
                ("id", directory_rows::ID.to_owned()),
                ("lage", "german".to_owned()),
                ("sitz", board_rows::ID.to_owned()),
                ("thema", "conversation".to_owned()),
            ]),
        }
    }

    /// The path with something in it that is there; further braces name rows of it.
    pub(crate) fn filled(&self, route: &RouteInfo) -> String {
        let mut value = self.value(route);
        let mut path = route.path.to_owned();
        while let Some((before, rest)) = path.clone().split_once('{') {
            let (name, after) = rest.split_once('}').unwrap();
            path = format!("{before}{value}{after}");
            if let Some((_, next)) = after.split_once('{') {
                value = self.row(route, next.split_once('}').unwrap().0);
            }
            assert!(!name.is_empty(), "{}: a brace without a name", route.path);
        }
        path
    }

    /// The case of the person.
    pub(crate) fn case(&self) -> CaseId {
        self.case.parse().unwrap()
    }

    /// The path with this value in every brace.
    pub(crate) fn path(route: &RouteInfo, value: &str) -> String {
        let mut path = String::new();
        let mut rest = route.path;
        while let Some((before, brace)) = rest.split_once('{') {
            path.push_str(before);
            path.push_str(value);
            rest = brace.split_once('}').unwrap().1;
        }
        path + rest
    }

    /// What the guide shows, by the name of its brace.
    fn row(&self, route: &RouteInfo, name: &str) -> String {
        let row = self.rows.get(name);
        row.unwrap_or_else(|| panic!("{}: no row for {{{name}}}; please add one", route.path))
            .clone()
    }

    /// The same path with ids that lead nowhere: none that is there, none that is one, one of another kind.
    pub(crate) fn leading_nowhere(&self, route: &RouteInfo) -> Vec<String> {
        if route.fixture == Fixture::None {
            return Vec::new();
        }
        let of_another_kind = match route.fixture {
            Fixture::Municipality => self.structure.posts[0].id.to_string(),
            _ => self.structure.municipalities[0].id.to_string(),
        };
        // Any number is a year.
        let number = if route.fixture == Fixture::Year {
            "1.5"
        } else {
            "1"
        };
        let values = [NOWHERE, number, "%F0%28%8C", "..%2f..%2fetc", &of_another_kind];
        values.iter().map(|value| Self::path(route, value)).collect()
    }

    fn value(&self, route: &RouteInfo) -> String {
        match route.fixture {
            Fixture::None => {
                assert!(
                    !route.path.contains('{'),
                    "{} has braces and names no fixture",
                    route.path
                );
                String::new()
            }
            Fixture::Person => self.person.clone(),
            Fixture::Case => self.case.clone(),
            Fixture::Contact => self.contact.clone(),
            Fixture::Emergency => self.emergency.clone(),
            Fixture::Import => self.import.clone(),
            Fixture::Referral => self.referral.clone(),
            Fixture::Reconstruction => reconstruction_rows::RELEASED.to_owned(),
            Fixture::ReconstructionDraft => self.reconstruction_draft.clone(),
            Fixture::Account => self.account.clone(),
            Fixture::Municipality => self.structure.municipalities[0].id.to_string(),
            Fixture::Post => self.structure.posts[0].id.to_string(),
            Fixture::Organisation => self.structure.organisations[0].id.to_string(),
            Fixture::FundingFrame => self.structure.frames[0].id.to_string(),
            Fixture::FundingRate => self.structure.rates[0].id.to_string(),
            Fixture::Approval => self.approval.clone(),
            Fixture::Job => self.job.clone(),
            Fixture::Link => "A".repeat(43),
            Fixture::Guide => "de".to_owned(),
            Fixture::Taxonomy => Taxonomy::ALL[0].id().to_string(),
            Fixture::TaxonomyTerm => Taxonomy::ALL[0].terms()[0].id().to_string(),
            Fixture::Year => "2020".to_owned(),
            Fixture::Finding | Fixture::Theme | Fixture::Answer => theme_rows::ID.to_owned(),
            Fixture::Offer | Fixture::Place | Fixture::Proposal => directory_rows::ID.to_owned(),
            other => network_rows::id_of(other)
                .or_else(|| board_rows::id_of(other))
                .unwrap_or_else(|| {
                    panic!(
                        "{}: no fixture of kind {other:?} here; please add one",
                        route.path
                    )
                }),
        }
    }
}

/// A case of this person, resting on a consent on paper; no case for no person.
pub(crate) async fn case(scene: &Scene, person: &str, account: AccountId) -> String {
    let Ok(lead) = person.parse() else {
        return String::new();
    };
    let back_door = &scene.house.back_door;
    let today = scene.house.clock.now().day();
    paper(scene, lead, account).await;
    let mut tx = back_door.read().await.unwrap();
    let seat = access::subject::store::seat(&mut tx, person)
        .await
        .unwrap()
        .unwrap();
    drop(tx);
    let case = BulkCase {
        owner: account,
        controller: seat.controller,
        lead,
        others: Vec::new(),
        new: NewCase {
            municipality: seat.municipality,
            ..NewCase::default()
        },
        course: Course::begun_on(today),
    };
    let made = bulk_insert(back_door, &[case]).await.unwrap();
    made[0].unwrap().to_string()
}

/// A consent to processing by the person's controller, given on paper today.
pub(crate) async fn paper(scene: &Scene, person: PersonId, account: AccountId) {
    let back_door = &scene.house.back_door;
    let permit = back_door.job(JobPurpose::Import).await.unwrap();
    let mut tx = back_door.write().await.unwrap();
    let seat = access::subject::store::seat(&mut tx, &person.to_string()).await;
    let paper = EarlierPaper {
        person,
        controller: seat.unwrap().unwrap().controller,
        on: scene.house.clock.today(),
        account,
    };
    record_for_a_job(&mut tx, &permit, &[paper], &scene.house.ids)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// A contact card of the account's own; none for no person.
async fn contact(scene: &Scene, person: &str, account: AccountId) -> String {
    if person.is_empty() {
        return String::new();
    }
    let (access, ids) = (&scene.house.access, &scene.house.ids);
    let who = scene.house.signed_in(account).await;
    let id = ContactId::from_uuid(ids.next());
    let (mut tx, permit) = access.new_file(&who, Act::ContactAdd, id).await.unwrap();
    let card = NewCard {
        name: "Arbeitstitel".to_owned(),
        reach: "0151 2345678".to_owned(),
        language: None,
        appointment: None,
        is_named: false,
    };
    cases::contact::store::card::create(&mut tx, &permit, &card, ids)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id.to_string()
}

/// An emergency note of the account's own; none for no person.
async fn emergency(scene: &Scene, person: &str, account: AccountId) -> String {
    if person.is_empty() {
        return String::new();
    }
    let (access, ids) = (&scene.house.access, &scene.house.ids);
    let who = scene.house.signed_in(account).await;
    let id = EmergencyId::from_uuid(ids.next());
    let (mut tx, permit) = access.new_file(&who, Act::EmergencyAdd, id).await.unwrap();
    let note = NewEmergency {
        token: "fixture".to_owned(),
        basis: Basis::DangerToLife,
        on: permit.now().day(),
        about: String::new(),
        reason: "Anlass".to_owned(),
        informed: "Leitstelle".to_owned(),
        done: "Angerufen".to_owned(),
    };
    cases::emergency::store::insert(&mut tx, &permit, &note, ids)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id.to_string()
}

/// A list that the account has sent; none for no person.
async fn import(scene: &Scene, person: &str, account: AccountId) -> String {
    if person.is_empty() {
        return String::new();
    }
    let who = scene.house.signed_in(account).await;
    let sheet = web::upload::sheet::read(b"Name;Phase\nEigene Probe;Clearing\n").unwrap();
    let list = imports::staging::stage(&scene.house.access, &who, &sheet).await;
    list.unwrap().to_string()
}

/// A wish that waits for a second person.
async fn approval(scene: &Scene, account: AccountId) -> String {
    let asked_by = scene
        .house
        .someone(
            "wuenscht.test",
            "Wunsch Test",
            Role::Administrator,
            &[Scope::district()],
        )
        .await;
    let about = AuditSubject::Account(account);
    let access = &scene.house.access;
    let (mut tx, permit) = access
        .enter_writing(&asked_by, Act::AccountWrite, about)
        .await
        .unwrap();
    access::approval::ask(
        &mut tx,
        &permit,
        account,
        &Wish::SecondFactorReset,
        &scene.house.ids,
    )
    .await
    .unwrap();
    let waiting = access::approval::store::waiting(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    waiting[0].id.to_string()
}

/// A job that waits for its turn.
async fn job(scene: &Scene, account: AccountId) -> String {
    let now = scene.house.clock.now();
    let new = NewJob {
        kind: "tidy",
        payload: Payload::none(),
        run_after: now,
        asked_by: Some(account),
    };
    let mut tx = scene.house.back_door.write().await.unwrap();
    let id = post::job::queue(&mut tx, &new, &scene.house.ids, now)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id.to_string()
}
