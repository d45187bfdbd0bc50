//! On PostgreSQL the role that runs owns no table: what it was not granted is said, and the trail stays out of its reach.

use base::clock::Clock;
use db::district::District;
use db::failure::Failure;
use testing::house::{POSTGRES_VARIABLE, postgres_database_of_two_roles};

use crate::store;

#[tokio::test]
async fn a_role_without_grants_is_told_so_and_with_them_it_runs_but_cannot_switch_the_triggers_off() {
    let Some((owner, runner, role)) = postgres_database_of_two_roles().await else {
        eprintln!("{POSTGRES_VARIABLE} is not set: this test did not run");
        return;
    };
    let owned = District::open("test", &owner).await.expect("the database opens");
    owned
        .migrate(access::MIGRATIONS, Clock::machine().now())
        .await
        .expect("the schema is made");
    let run = District::open("test", &runner).await.expect("the database opens");

    let refused = run.schema_state(access::MIGRATIONS).await;
    assert!(
        matches!(refused, Err(Failure::NotGranted { tables }) if tables > 10),
        "{refused:?}"
    );

    owned.grant_use_to(role).await.expect("granted");
    let state = run.schema_state(access::MIGRATIONS).await.expect("it may read");
    assert_eq!(state.missing, 0);
    let mut tx = run.write().await.expect("a transaction");
    assert!(store::drop_the_lock(&mut tx).await.is_err());
}
