//! A whole district for one test: on a fresh SQLite file, and again on a fresh PostgreSQL database.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use access::back_door::BackDoor;
use access::gate::{Access, BreakGlassLimits, SecondFactor, Settings};
use access::session::model::SessionLimits;
use base::clock::Clock;
use base::ids::Ids;
use base::moment::Moment;
use db::district::{District, Width};
use db::migration::Migration;
use db::url::DatabaseUrl;
use vault::keyring::{IfMissing, Keyring};
use vault::master::MasterFile;

/// Where PostgreSQL runs for tests: an address whose role may create databases.
pub const POSTGRES_VARIABLE: &str = "LOTSE_TEST_POSTGRES";

/// The moment at which every test begins: a Monday morning.
pub const MORNING: &str = "2026-03-02T08:00:00Z";

/// A district with its gate, clock and folder; everything of it is gone after the test.
#[derive(Debug)]
pub struct House {
    /// The gate, as pages have it.
    pub access: Access,
    /// Transactions without someone being signed in.
    pub back_door: BackDoor,
    /// The clock, which the test moves.
    pub clock: Clock,
    /// The source of ids, the same in every run.
    pub ids: Ids,
    folder: tempfile::TempDir,
}

impl House {
    /// The folder with key store, master key and audit note.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The file in which count and head of the audit chain are noted.
    pub fn checkpoint_file(&self) -> std::path::PathBuf {
        self.folder.path().join("audit.head")
    }
}

/// Runs a test on both databases, each with the schema of these rooms.
///
/// # Panics
/// If the test does, or a database cannot be made.
pub async fn on_both_databases(migrations: &[&[Migration]], test: impl AsyncFn(House)) {
    on_both_as_wide_as(Width::USUAL, migrations, test).await;
}

/// Runs a test on both databases with one connection each: what holds it and asks for another one stands still.
///
/// # Panics
/// If the test does, or a database cannot be made.
pub async fn with_one_connection(migrations: &[&[Migration]], test: impl AsyncFn(House)) {
    on_both_as_wide_as(Width::ONE, migrations, test).await;
}

/// Runs a long test on SQLite alone; its twin beside it is [`on_postgres`], so that each has the time of a test.
///
/// # Panics
/// If the test does, or a database cannot be made.
pub async fn on_sqlite(migrations: &[&[Migration]], test: impl AsyncFn(House)) {
    on_sqlite_as_wide_as(Width::USUAL, migrations, test).await;
}

/// Runs a long test on PostgreSQL alone; its twin beside it is [`on_sqlite`].
///
/// # Panics
/// If the test does, or a database cannot be made.
pub async fn on_postgres(migrations: &[&[Migration]], test: impl AsyncFn(House)) {
    on_postgres_as_wide_as(Width::USUAL, migrations, test).await;
}

async fn on_both_as_wide_as(width: Width, migrations: &[&[Migration]], test: impl AsyncFn(House)) {
    on_sqlite_as_wide_as(width, migrations, &test).await;
    on_postgres_as_wide_as(width, migrations, &test).await;
}

async fn on_sqlite_as_wide_as(width: Width, migrations: &[&[Migration]], test: impl AsyncFn(House)) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = DatabaseUrl::Sqlite(folder.path().join("data.sqlite"));
    test(house_as_wide_as(width, folder, &file, migrations).await).await;
}

async fn on_postgres_as_wide_as(width: Width, migrations: &[&[Migration]], test: impl AsyncFn(House)) {
    match postgres_database().await {
        Some(url) => {
            let folder = tempfile::tempdir().expect("a temporary folder");
            test(house_as_wide_as(width, folder, &url, migrations).await).await;
        }
        None => eprintln!("{POSTGRES_VARIABLE} is not set: this test ran on SQLite only"),
    }
}

/// A fresh PostgreSQL database, or `None` where no PostgreSQL runs for tests.
///
/// # Panics
/// If PostgreSQL is there and refuses.
pub async fn postgres_database() -> Option<DatabaseUrl> {
    let address = postgres_address().await?;
    Some(address.parse().expect("an address"))
}

async fn postgres_address() -> Option<String> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let address = std::env::var(POSTGRES_VARIABLE).ok()?;
    let name = format!(
        "test_{}_{}",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    );
    let mut connection = <sqlx::PgConnection as sqlx::Connection>::connect(&address)
        .await
        .expect("PostgreSQL answers");
    for statement in [
        format!("DROP DATABASE IF EXISTS {name}"),
        format!("CREATE DATABASE {name}"),
    ] {
        sqlx::query(sqlx::AssertSqlSafe(statement))
            .execute(&mut connection)
            .await
            .expect("a database of its own");
    }
    let (server, query) = address.split_once('?').unwrap_or((&address, ""));
    let server = server.rsplit_once('/').map_or(server, |(server, _)| server);
    let query = if query.is_empty() {
        String::new()
    } else {
        format!("?{query}")
    };
    Some(format!("{server}/{name}{query}"))
}

/// A fresh PostgreSQL database as its owner reaches it, the same as another role does, and that role's name; `None`
/// where no PostgreSQL runs for tests.
///
/// # Panics
/// If PostgreSQL is there and refuses.
pub async fn postgres_database_of_two_roles() -> Option<(DatabaseUrl, DatabaseUrl, &'static str)> {
    const RUNNER: &str = "lotse_runner";
    let owner = postgres_address().await?;
    let address = std::env::var(POSTGRES_VARIABLE).ok()?;
    let mut connection = <sqlx::PgConnection as sqlx::Connection>::connect(&address)
        .await
        .expect("PostgreSQL answers");
    // The role belongs to the server, not to the database: it may be there from another test.
    let _ = sqlx::query(sqlx::AssertSqlSafe(format!("CREATE ROLE {RUNNER} LOGIN")))
        .execute(&mut connection)
        .await;
    let (scheme, rest) = owner.split_once("://").expect("an address");
    let (_, host) = rest.split_once('@').expect("a role in the address");
    let runner = format!("{scheme}://{RUNNER}@{host}").parse().expect("an address");
    Some((owner.parse().expect("an address"), runner, RUNNER))
}

/// A house on this database.
///
/// # Panics
/// If it cannot be made.
pub async fn house(folder: tempfile::TempDir, url: &DatabaseUrl, migrations: &[&[Migration]]) -> House {
    house_as_wide_as(Width::USUAL, folder, url, migrations).await
}

async fn house_as_wide_as(
    width: Width,
    folder: tempfile::TempDir,
    url: &DatabaseUrl,
    migrations: &[&[Migration]],
) -> House {
    let clock = Clock::standing_at(MORNING.parse::<Moment>().expect("a moment"));
    let ids = Ids::seeded(clock.clone(), 1);
    let district = District::open_as_wide_as("test", url, width)
        .await
        .expect("the database opens");
    district
        .migrate(&migrations.concat(), clock.now())
        .await
        .expect("the schema is made");
    let master = MasterFile::at(&folder.path().join("master.key"));
    master.create(&ids).expect("a master key");
    let keys = folder.path().join("keys.sqlite");
    let keyring = Keyring::open(&keys, master, IfMissing::Create, clock.clone(), ids.clone())
        .await
        .expect("a key store");
    let settings = Settings {
        limits: SessionLimits::default(),
        second_factor: SecondFactor::OffInDemo,
        checkpoint_file: folder.path().join("audit.head"),
        audits_reading: true,
        break_glass: BreakGlassLimits::default(),
    };
    let (access, back_door) = Access::open(district, keyring, settings, clock.clone(), ids.clone());
    House {
        access,
        back_door,
        clock,
        ids,
        folder,
    }
}
