//! A house with a case of Anna's, an association that offers a course, and Paul who works there. Everybody is made up.

use access::act::Act;
use access::disclosure::DisclosureMaker;
use access::permit::JobPurpose;
use access::person_data::PersonData;
use access::role::{Role, Scope, ScopeKind};
use access::session::model::SignedIn;
use axum::Router;
use base::ids::{CaseId, OfferId, OrganisationId, PersonId, ReferralId};
use base::language::Language;
use cases::case::store::bulk::{BulkCase, bulk_insert as cases_at_once};
use cases::case::store::{Course, NewCase};
use consents::asked::Stoppers;
use consents::gate::Gate;
use consents::store::earlier::{EarlierPaper, record_for_a_job};
use db::statement::Statement;
use directory::search::finder::Finder;
use people::person::born::Born;
use people::person::model::{Contact, Details, Name};
use people::person::store::{NewPerson, bulk_insert};
use post::mail::model::Letterhead;
use post::mail::outbox::Outbox;
use testing::browser;
use testing::house::House;
use testing::people::{delbrueck, kreis};
use web::house::Rooms;

/// The schema that referrals need.
pub(crate) const MIGRATIONS: &[&[db::migration::Migration]] = &[
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
pub(crate) const MARKER: &str = "Zauberwort";

/// A house with its pages and a case.
pub(crate) struct Scene {
    pub(crate) house: House,
    pub(crate) router: Router,
    pub(crate) anna: SignedIn,
    pub(crate) paul: SignedIn,
    pub(crate) lead: PersonId,
    pub(crate) case: CaseId,
    pub(crate) offer: OfferId,
}

/// The association that offers a course.
pub(crate) fn association() -> OrganisationId {
    "00000000-0000-4000-8000-0000000000c1".parse().unwrap()
}

/// Another organisation.
pub(crate) fn school() -> OrganisationId {
    "00000000-0000-4000-8000-0000000000c2".parse().unwrap()
}

/// What the page before sending says was seen.
pub(crate) fn seen() -> String {
    format!(
        "referral-organisation.{}-language-to-contact.language",
        association()
    )
}

/// The gate of this house.
pub(crate) fn gate(house: &House) -> Gate {
    Gate::new(
        DisclosureMaker::for_the_wiring(),
        house.ids.clone(),
        consents::limits::none,
    )
}

/// What rooms keep of persons, as far as these tests go.
pub(crate) fn person_data() -> PersonData {
    PersonData::new(vec![
        referrals::person_data::PERSON_DATA,
        cases::person_data::PERSON_DATA,
        consents::person_data::PERSON_DATA,
        people::person_data::PERSON_DATA,
        access::person_data::own::PERSON_DATA,
    ])
}

/// A member of the team of an organisation.
pub(crate) async fn member(house: &House, login: &str, of: OrganisationId) -> SignedIn {
    let scope = Scope {
        kind: ScopeKind::Organisation,
        id: Some(of.to_string()),
    };
    house
        .someone(login, "Paul Partner", Role::Partner, &[scope])
        .await
}

impl Scene {
    /// With Anna, Paul, a case and an offer in it; nobody has agreed to anything but the case itself.
    pub(crate) async fn new(house: House) -> Self {
        organisations(&house).await;
        let anna = house.anna().await;
        let paul = member(&house, "paul.test", association()).await;
        let offer = offer(&house).await;
        let finder = Finder::new();
        finder.build(&house.back_door).await.unwrap();
        let mut rooms = Rooms::default();
        rooms.put(organisation::memory::Memory::default());
        rooms.put(gate(&house));
        rooms.put(Stoppers::new(referrals::stoppers()));
        rooms.put(finder);
        rooms.put(outbox(&house).await);
        let all = referrals::routes().and(consents::routes()).into_vec();
        let router = browser::router(&house, rooms, all, &[]);
        let lead = bulk_insert(&house.back_door, vec![person(&anna)]).await.unwrap()[0];
        paper(&house, lead, &anna).await;
        let case = begin(&house, lead, &anna).await;
        Self {
            house,
            router,
            anna,
            paul,
            lead,
            case,
            offer,
        }
    }

    /// The address of a page of the case.
    pub(crate) fn path(&self, page: &str) -> String {
        format!("/faelle/{}/{page}", self.case)
    }

    pub(crate) async fn get(&self, who: &SignedIn, page: &str) -> browser::Answer {
        browser::get(&self.router, who, &self.path(page)).await
    }

    pub(crate) async fn post(&self, who: &SignedIn, page: &str, fields: &[(&str, &str)]) -> browser::Answer {
        browser::post(&self.router, who, &self.path(page), fields).await
    }

    /// The client agrees that the association gets contact and language data to arrange a language course, until a day or
    /// until it is withdrawn.
    pub(crate) async fn agrees(&self, until: &str) {
        let path = |page: &str| format!("/personen/{}/einwilligungen/{page}", self.lead);
        let (sheet, to) = (self.house.ids.next().to_string(), association().to_string());
        let draft = [
            ("blatt", sheet.as_str()),
            ("erklaerungen", "processing"),
            ("erklaerungen", "release"),
            ("richtung", "both"),
            ("gibt_ab", "person"),
            ("sprache", "de"),
            ("stelle", to.as_str()),
            ("zwecke", "language"),
            ("daten", "contact"),
            ("daten", "language"),
            ("gueltig_bis", until),
        ];
        browser::post(&self.router, &self.anna, &path("neu"), &draft)
            .await
            .is(303);
        let signed = [
            ("blatt", sheet.as_str()),
            ("am", "2026-03-02"),
            ("form", "paper"),
            ("erklaert", "read-aloud"),
            ("erklaerungen", "processing"),
            ("erklaerungen", "release"),
        ];
        browser::post(&self.router, &self.anna, &path("unterschrift"), &signed)
            .await
            .is(303);
    }

    /// The client takes back whatever was agreed with the association, on the page on which that is done.
    pub(crate) async fn withdraws(&self) {
        let row = self
            .text("SELECT id AS t FROM consents_row WHERE organisation_id IS NOT NULL LIMIT 1")
            .await;
        let path = format!("/personen/{}/einwilligungen/widerruf", self.lead);
        browser::post(&self.router, &self.anna, &path, &[("stelle", &row)])
            .await
            .is(303);
    }

    /// Anna proposes the course, and the sheet says the marker.
    pub(crate) async fn proposes(&self) -> ReferralId {
        let id = ReferralId::from_uuid(self.house.ids.next());
        let (new, offer, person) = (id.to_string(), self.offer.to_string(), self.lead.to_string());
        let sheet = [
            ("neu", new.as_str()),
            ("angebot", offer.as_str()),
            ("feld", "language"),
            ("person", person.as_str()),
            ("zweck", "language"),
            ("angabe-contact", "ja"),
            ("angabe-language", "ja"),
            ("text-contact", "Amal Zauberwort\nAm Bach 7"),
            ("text-language", "spricht Arabisch"),
            ("notiz", "nur für die Akte"),
        ];
        self.post(&self.anna, "vermittlungen/neu", &sheet).await.is(303);
        id
    }

    /// Anna sends it on this way.
    pub(crate) async fn sends(&self, id: ReferralId, channel: &str) -> browser::Answer {
        let (id, seen) = (id.to_string(), seen());
        let fields = [
            ("vermittlung", id.as_str()),
            ("weg", channel),
            ("tage", "14"),
            ("gesehen", seen.as_str()),
        ];
        self.post(&self.anna, "vermittlungen/versand", &fields).await
    }

    /// A referral that has gone out to the page of the association.
    pub(crate) async fn sent(&self) -> ReferralId {
        self.agrees("").await;
        let id = self.proposes().await;
        self.sends(id, "portal").await.is(303);
        id
    }

    /// Anna enters what she was told.
    pub(crate) async fn tells(&self, id: ReferralId, fields: &[(&str, &str)]) -> browser::Answer {
        let id = id.to_string();
        let mut all = vec![("vermittlung", id.as_str())];
        all.extend_from_slice(fields);
        self.post(&self.anna, "vermittlungen/antwort", &all).await
    }

    /// The page of a referral, as Anna sees it.
    pub(crate) async fn stand(&self, id: ReferralId) -> browser::Answer {
        self.get(&self.anna, &format!("vermittlungen/stand?vermittlung={id}"))
            .await
    }

    /// How many referrals somebody sees in the list of what is addressed to them.
    pub(crate) async fn listed_for(&self, who: &SignedIn) -> usize {
        let (mut tx, permit) = self.house.access.addressed(who, Act::ReferralList).await.unwrap();
        let gate = gate(&self.house);
        referrals::partner::listed(&mut tx, &permit, &gate)
            .await
            .unwrap()
            .len()
    }

    /// What somebody reads when opening a referral that is addressed to them; none if it does not exist.
    pub(crate) async fn opened_by(&self, who: &SignedIn, id: ReferralId) -> Option<String> {
        let (mut tx, permit) = self.house.access.writing(who, Act::ReferralRead, id).await.ok()?;
        let gate = gate(&self.house);
        let sheet = referrals::partner::opened(&mut tx, &permit, &gate)
            .await
            .unwrap()?;
        tx.commit().await.unwrap();
        Some(sheet.parts.values().cloned().collect::<Vec<_>>().join("\n"))
    }

    /// The number that a statement counts.
    pub(crate) async fn number(&self, statement: &'static str) -> i64 {
        let mut tx = self.house.back_door.read().await.unwrap();
        Statement::new(statement).number(&mut tx).await.unwrap()
    }

    /// The text `t` of a statement.
    pub(crate) async fn text(&self, statement: &'static str) -> String {
        let mut tx = self.house.back_door.read().await.unwrap();
        let found = Statement::new(statement)
            .first(&mut tx, |row| row.get::<String>("t"))
            .await;
        found.unwrap().unwrap()
    }

    pub(crate) async fn run(&self, statement: Statement) {
        let mut tx = self.house.back_door.write().await.unwrap();
        statement.run(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
    }
}

/// The mails of this house.
pub(crate) async fn outbox(house: &House) -> Outbox {
    let letterhead = Letterhead::new("Kreis Musterland", "https://lotse.example").unwrap();
    Outbox::open(&house.back_door, letterhead).await.unwrap()
}

async fn organisations(house: &House) {
    let mut tx = house.back_door.write().await.unwrap();
    for (id, name) in [
        (kreis(), "Kreis Musterland"),
        (association(), "Beispielverband"),
        (school(), "Musterschule"),
    ] {
        Statement::new(
            "INSERT INTO organisation_evidence (fact_key, certainty, source) VALUES ($1, 'open', '')",
        )
        .bind(&id)
        .run(&mut tx)
        .await
        .unwrap();
        Statement::new("INSERT INTO organisation_organisation (id, name, kind) VALUES ($1, $2, 'other')")
            .bind(&id)
            .bind_text(name)
            .run(&mut tx)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
}

async fn offer(house: &House) -> OfferId {
    let id = OfferId::from_uuid(house.ids.next());
    let mut tx = house.back_door.write().await.unwrap();
    Statement::new(
        "INSERT INTO directory_offer (id, organisation_id, name, name_key, description, status, gender, cost, origin,
             is_public, created_at, modified_at)
         VALUES ($1, $2, 'Sprachkurs am Vormittag', 'sprachkurs am vormittag', 'Deutsch lernen', 'active', 'any', 'free',
             'own', TRUE, $3, $3)",
    )
    .bind(&id)
    .bind(&association())
    .bind(&house.clock.now())
    .run(&mut tx)
    .await
    .unwrap();
    Statement::new("INSERT INTO directory_offer_topic (offer_id, topic) VALUES ($1, 'integration_course')")
        .bind(&id)
        .run(&mut tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id
}

fn person(anna: &SignedIn) -> NewPerson {
    NewPerson {
        owner: anna.account,
        controller: kreis(),
        municipality: Some(delbrueck()),
        household: None,
        details: Details {
            name: Name {
                given: "Amal".to_owned(),
                family: MARKER.to_owned(),
                other: String::new(),
            },
            born: Born::Year(1990),
            contact: Contact {
                address: "Am Bach 7\n33129 Delbrück".to_owned(),
                ..Contact::default()
            },
            language: Some(Language::Arabic),
        },
    }
}

async fn paper(house: &House, person: PersonId, anna: &SignedIn) {
    let permit = house.back_door.job(JobPurpose::Import).await.unwrap();
    let mut tx = house.back_door.write().await.unwrap();
    let paper = EarlierPaper {
        person,
        controller: kreis(),
        on: "2026-02-01".parse().unwrap(),
        account: anna.account,
    };
    record_for_a_job(&mut tx, &permit, &[paper], &house.ids)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

async fn begin(house: &House, lead: PersonId, anna: &SignedIn) -> CaseId {
    let new = BulkCase {
        owner: anna.account,
        controller: kreis(),
        lead,
        others: Vec::new(),
        new: NewCase {
            language: Some(Language::Arabic),
            municipality: None,
            ..NewCase::default()
        },
        course: Course::begun_on(house.clock.today()),
    };
    let made = cases_at_once(&house.back_door, &[new]).await.unwrap();
    made[0].unwrap()
}
