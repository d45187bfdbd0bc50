//! A house with a district in it, and a browser for its pages. No test of its own.

use access::act::Act;
use access::session::model::SignedIn;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use base::day::Day;
use http_body_util::BodyExt;
use organisation::district_file::file_ids::FileIds;
use organisation::district_file::parse::{DistrictFile, parse};
use organisation::district_file::shipped::KREIS_PADERBORN;
use organisation::import::import;
use organisation::memory::Memory;
use organisation::model::structure::Structure;
use testing::house::House;
use tower::ServiceExt;
use web::house::{Houses, Rooms, Running};

pub(crate) fn file(text: &str) -> DistrictFile {
    parse(text).map_err(|errors| errors[0].to_string()).unwrap()
}

/// Imports a district file and commits.
pub(crate) async fn settle(house: &House, text: &str) {
    let mut tx = house.back_door.write().await.unwrap();
    import(&mut tx, &file(text), house.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
}

/// The ids of the shipped file.
pub(crate) fn paderborn() -> FileIds {
    FileIds::of("05774".parse().unwrap())
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The district as it is stored.
pub(crate) async fn stored(house: &House) -> Structure {
    let bernd = house
        .someone(
            &format!("leser{}.test", house.ids.next_random()),
            "Leser Test",
            access::role::Role::Coordinator,
            &[access::role::Scope::district()],
        )
        .await;
    let (mut tx, permit) = house.access.enter(&bernd, Act::OrganisationRead).await.unwrap();
    organisation::store::structure::of_the_district(&mut tx, &permit)
        .await
        .unwrap()
        .unwrap()
}

/// Runs a test on both databases, in a house with the Kreis Paderborn.
pub(crate) async fn in_the_kreis(test: impl AsyncFn(House)) {
    testing::house::on_both_databases(
        &[access::MIGRATIONS, organisation::MIGRATIONS],
        async |house: House| {
            settle(&house, KREIS_PADERBORN).await;
            test(house).await;
        },
    )
    .await;
}

/// The pages of a house, as a browser asks for them.
pub(crate) struct Pages<'h> {
    house: &'h House,
    router: Router,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) text: String,
    pub(crate) bytes: Vec<u8>,
}

impl<'h> Pages<'h> {
    /// The pages of this house, with everything the wiring adds.
    pub(crate) fn of(house: &'h House) -> Self {
        let mut rooms = Rooms::default();
        rooms.put(Memory::default());
        let own = web::house::House {
            district: "Kreis Paderborn".to_owned(),
            access: house.access.clone(),
            rooms,
            navigation: organisation::NAVIGATION.to_vec(),
            running: Running {
                is_demo: true,
                ..Running::default()
            },
        };
        Self {
            house,
            router: web::server::router(Houses::only(own), organisation::routes().into_vec()),
        }
    }

    /// The house they belong to.
    pub(crate) fn house(&self) -> &House {
        self.house
    }

    /// Asks for a page.
    pub(crate) async fn get(&self, who: &SignedIn, path: &str) -> Answer {
        let request =
            Request::get(path).header(header::COOKIE, format!("lotse={}", who.token.cookie_value()));
        self.answer(request.body(Body::empty()).unwrap()).await
    }

    /// Posts these fields with the form word of the session.
    pub(crate) async fn post(&self, who: &SignedIn, path: &str, fields: &[(&str, &str)]) -> Answer {
        let word = who.token.form_word();
        let body = form_urlencoded::Serializer::new(String::new())
            .append_pair("csrf", &word)
            .extend_pairs(fields)
            .finish();
        self.post_raw(who, path, body).await
    }

    /// Posts a body as it is.
    pub(crate) async fn post_raw(&self, who: &SignedIn, path: &str, body: String) -> Answer {
        let request = Request::post(path)
            .header(header::COOKIE, format!("lotse={}", who.token.cookie_value()))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.answer(request.body(Body::from(body)).unwrap()).await
    }

    /// How many statements a page took.
    pub(crate) async fn statements(&self, who: &SignedIn, path: &str) -> u64 {
        let before = self.house.access.statements_run();
        assert_eq!(self.get(who, path).await.status, StatusCode::OK, "{path}");
        self.house.access.statements_run() - before
    }

    async fn answer(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let location = response
            .headers()
            .get(header::LOCATION)
            .map(|value| value.to_str().unwrap().to_owned());
        let bytes = response.into_body().collect().await.unwrap().to_bytes().to_vec();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer {
            status,
            location: location.unwrap_or_default(),
            text,
            bytes,
        }
    }
}
