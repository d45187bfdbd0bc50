//! A house with the Kreis Paderborn, its offers from public sources and the pages of the directory. Nobody in it is real.

use access::session::model::SignedIn;
use axum::Router;
use base::ids::OfferId;
use directory::offer::model::Offer;
use directory::offer::store;
use directory::offer::store::list::{self, Filter, Start};
use directory::shipped::{KREIS_PADERBORN, Part, import};
use organisation::district_file::parse::parse;
use organisation::model::ags::DistrictAgs;
use testing::browser::{self, Answer};
use testing::house::{House, on_both_databases};
use web::house::Rooms;

/// The schema that the directory needs.
const MIGRATIONS: &[&[db::migration::Migration]] = &[
    access::MIGRATIONS,
    post::MIGRATIONS,
    organisation::MIGRATIONS,
    directory::MIGRATIONS,
];

/// A house with its pages.
pub(crate) struct Scene {
    pub(crate) house: House,
    pub(crate) router: Router,
}

/// Runs a test on both databases.
pub(crate) async fn in_the_kreis(test: impl AsyncFn(Scene)) {
    on_both_databases(MIGRATIONS, async |house: House| {
        test(Scene::of(house).await).await;
    })
    .await;
}

impl Scene {
    async fn of(house: House) -> Self {
        let file = parse(organisation::district_file::shipped::KREIS_PADERBORN)
            .map_err(|errors| errors[0].to_string())
            .unwrap();
        let now = house.clock.now();
        let mut tx = house.back_door.write().await.unwrap();
        organisation::import::import(&mut tx, &file, now).await.unwrap();
        import(
            &mut tx,
            (KREIS_PADERBORN, Part::Published),
            &ags(),
            (&house.ids, now),
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        let routes = directory::routes().into_vec();
        let router = browser::router(&house, Rooms::default(), routes, directory::NAVIGATION);
        Self { house, router }
    }

    /// Asks for a page.
    pub(crate) async fn get(&self, who: &SignedIn, path: &str) -> Answer {
        browser::get(&self.router, who, path).await
    }

    /// Sends a form.
    pub(crate) async fn post(&self, who: &SignedIn, path: &str, fields: &[(&str, &str)]) -> Answer {
        browser::post(&self.router, who, path, fields).await
    }

    /// The offers that are there, by name.
    pub(crate) async fn offers(&self) -> Vec<Offer> {
        let mut tx = self.house.back_door.read().await.unwrap();
        let all = list::page(&mut tx, &Filter::default(), &Start::default(), 1_000)
            .await
            .unwrap();
        let ids: Vec<OfferId> = all.iter().map(|entry| entry.id).collect();
        store::offers(&mut tx, &ids).await.unwrap()
    }

    /// An offer as it is stored.
    pub(crate) async fn offer(&self, id: OfferId) -> Offer {
        let mut tx = self.house.back_door.read().await.unwrap();
        store::offer(&mut tx, id).await.unwrap().unwrap()
    }

    /// The offer with this name.
    pub(crate) async fn named(&self, name: &str) -> Offer {
        let offers = self.offers().await;
        offers.into_iter().find(|offer| offer.name == name).unwrap()
    }
}

pub(crate) fn ags() -> DistrictAgs {
    "05774".parse().unwrap()
}

/// The fields of an offer's form as a browser would send them, these instead of its own.
pub(crate) fn fields(offer: &Offer, others: &[(&'static str, &str)]) -> Vec<(String, String)> {
    let form = directory::offer::form::OfferForm::of(offer);
    let mut fields: Vec<(String, String)> = vec![("version".to_owned(), offer.version.to_string())];
    for (field, text) in form.fields() {
        let code = field.code();
        if let Some((_, other)) = others.iter().find(|(name, _)| *name == code) {
            fields.push((code.to_owned(), (*other).to_owned()));
        } else if directory::offer::form::field::Kind::Many == field.kind() {
            fields.extend(form.codes(field).map(|one| (code.to_owned(), one.to_owned())));
        } else {
            fields.push((code.to_owned(), text.to_owned()));
        }
    }
    let unknown = others
        .iter()
        .filter(|(name, _)| fields.iter().all(|(own, _)| own != name));
    let unknown: Vec<_> = unknown
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect();
    fields.extend(unknown);
    fields
}

/// The same for a function that takes slices.
pub(crate) fn lent(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect()
}
