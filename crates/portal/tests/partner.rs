//! The pages of partners, on both databases: by list, by id, by search, as a file, for the team, before and after a
//! consent is withdrawn.

use access::account::second_factor;
use access::disclosure::DisclosureMaker;
use access::gate::{Access, SecondFactor, Settings};
use access::permit::JobPurpose;
use access::role::{Role, Scope, ScopeKind};
use access::session::model::SignedIn;
use access::session::store as sessions;
use axum::Router;
use base::ids::{CaseId, OfferId, OrganisationId, PersonId, ReferralId};
use cases::case::store::bulk::{BulkCase, bulk_insert as cases_at_once};
use cases::case::store::{Course, NewCase};
use consents::asked::Stoppers;
use consents::gate::Gate;
use consents::store::earlier::{EarlierPaper, record_for_a_job};
use db::migration::Migration;
use db::statement::Statement;
use people::person::born::Born;
use people::person::model::{Contact, Details, Name};
use people::person::store::{NewPerson, bulk_insert};
use post::mail::model::Letterhead;
use post::mail::outbox::Outbox;
use testing::browser;
use testing::house::{House, on_both_databases};
use testing::people::kreis;
use vault::keyring::{IfMissing, Keyring};
use vault::master::MasterFile;
use web::house::Rooms;

const MIGRATIONS: &[&[Migration]] = &[
    access::MIGRATIONS,
    post::MIGRATIONS,
    organisation::MIGRATIONS,
    directory::MIGRATIONS,
    people::MIGRATIONS,
    consents::MIGRATIONS,
    cases::MIGRATIONS,
    referrals::MIGRATIONS,
];

/// What no foreign answer may hold.
const MARKER: &str = "Zauberwort";

struct Scene {
    house: House,
    router: Router,
    anna: SignedIn,
    paul: SignedIn,
    lead: PersonId,
    case: CaseId,
    offer: OfferId,
}

fn association() -> OrganisationId {
    "00000000-0000-4000-8000-0000000000c1".parse().unwrap()
}

fn school() -> OrganisationId {
    "00000000-0000-4000-8000-0000000000c2".parse().unwrap()
}

async fn member(house: &House, login: &str, of: OrganisationId) -> SignedIn {
    let scope = Scope {
        kind: ScopeKind::Organisation,
        id: Some(of.to_string()),
    };
    house
        .someone(login, "Paul Partner", Role::Partner, &[scope])
        .await
}

impl Scene {
    async fn new(house: House) -> Self {
        for (id, name) in [
            (kreis(), "Kreis Musterland"),
            (association(), "Beispielverband"),
            (school(), "Musterschule"),
        ] {
            let evidence =
                "INSERT INTO organisation_evidence (fact_key, certainty, source) VALUES ($1, 'open', '')";
            run(&house, Statement::new(evidence).bind(&id)).await;
            let organisation =
                "INSERT INTO organisation_organisation (id, name, kind) VALUES ($1, $2, 'other')";
            run(&house, Statement::new(organisation).bind(&id).bind_text(name)).await;
        }
        let anna = house.anna().await;
        let paul = member(&house, "paul.test", association()).await;
        let offer = OfferId::from_uuid(house.ids.next());
        let insert = "INSERT INTO directory_offer (id, organisation_id, name, name_key, description, status, gender, cost,
                          origin, is_public, created_at, modified_at)
                      VALUES ($1, $2, 'Sprachkurs am Vormittag', 'sprachkurs', 'Deutsch', 'active', 'any', 'free', 'own',
                          TRUE, $3, $3)";
        let insert = Statement::new(insert)
            .bind(&offer)
            .bind(&association())
            .bind(&house.clock.now());
        run(&house, insert).await;
        let router = pages(&house).await;
        let lead = bulk_insert(&house.back_door, vec![person(&anna)]).await.unwrap()[0];
        let case = begin(&house, lead, &anna).await;
        let scene = Self {
            house,
            router,
            anna,
            paul,
            lead,
            case,
            offer,
        };
        scene.agrees().await;
        scene
    }

    async fn get(&self, who: &SignedIn, path: &str) -> browser::Answer {
        browser::get(&self.router, who, path).await
    }

    async fn post(&self, who: &SignedIn, path: &str, fields: &[(&str, &str)]) -> browser::Answer {
        browser::post(&self.router, who, path, fields).await
    }

    async fn agrees(&self) {
        let path = |page: &str| format!("/personen/{}/einwilligungen/{page}", self.lead);
        let (sheet, to) = (self.house.ids.next().to_string(), association().to_string());
        let both = [("erklaerungen", "processing"), ("erklaerungen", "release")];
        let mut draft = vec![
            ("blatt", sheet.as_str()),
            ("richtung", "both"),
            ("gibt_ab", "person"),
            ("sprache", "de"),
            ("stelle", to.as_str()),
            ("zwecke", "language"),
            ("daten", "contact"),
        ];
        draft.extend(both);
        self.post(&self.anna, &path("neu"), &draft).await.is(303);
        let mut signed = vec![
            ("blatt", sheet.as_str()),
            ("am", "2026-03-02"),
            ("form", "paper"),
            ("erklaert", "read-aloud"),
        ];
        signed.extend(both);
        self.post(&self.anna, &path("unterschrift"), &signed)
            .await
            .is(303);
    }

    /// Anna sends a referral to the page of the association.
    async fn sent(&self) -> ReferralId {
        let id = ReferralId::from_uuid(self.house.ids.next());
        let (new, offer, person) = (id.to_string(), self.offer.to_string(), self.lead.to_string());
        let proposed = [
            ("neu", new.as_str()),
            ("angebot", offer.as_str()),
            ("feld", "language"),
            ("person", person.as_str()),
            ("zweck", "language"),
            ("angabe-contact", "ja"),
            ("text-contact", MARKER),
        ];
        let path = |page: &str| format!("/faelle/{}/vermittlungen/{page}", self.case);
        self.post(&self.anna, &path("neu"), &proposed).await.is(303);
        let seen = format!("referral-organisation.{}-language-to-contact", association());
        let sent = [
            ("vermittlung", new.as_str()),
            ("weg", "portal"),
            ("gesehen", seen.as_str()),
        ];
        self.post(&self.anna, &path("versand"), &sent).await.is(303);
        id
    }

    async fn withdraws(&self) {
        let mut tx = self.house.back_door.read().await.unwrap();
        let row = Statement::new("SELECT id FROM consents_row WHERE organisation_id IS NOT NULL LIMIT 1")
            .first(&mut tx, |row| row.get::<String>("id"))
            .await
            .unwrap()
            .unwrap();
        drop(tx);
        let path = format!("/personen/{}/einwilligungen/widerruf", self.lead);
        self.post(&self.anna, &path, &[("stelle", &row)]).await.is(303);
    }

    async fn number(&self, statement: &'static str) -> i64 {
        let mut tx = self.house.back_door.read().await.unwrap();
        Statement::new(statement).number(&mut tx).await.unwrap()
    }
}

/// The pages of this house.
async fn pages(house: &House) -> Router {
    let mut rooms = Rooms::default();
    rooms.put(organisation::memory::Memory::default());
    rooms.put(Gate::new(
        DisclosureMaker::for_the_wiring(),
        house.ids.clone(),
        consents::limits::none,
    ));
    rooms.put(Stoppers::new(referrals::stoppers()));
    let letterhead = Letterhead::new("Kreis Musterland", "https://lotse.example").unwrap();
    rooms.put(Outbox::open(&house.back_door, letterhead).await.unwrap());
    let all = referrals::routes().and(consents::routes()).and(portal::routes());
    browser::router(house, rooms, all.into_vec(), &[])
}

async fn run(house: &House, statement: Statement) {
    let mut tx = house.back_door.write().await.unwrap();
    statement.run(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
}

fn person(anna: &SignedIn) -> NewPerson {
    NewPerson {
        owner: anna.account,
        controller: kreis(),
        municipality: None,
        household: None,
        details: Details {
            name: Name {
                given: "Amal".to_owned(),
                family: MARKER.to_owned(),
                other: String::new(),
            },
            born: Born::Year(1990),
            contact: Contact::default(),
            language: None,
        },
    }
}

async fn begin(house: &House, lead: PersonId, anna: &SignedIn) -> CaseId {
    let permit = house.back_door.job(JobPurpose::Import).await.unwrap();
    let mut tx = house.back_door.write().await.unwrap();
    let paper = EarlierPaper {
        person: lead,
        controller: kreis(),
        on: "2026-02-01".parse().unwrap(),
        account: anna.account,
    };
    record_for_a_job(&mut tx, &permit, &[paper], &house.ids)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let new = BulkCase {
        owner: anna.account,
        controller: kreis(),
        lead,
        others: Vec::new(),
        new: NewCase::default(),
        course: Course::begun_on(house.clock.today()),
    };
    let made = cases_at_once(&house.back_door, &[new]).await.unwrap();
    made[0].unwrap()
}

#[tokio::test]
async fn the_list_names_nobody_and_the_sheet_says_what_was_sent() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.sent().await;
        let page = format!("/partner/vermittlungen/{id}");
        scene
            .get(&scene.paul, "/partner")
            .await
            .shows("Sprachkurs am Vormittag")
            .shows(&page)
            .hides(MARKER);
        scene
            .get(&scene.paul, &page)
            .await
            .shows(MARKER)
            .shows("Annehmen");
        let file = scene.post(&scene.paul, &format!("{page}/bogen"), &[]).await;
        assert!(file.bytes.starts_with(b"%PDF"));
        let list = scene.post(&scene.paul, "/partner/export", &[]).await;
        assert!(list.bytes.starts_with(b"PK"));
    })
    .await;
}

#[tokio::test]
async fn an_answer_takes_two_clicks_and_arrives_in_the_case() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.sent().await;
        let page = format!("/partner/vermittlungen/{id}");
        scene
            .post(&scene.paul, &page, &[("schritt", "declined")])
            .await
            .is(422);
        let declined = [
            ("schritt", "declined"),
            ("grund", "full"),
            ("notiz", "Erst im Herbst"),
        ];
        scene.post(&scene.paul, &page, &declined).await.is(303);
        let stand = format!("/faelle/{}/vermittlungen/stand?vermittlung={id}", scene.case);
        scene
            .get(&scene.anna, &stand)
            .await
            .shows("kein Platz frei")
            .shows("Erst im Herbst");
        let told = "SELECT COUNT(*) AS n FROM post_notice WHERE kind = 'referral_answered'";
        assert_eq!(scene.number(told).await, 1);
    })
    .await;
}

#[tokio::test]
async fn after_a_withdrawal_nothing_is_left_in_list_count_search_file_or_by_id() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.sent().await;
        let page = format!("/partner/vermittlungen/{id}");
        scene.get(&scene.paul, &page).await.is(200);

        scene.withdraws().await;

        let nowhere = "/partner/vermittlungen/00000000-0000-7000-8000-00000000dead";
        let nowhere = scene.get(&scene.paul, nowhere).await.is(404).body.clone();
        let list = scene.get(&scene.paul, "/partner").await;
        list.shows("Nichts liegt vor")
            .hides(&id.to_string())
            .shows("<span class=\"count\">0</span>");
        scene
            .get(&scene.paul, "/partner?nummer=V-")
            .await
            .hides(&id.to_string());
        let by_id = scene.get(&scene.paul, &page).await;
        assert_eq!(by_id.is(404).body, nowhere);
        scene
            .post(&scene.paul, &format!("{page}/bogen"), &[])
            .await
            .is(404);
        scene
            .post(&scene.paul, &page, &[("schritt", "accepted")])
            .await
            .is(404);
    })
    .await;
}

#[tokio::test]
async fn another_organisation_and_the_case_manager_find_nothing_on_these_pages() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let id = scene.sent().await;
        let stranger = member(&scene.house, "quirin.test", school()).await;
        let page = format!("/partner/vermittlungen/{id}");
        for who in [&stranger, &scene.anna] {
            scene.get(who, &page).await.is(404);
            scene.post(who, &page, &[("schritt", "accepted")]).await.is(404);
            scene.post(who, &format!("{page}/bogen"), &[]).await.is(404);
        }
        scene
            .get(&stranger, "/partner")
            .await
            .shows("Nichts liegt vor")
            .hides(&id.to_string());
        scene.get(&scene.anna, "/partner").await.is(404);
    })
    .await;
}

#[tokio::test]
async fn a_whole_list_asks_as_few_statements_as_a_short_one() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        scene.sent().await;
        let before = scene.house.access.statements_run();
        scene.get(&scene.paul, "/partner").await.is(200);
        let short = scene.house.access.statements_run() - before;
        for _ in 0..6 {
            scene.sent().await;
        }
        let before = scene.house.access.statements_run();
        scene.get(&scene.paul, "/partner").await.is(200);
        assert_eq!(scene.house.access.statements_run() - before, short);
    })
    .await;
}

#[tokio::test]
async fn whoever_leads_a_team_adds_members_and_ends_their_membership() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let new = [
            ("stelle", association().to_string()),
            ("name", "Pia Partner".to_owned()),
            ("email", "pia@example.org".to_owned()),
        ];
        let new: Vec<(&str, &str)> = new.iter().map(|(name, value)| (*name, value.as_str())).collect();
        scene.post(&scene.paul, "/partner/team", &new).await.is(404);
        let gregor = scene.house.gregor().await;
        let (organisation, account) = (association().to_string(), scene.paul.account.to_string());
        let lead = [("stelle", organisation.as_str()), ("konto", account.as_str()), ("leitung", "ja")];
        scene.post(&gregor, "/partnerteams", &lead).await.is(303);
        scene.get(&gregor, "/partnerteams").await.shows("Beispielverband").shows("Leitung");
        scene.post(&scene.paul, "/partner/team", &new).await.is(303);
        scene.get(&scene.paul, "/partner/team").await.shows("Pia Partner");
        let partners = "SELECT COUNT(*) AS n FROM access_role_assignment WHERE role = 'partner' AND scope_kind = 'organisation'";
        assert_eq!(scene.number(partners).await, 2);
        let mut foreign = new.clone();
        let elsewhere = school().to_string();
        foreign[0] = ("stelle", &elsewhere);
        scene.post(&scene.paul, "/partner/team", &foreign).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn own_offers_are_confirmed_and_those_of_others_are_not_there() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let offer = scene.offer.to_string();
        scene
            .get(&scene.paul, "/partner/angebote")
            .await
            .shows("Sprachkurs am Vormittag")
            .shows("noch nie bestätigt");
        scene
            .post(&scene.paul, "/partner/angebote", &[("angebot", &offer)])
            .await
            .is(303);
        let room = [
            ("angebot", offer.as_str()),
            ("art", "platz"),
            ("frei", "0"),
            ("wartetage", "30"),
        ];
        scene.post(&scene.paul, "/partner/angebote", &room).await.is(303);
        scene
            .get(&scene.paul, "/partner/angebote")
            .await
            .shows("bestätigt am 02.03.2026");
        let wrong = [("angebot", offer.as_str()), ("art", "platz"), ("frei", "viele")];
        scene.post(&scene.paul, "/partner/angebote", &wrong).await.is(422);
        let stranger = member(&scene.house, "quirin.test", school()).await;
        scene
            .get(&stranger, "/partner/angebote")
            .await
            .hides("Sprachkurs am Vormittag");
        scene
            .post(&stranger, "/partner/angebote", &[("angebot", &offer)])
            .await
            .is(404);
    })
    .await;
}

#[tokio::test]
async fn a_change_of_an_own_offer_is_proposed_and_not_made() {
    on_both_databases(MIGRATIONS, async |house| {
        let scene = Scene::new(house).await;
        let offer = scene.offer.to_string();
        let changed = [
            ("angebot", offer.as_str()),
            ("art", "vorschlag"),
            ("name", "Sprachkurs am Abend"),
            ("beschreibung", "Deutsch"),
        ];
        scene
            .post(&scene.paul, "/partner/angebote", &changed)
            .await
            .is(303);
        scene
            .get(&scene.paul, "/partner/angebote")
            .await
            .shows("Sprachkurs am Vormittag")
            .shows("wird geprüft");
        let nothing = [
            ("angebot", offer.as_str()),
            ("art", "vorschlag"),
            ("name", "Sprachkurs am Vormittag"),
            ("beschreibung", "Deutsch"),
        ];
        scene
            .post(&scene.paul, "/partner/angebote", &nothing)
            .await
            .is(422);
        let proposed =
            "SELECT COUNT(*) AS n FROM directory_proposal WHERE origin = 'partner' AND state = 'open'";
        assert_eq!(scene.number(proposed).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_sheet_opens_only_after_the_second_factor_of_this_session() {
    on_both_databases(MIGRATIONS, async |house| {
        let mut scene = Scene::new(house).await;
        let id = scene.sent().await;
        let page = format!("/partner/vermittlungen/{id}");
        demand_the_second_factor(&mut scene).await;

        let first = scene.get(&scene.paul, &page).await;
        assert!(first.is(303).location.starts_with("/konto/zweiter-faktor"));
        set_up(&scene).await;
        let asked = scene.get(&scene.paul, &page).await;
        assert!(
            asked.is(303).location.starts_with("/konto/bestaetigen"),
            "{}",
            asked.location
        );
        assert_eq!(scene.number("SELECT COUNT(*) AS n FROM referrals_view").await, 0);
        let file = scene.post(&scene.paul, &format!("{page}/bogen"), &[]).await;
        assert!(file.is(303).bytes.is_empty());

        let mut tx = scene.house.back_door.write().await.unwrap();
        let session = &scene.paul.session.token_hash;
        sessions::step_up(&mut tx, session, scene.house.clock.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        scene.get(&scene.paul, &page).await.shows(MARKER);
    })
    .await;
}

/// From now on the house is run as in a town hall.
async fn demand_the_second_factor(scene: &mut Scene) {
    let house = &mut scene.house;
    let settings = Settings {
        second_factor: SecondFactor::Required,
        ..house.access.settings().clone()
    };
    let district = house.back_door.district().clone();
    let (keys, master) = (
        house.folder().join("keys.sqlite"),
        MasterFile::at(&house.folder().join("master.key")),
    );
    let (clock, ids) = (house.clock.clone(), house.ids.clone());
    let keyring = Keyring::open(&keys, master, IfMissing::Refuse, clock, ids)
        .await
        .unwrap();
    let (access, back_door) = Access::open(
        district,
        keyring,
        settings,
        house.clock.clone(),
        house.ids.clone(),
    );
    (house.access, house.back_door) = (access, back_door);
    scene.router = pages(&scene.house).await;
}

/// Paul sets up a second factor.
async fn set_up(scene: &Scene) {
    let access = &scene.house.access;
    let secret = access.offered_second_factor(&scene.paul).await.unwrap();
    let code = second_factor::code_at(&secret, scene.house.clock.now().seconds());
    let codes = access.set_up_second_factor(&scene.paul, &code).await.unwrap();
    assert!(codes.is_some());
}
