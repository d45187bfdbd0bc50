//! A house with the guide: two municipalities, two offers, Anna as case manager of the first. Nobody in it exists.

use access::session::model::SignedIn;
use axum::Router;
use base::ids::{MunicipalityId, OfferId, PlaceId, RowId};
use base::language::Language;
use consents::reading_aids::ReadingAids;
use db::statement::Statement;
use directory::offer::hours::Hours;
use directory::offer::model::{
    AtPlace, Capacity, Cost, Eligibility, Offer, OfferText, Origin, Provider, Status,
};
use directory::place::model::{Phone, Place, PlaceKind, StepFree};
use directory::search::finder::Finder;
use directory::topic::Topic;
use portal::guide::standing::Guide;
use post::mail::model::Letterhead;
use post::mail::outbox::Outbox;
use testing::browser::{self, Answer};
use testing::house::House;
use testing::people::{delbrueck, kreis, paderborn};
use web::house::{Houses, Rooms, Running};

/// The schema that the guide needs.
pub(crate) const MIGRATIONS: &[&[db::migration::Migration]] = &[
    access::MIGRATIONS,
    post::MIGRATIONS,
    organisation::MIGRATIONS,
    people::MIGRATIONS,
    directory::MIGRATIONS,
    consents::MIGRATIONS,
    cases::MIGRATIONS,
    calendar::MIGRATIONS,
    portal::MIGRATIONS,
];

/// The offer that has a text in Arabic.
pub(crate) const CAFE: &str = "00000000-0000-7000-8000-00000000ca0e";
/// The offer that the public may not see.
pub(crate) const HIDDEN: &str = "00000000-0000-7000-8000-00000000dead";

/// A house with its guide.
pub(crate) struct Scene {
    pub(crate) house: House,
    pub(crate) anna: SignedIn,
    pub(crate) router: Router,
}

impl Scene {
    /// As `demo` runs: every language is offered.
    pub(crate) async fn demo(house: House) -> Self {
        Self::with(house, true).await
    }

    /// As `serve` runs: only German is offered, until somebody checks or switches on another language.
    pub(crate) async fn serve(house: House) -> Self {
        Self::with(house, false).await
    }

    async fn with(house: House, is_demo: bool) -> Self {
        let anna = house.anna().await;
        organisations(&house).await;
        offers(&house).await;
        let finder = Finder::new();
        finder.build(&house.back_door).await.unwrap();
        let mut rooms = Rooms::default();
        rooms.put(finder);
        rooms.put(Guide::default());
        rooms.put(ReadingAids::new(vec![portal::guide::words::source]));
        let letterhead = Letterhead::new("Testkreis", "https://kreis.test").unwrap();
        rooms.put(Outbox::open(&house.back_door, letterhead).await.unwrap());
        let routes = portal::guide::routes()
            .and(cases::routes())
            .and(consents::routes());
        let web_house = web::house::House {
            district: "Testkreis".to_owned(),
            access: house.access.clone(),
            rooms,
            navigation: Vec::new(),
            running: Running {
                is_demo,
                ..Running::default()
            },
        };
        Self {
            router: web::server::router(Houses::only(web_house), routes.into_vec()),
            anna,
            house,
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        browser::get_as_stranger(&self.router, path, "").await
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        browser::post_as_stranger(&self.router, path, fields).await
    }

    /// The clock goes on.
    pub(crate) fn wait(&self, seconds: i64) {
        self.house.clock.set(self.house.clock.now().plus_seconds(seconds));
    }

    /// The mark of the form on a page, after the time that people take.
    pub(crate) async fn mark(&self, path: &str) -> String {
        let page = self.get(path).await;
        self.wait(20);
        mark_of(&page)
    }

    /// Sends a request for an appointment in Delbrück by telephone.
    pub(crate) async fn ask(&self, mark: &str, language: &str) -> Answer {
        let place = delbrueck().to_string();
        let fields = [
            ("einmal", mark),
            ("webseite", ""),
            ("ort", place.as_str()),
            ("rufname", "Besuch Eins"),
            ("weg", "phone"),
            ("erreichbar", "0151 0000000"),
            ("zeit", "afternoon"),
            ("gespraechssprache", "ar"),
            ("dolmetschen", "ja"),
        ];
        self.post(&format!("/wegweiser/{language}/termin"), &fields).await
    }
}

/// The mark of the form on a page.
pub(crate) fn mark_of(page: &Answer) -> String {
    between(&page.body, "name=\"einmal\" value=\"", "\"")
}

/// The code on the page that says that a request has arrived.
pub(crate) fn code_of(page: &Answer) -> String {
    between(&page.body, "code__letters\" dir=\"ltr\">", "<")
}

fn between(text: &str, begin: &str, end: &str) -> String {
    let (_, rest) = text
        .split_once(begin)
        .unwrap_or_else(|| panic!("no {begin} in {text}"));
    rest.split_once(end).unwrap().0.to_owned()
}

async fn organisations(house: &House) {
    for (id, name, table) in [
        (delbrueck().to_string(), "Delbrück", "organisation_municipality"),
        (paderborn().to_string(), "Paderborn", "organisation_municipality"),
        (kreis().to_string(), "Kreis Test", "organisation_organisation"),
    ] {
        let mut tx = house.back_door.write().await.unwrap();
        Statement::new(
            "INSERT INTO organisation_evidence (fact_key, certainty, source) VALUES ($1, 'stated', 'Test')",
        )
        .bind(&id)
        .run(&mut tx)
        .await
        .unwrap();
        let insert = if table == "organisation_municipality" {
            "INSERT INTO organisation_municipality (id, name, kind) VALUES ($1, $2, 'municipality')"
        } else {
            "INSERT INTO organisation_organisation (id, name, kind) VALUES ($1, $2, 'district_administration')"
        };
        Statement::new(insert)
            .bind(&id)
            .bind_text(name)
            .run(&mut tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }
}

async fn offers(house: &House) {
    let mut tx = house.back_door.write().await.unwrap();
    let place = place(house, delbrueck());
    directory::place::store::insert_many(&mut tx, std::slice::from_ref(&place))
        .await
        .unwrap();
    let cafe = Offer {
        texts: [(
            Language::Arabic,
            OfferText {
                name: "مقهى اللغة".to_owned(),
                description: "نتحدث الألمانية معاً.".to_owned(),
            },
        )]
        .into(),
        places: vec![AtPlace {
            id: RowId::from_uuid(house.ids.next()),
            place,
            note: Some("2. Stock".to_owned()),
            hours: vec![hours(house, 1, "08:00", "18:00")],
            closures: Vec::new(),
        }],
        ..offer(house, CAFE, "Sprachcafé <b>im</b> Rathaus")
    };
    let hidden = Offer {
        is_public: false,
        ..offer(house, HIDDEN, "Nur für das Haus")
    };
    directory::offer::store::write::insert_many(&mut tx, &[cafe, hidden], None)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

fn offer(house: &House, id: &str, name: &str) -> Offer {
    let now = house.clock.now();
    Offer {
        id: id.parse::<OfferId>().unwrap(),
        provider: Provider {
            id: kreis(),
            name: "Kreis Test".to_owned(),
            short_name: None,
        },
        name: name.to_owned(),
        alternate_name: None,
        description: "Wir sprechen zusammen Deutsch.".to_owned(),
        plain_description: Some("Sie sprechen Deutsch.".to_owned()),
        url: Some("javascript:alert(1)".to_owned()),
        email: None,
        status: Status::Active,
        closed_until: None,
        application_process: None,
        alert: None,
        eligibility: Eligibility::default(),
        cost: Cost::Free,
        fees_note: None,
        interpretation_note: None,
        capacity: Capacity::default(),
        assured: None,
        source_url: None,
        origin: Origin::Own,
        is_public: true,
        topics: [Topic::Conversation].into(),
        languages: [Language::German, Language::Arabic].into(),
        texts: std::collections::BTreeMap::new(),
        documents: vec!["Ausweis".to_owned()],
        phones: vec![Phone {
            id: RowId::from_uuid(house.ids.next()),
            number: "05250 0000-12".to_owned(),
            note: None,
        }],
        contacts: Vec::new(),
        places: Vec::new(),
        created_at: now,
        modified_at: now,
        version: 1,
    }
}

fn hours(house: &House, weekday: i8, opens: &str, closes: &str) -> Hours {
    Hours {
        id: RowId::from_uuid(house.ids.next()),
        weekday,
        opens: opens.parse().unwrap(),
        closes: closes.parse().unwrap(),
        every_weeks: 1,
        by_appointment: false,
        valid_from: None,
        valid_to: None,
        note: None,
    }
}

fn place(house: &House, municipality: MunicipalityId) -> Place {
    Place {
        id: PlaceId::from_uuid(house.ids.next()),
        organisation: Some(kreis()),
        name: "Rathaus".to_owned(),
        kind: PlaceKind::Physical,
        street: Some("Markt 1".to_owned()),
        postcode: Some("33129".to_owned()),
        town: Some("Delbrück".to_owned()),
        municipality: Some(municipality),
        position: None,
        transport: Some("Bus 1 bis Rathaus".to_owned()),
        step_free: StepFree::Yes,
        accessibility: None,
        url: None,
        phones: Vec::new(),
        modified_at: house.clock.now(),
        version: 1,
    }
}
