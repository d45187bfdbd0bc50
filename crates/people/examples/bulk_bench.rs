//! Measures how fast many persons are stored and indexed on SQLite, and how fast lists and searches are then. Not a
//! test: times depend on the machine. Run with `cargo run --release -p people --example bulk_bench [persons]`.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a measuring tool talks to its terminal"
)]

use std::time::Instant;

use access::act::Act;
use db::url::DatabaseUrl;
use people::index::PersonIndex;
use people::index::directory::Wanted;
use people::index::scope::Scope;
use people::person::born::Born;
use people::person::model::{Contact, Details, Name};
use people::person::store::{NewPerson, bulk_insert};
use people::shown::shown;
use testing::people::{delbrueck, kreis};

const GIVEN: [&str; 12] = [
    "Mohammed",
    "Fatima",
    "Oleksandr",
    "Iryna",
    "Yusuf",
    "Ayşe",
    "Łukasz",
    "Selam",
    "Arben",
    "Zahra",
    "Rojda",
    "Anna",
];
const BEGINNINGS: [&str; 14] = [
    "Kova", "Shev", "Al-", "Yıl", "Müll", "Wiś", "Pop", "Tesf", "Geor", "Hoss", "Öz", "Dąb", "Rahm", "Demi",
];
const MIDDLES: [&str; 12] = [
    "a", "en", "ir", "ov", "ad", "ul", "em", "is", "or", "an", "el", "ut",
];
const ENDS: [&str; 13] = [
    "ko", "in", "er", "ski", "dız", "i", "escu", "ay", "mann", "ić", "yan", "e", "r",
];

#[tokio::main]
async fn main() {
    let count: usize = std::env::args()
        .nth(1)
        .and_then(|text| text.parse().ok())
        .unwrap_or(20_000);
    let folder = tempfile::tempdir().expect("a folder");
    let url = DatabaseUrl::Sqlite(folder.path().join("data.sqlite"));
    let house = testing::house::house(folder, &url, &[access::MIGRATIONS, people::MIGRATIONS]).await;
    let anna = house.anna().await;

    let began = Instant::now();
    let mut stored = 0;
    while stored < count {
        let batch = (stored..count.min(stored + 10_000)).map(|number| NewPerson {
            owner: anna.account,
            controller: kreis(),
            municipality: Some(delbrueck()),
            household: None,
            details: details(number),
        });
        stored += bulk_insert(&house.back_door, batch.collect())
            .await
            .expect("stored")
            .len();
    }
    let seconds = began.elapsed().as_secs_f64();
    println!(
        "stored    {count} persons in {seconds:.1} s, {:.0} persons a second",
        per_second(count, seconds)
    );

    let index = PersonIndex::new();
    let began = Instant::now();
    let built = index.build(&house.back_door).await.expect("built");
    let seconds = began.elapsed().as_secs_f64();
    println!(
        "indexed   {} persons in {seconds:.1} s, {:.0} persons a second",
        built.persons,
        per_second(count, seconds)
    );

    let (tx, permit) = house.access.list(&anna, Act::PersonList).await.expect("a permit");
    let scope = Scope::of(&permit);
    drop(tx);
    for skip in [0, count / 2] {
        let began = Instant::now();
        let wanted = Wanted {
            skip,
            take: 50,
            ..Wanted::default()
        };
        let slice = index.slice(&scope, &wanted);
        let sorted = began.elapsed();
        let tx = house.back_door.read().await.expect("a transaction");
        let persons = shown(&house.access, tx, &permit, &slice.persons)
            .await
            .expect("shown");
        println!(
            "list      {} from {skip}: sorted {sorted:.1?}, shown {:.1?}",
            persons.len(),
            began.elapsed()
        );
    }
    let began = Instant::now();
    let found = index.search(&scope, "Muhammad Kovaenko", 50);
    println!(
        "search    {:.1?}: {}",
        began.elapsed(),
        format!("{found:?}").matches("Hit {").count()
    );
    println!("files     {} MB", size(house.folder()) / 1_000_000);
}

fn details(number: usize) -> Details {
    let family = format!(
        "{}{}{}{}",
        BEGINNINGS[number % 14],
        MIDDLES[number / 14 % 12],
        MIDDLES[number / 168 % 12],
        ENDS[number / 2_016 % 13]
    );
    Details {
        name: Name {
            given: GIVEN[number % 12].to_owned(),
            family,
            other: String::new(),
        },
        born: Born::Year(1950 + i16::try_from(number % 70).unwrap_or(0)),
        contact: Contact {
            phone: "05251 000000".to_owned(),
            ..Contact::default()
        },
        language: None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "a rate for people")]
fn per_second(count: usize, seconds: f64) -> f64 {
    count as f64 / seconds
}

fn size(folder: &std::path::Path) -> u64 {
    let files = std::fs::read_dir(folder).expect("a folder");
    files
        .filter_map(|file| file.ok()?.metadata().ok())
        .map(|file| file.len())
        .sum()
}
