//! The trail proves itself: every kind of tampering is found, and a year that two people released may go.

use access::act::Act;
use access::audit::model::{Actor, AuditLine, AuditSubject};
use access::audit::store as audit;
use access::audit::verify::{Finding, Report};
use access::relation::Relation;
use base::ids::RowId;
use base::moment::Moment;
use db::tx::Tx;
use testing::house::{House, on_both_databases};

use crate::store;

async fn write_line(house: &House, at: Moment) {
    let line = AuditLine {
        id: RowId::from_uuid(house.ids.next()),
        at,
        account: None,
        actor: Actor::Command,
        act: Act::PersonRead,
        subject: AuditSubject::House,
        purpose: "work",
        relation: Relation::House,
        detail: String::new(),
    };
    let mut tx = house.back_door.write().await.expect("a transaction");
    audit::insert(&mut tx, &line).await.expect("written");
    tx.commit().await.expect("committed");
}

/// Writes lines, one a second.
pub(crate) async fn write_lines(house: &House, count: i64) {
    for second in 0..count {
        write_line(house, house.clock.now().plus_seconds(second)).await;
    }
}

async fn seal(house: &House) {
    house
        .back_door
        .sealer()
        .await
        .expect("a sealer")
        .seal()
        .await
        .expect("sealed");
}

async fn report(house: &House) -> Report {
    house.back_door.verify_audit().await.expect("a report")
}

/// What the check finds after five sealed lines were tampered with by someone who owns the database.
async fn found_after(
    house: &House,
    tamper: impl AsyncFnOnce(&mut Tx) -> db::failure::Result<u64>,
) -> Vec<Finding> {
    write_lines(house, 5).await;
    seal(house).await;
    assert_eq!(
        report(house).await,
        Report {
            checked: 5,
            findings: Vec::new()
        }
    );
    store::break_the_lock(house).await;
    let mut tx = house.back_door.write().await.expect("a transaction");
    tamper(&mut tx).await.expect("tampered");
    tx.commit().await.expect("committed");
    report(house).await.findings
}

#[tokio::test]
async fn lines_written_after_the_clock_was_set_back_are_sealed_and_the_check_stays_clean() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        write_lines(&house, 3).await;
        seal(&house).await;
        let right = house.clock.now();
        for set_back_to in [right.plus_hours(-3), right.plus_hours(-24 * 40), right] {
            house.clock.set(set_back_to);
            write_lines(&house, 2).await;
            seal(&house).await;
        }
        house.clock.set(right.plus_hours(1));
        let whole = Report {
            checked: 9,
            findings: Vec::new(),
        };
        assert_eq!(report(&house).await, whole);
        let after = house.back_door.verify_audit_after(3).await;
        assert_eq!(after.expect("a report"), whole);
    })
    .await;
}

#[tokio::test]
async fn a_changed_line_is_found() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        assert_eq!(
            found_after(&house, store::change_a_line).await,
            [Finding::Changed { position: 2 }]
        );
    })
    .await;
}

#[tokio::test]
async fn a_check_goes_on_where_the_last_one_ended_and_one_of_all_finds_what_was_changed_before() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let found = found_after(&house, store::change_a_line).await;
        assert_eq!(found, [Finding::Changed { position: 2 }]);
        let after = async |whole_until| {
            let report = house.back_door.verify_audit_after(whole_until).await;
            report.expect("a report")
        };
        let whole = |checked| Report {
            checked,
            findings: Vec::new(),
        };
        assert_eq!(after(3).await, whole(5));
        assert_eq!(after(5).await, whole(5));
        assert_eq!(after(1).await.findings, [Finding::Changed { position: 2 }]);
        // A seal that is not there is no place to go on from.
        assert_eq!(after(9).await.findings, [Finding::Changed { position: 2 }]);

        house.clock.set(house.clock.now().plus_hours(1));
        write_lines(&house, 2).await;
        seal(&house).await;
        assert_eq!(after(5).await, whole(7));
        let mut tx = house.back_door.write().await.expect("a transaction");
        store::cut_the_tail(&mut tx).await.expect("cut");
        tx.commit().await.expect("committed");
        assert!(!after(5).await.findings.is_empty());
        assert!(
            report(&house)
                .await
                .findings
                .contains(&Finding::Changed { position: 2 })
        );
    })
    .await;
}

#[tokio::test]
async fn a_removed_line_is_found_with_and_without_its_seal() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        assert_eq!(
            found_after(&house, store::remove_a_line).await,
            [Finding::Removed { position: 2 }]
        );
        let mut tx = house.back_door.write().await.expect("a transaction");
        store::remove_a_seal(&mut tx).await.expect("removed");
        tx.commit().await.expect("committed");
        assert!(
            report(&house)
                .await
                .findings
                .contains(&Finding::Reordered { position: 3 })
        );
    })
    .await;
}

#[tokio::test]
async fn reordered_lines_are_found() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let found = found_after(&house, store::reorder).await;
        assert!(
            found.contains(&Finding::Changed { position: 2 })
                && found.contains(&Finding::Changed { position: 3 })
        );
    })
    .await;
}

#[tokio::test]
async fn a_cut_tail_or_an_older_state_is_found_even_when_work_goes_on() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let found = found_after(&house, store::cut_the_tail).await;
        assert_eq!(found, [Finding::CutTail { noted: 5, found: 3 }]);
        write_lines(&house, 2).await;
        seal(&house).await;
        assert_eq!(
            report(&house).await.findings,
            [Finding::OtherHistory { position: 5 }]
        );
        write_lines(&house, 2).await;
        seal(&house).await;
        assert_eq!(
            report(&house).await.findings,
            [Finding::OtherHistory { position: 5 }]
        );
    })
    .await;
}

#[tokio::test]
async fn a_recomputed_chain_is_found_even_by_who_can_let_the_program_seal_again() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let found = found_after(&house, async |tx: &mut Tx| {
            store::change_a_line(tx).await?;
            store::remove_all_seals(tx).await
        })
        .await;
        assert_eq!(found, [Finding::CutTail { noted: 5, found: 0 }]);
        seal(&house).await;
        assert_eq!(
            report(&house).await.findings,
            [Finding::OtherHistory { position: 5 }]
        );
    })
    .await;
}

#[tokio::test]
async fn a_changed_or_missing_note_outside_the_database_is_found() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        write_lines(&house, 3).await;
        seal(&house).await;
        let note = std::fs::read_to_string(house.checkpoint_file()).expect("a note");
        std::fs::write(house.checkpoint_file(), note.replacen('3', "2", 1)).expect("written");
        assert_eq!(report(&house).await.findings, [Finding::NoteChanged]);
        std::fs::remove_file(house.checkpoint_file()).expect("removed");
        assert_eq!(report(&house).await.findings, [Finding::NoteMissing]);
    })
    .await;
}

#[tokio::test]
async fn lines_written_past_the_program_are_found() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        write_lines(&house, 3).await;
        seal(&house).await;
        write_line(&house, house.clock.now().plus_hours(-48)).await;
        assert_eq!(report(&house).await.findings, [Finding::Added { lines: 1 }]);
    })
    .await;
}

#[tokio::test]
async fn a_year_goes_only_after_two_people_released_it_and_the_rest_stays_proven() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let (dora, hanna) = (house.dora().await, house.hanna().await);
        for at in [
            "2021-05-01T10:00:00Z",
            "2022-05-01T10:00:00Z",
            "2022-06-01T10:00:00Z",
        ] {
            write_line(&house, at.parse().expect("a moment")).await;
        }
        write_lines(&house, 2).await;
        seal(&house).await;
        let now = house.clock.now();
        let write = async || house.back_door.write().await.expect("a transaction");
        assert!(audit::remove_year(&mut write().await, "2022").await.is_err());

        let mut tx = write().await;
        audit::ask_release(&mut tx, "2022", dora.account, now)
            .await
            .expect("asked");
        let confirm = async |tx: &mut Tx, account| {
            let access = house.back_door.access();
            let answer = access.confirm_release(tx, "2022", (account, now)).await;
            answer.expect("an answer")
        };
        assert!(!confirm(&mut tx, dora.account).await);
        tx.commit().await.expect("committed");
        assert!(audit::remove_year(&mut write().await, "2022").await.is_err());

        let mut tx = write().await;
        assert!(confirm(&mut tx, hanna.account).await);
        tx.commit().await.expect("committed");
        let mut tx = write().await;
        assert_eq!(audit::remove_year(&mut tx, "2022").await.expect("removed"), 2);
        tx.commit().await.expect("committed");
        assert!(audit::remove_year(&mut write().await, "2021").await.is_err());
        assert_eq!(
            report(&house).await,
            Report {
                checked: 5,
                findings: Vec::new()
            }
        );
    })
    .await;
}

#[tokio::test]
async fn a_release_written_past_the_program_removes_nothing_and_is_found() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let (dora, hanna) = (house.dora().await, house.hanna().await);
        write_line(&house, "2021-05-01T10:00:00Z".parse().expect("a moment")).await;
        write_line(&house, "2022-05-01T10:00:00Z".parse().expect("a moment")).await;
        write_lines(&house, 2).await;
        seal(&house).await;
        let write = async || house.back_door.write().await.expect("a transaction");
        let released = async || house.back_door.released_years().await.expect("years");

        // By who has the database in hand and no key: for an old year, and for the running one.
        let mut tx = write().await;
        store::forge_a_release(&mut tx, "2022", (dora.account, hanna.account))
            .await
            .expect("forged");
        store::forge_a_release(&mut tx, "2026", (dora.account, hanna.account))
            .await
            .expect("forged");
        tx.commit().await.expect("committed");
        assert!(released().await.is_empty());
        let forged = |year: &str| Finding::ReleaseForged {
            year: year.to_owned(),
        };
        assert_eq!(report(&house).await.findings, [forged("2022"), forged("2026")]);

        // The database lets the lines of such a year go; the check misses them.
        let mut tx = write().await;
        assert_eq!(audit::remove_year(&mut tx, "2022").await.expect("removed"), 1);
        tx.commit().await.expect("committed");
        assert!(
            report(&house)
                .await
                .findings
                .contains(&Finding::Removed { position: 2 })
        );

        // A true release is not another year's.
        let mut tx = write().await;
        let now = house.clock.now();
        audit::ask_release(&mut tx, "2021", dora.account, now)
            .await
            .expect("asked");
        let access = house.back_door.access();
        assert!(
            access
                .confirm_release(&mut tx, "2021", (hanna.account, now))
                .await
                .expect("an answer")
        );
        tx.commit().await.expect("committed");
        assert_eq!(released().await, ["2021"]);
        let mut tx = write().await;
        store::copy_the_code_of_a_release(&mut tx, "2021", "2022")
            .await
            .expect("copied");
        tx.commit().await.expect("committed");
        assert_eq!(released().await, ["2021"]);
    })
    .await;
}

#[tokio::test]
async fn the_program_believes_no_release_of_a_year_that_is_still_kept() {
    on_both_databases(&[access::MIGRATIONS], async |house| {
        let (dora, hanna) = (house.dora().await, house.hanna().await);
        let now = house.clock.now();
        let mut tx = house.back_door.write().await.expect("a transaction");
        for year in ["2026", "2023", "2022", "later"] {
            audit::ask_release(&mut tx, year, dora.account, now)
                .await
                .expect("asked");
            let access = house.back_door.access();
            access
                .confirm_release(&mut tx, year, (hanna.account, now))
                .await
                .expect("confirmed");
        }
        tx.commit().await.expect("committed");
        assert_eq!(house.back_door.released_years().await.expect("years"), ["2022"]);
    })
    .await;
}
