//! The HSDS interface as programs of others read it.

use axum::Router;
use testing::browser;
use testing::house::{House, on_both_databases};
use web::house::Rooms;

const MIGRATIONS: &[&[db::migration::Migration]] = &[access::MIGRATIONS, organisation::MIGRATIONS];

fn router(house: &House) -> Router {
    browser::router(house, Rooms::default(), portal::routes().into_vec(), &[])
}

#[tokio::test]
async fn the_interface_says_which_version_it_speaks_and_where_its_profile_is() {
    on_both_databases(MIGRATIONS, async |house| {
        let answer = browser::get_as_stranger(&router(&house), "/hsds/3.1/", "").await;
        answer
            .is(200)
            .shows("\"version\":\"3.1\"")
            .shows("/hsds/3.1/profile");
        assert_eq!(answer.header("access-control-allow-origin"), "*");
    })
    .await;
}
