//! A year in one test: the clock walks through fourteen months, night after night the jobs run as the server runs them,
//! people do what they do, and everything that shows, goes, is sent or ends stands in a calendar written by hand.
//! What one job does alone is tested in its room.

mod calendar;
mod facts;
mod people;
mod walk;

use testing::house::{House, on_postgres, on_sqlite};

use crate::year::walk::Walk;

/// A Monday. The months that follow hold both clock changes, one of them twice, and a 29 February.
const FIRST: &str = "2027-02-01";
const LAST: &str = "2028-03-31";

async fn fourteen_months(house: House) {
    let mut walk = Walk::begin(house, FIRST).await;
    walk.until(LAST).await;
    walk.is_told_as(calendar::EXPECTED);
    walk.left_nothing_undone().await;
}

#[tokio::test]
async fn fourteen_months_bring_what_the_calendar_says_and_nothing_twice_on_sqlite() {
    on_sqlite(&[&app::rooms::migrations()], fourteen_months).await;
}

#[tokio::test]
async fn fourteen_months_bring_what_the_calendar_says_and_nothing_twice_on_postgres() {
    on_postgres(&[&app::rooms::migrations()], fourteen_months).await;
}
