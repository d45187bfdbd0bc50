//! What an intruder with the database's owner rights would do to the trail, and rows that only tests set.

use base::ids::AccountId;
use db::failure::Result;
use db::sql;
use db::tx::Tx;
use testing::house::House;

/// Takes the triggers away that refuse changes of the trail, as only the owner of the database can.
pub(crate) async fn break_the_lock(house: &House) {
    let sqlite = async |tx: &mut Tx| -> Result<()> {
        sql!("DROP TRIGGER access_audit_no_update").run(tx).await?;
        sql!("DROP TRIGGER access_audit_no_delete").run(tx).await?;
        sql!("DROP TRIGGER access_audit_seal_no_update").run(tx).await?;
        sql!("DROP TRIGGER access_audit_seal_no_delete")
            .run(tx)
            .await
            .map(drop)
    };
    let mut tx = house.back_door.write().await.expect("a transaction");
    if sqlite(&mut tx).await.is_ok() {
        tx.commit().await.expect("committed");
        return;
    }
    drop(tx);
    let mut tx = house.back_door.write().await.expect("a transaction");
    sql!("DROP TRIGGER access_audit_append_only ON access_audit")
        .run(&mut tx)
        .await
        .expect("dropped");
    sql!("DROP TRIGGER access_audit_seal_append_only ON access_audit_seal")
        .run(&mut tx)
        .await
        .expect("dropped");
    tx.commit().await.expect("committed");
}

pub(crate) async fn change_a_line(tx: &mut Tx) -> Result<u64> {
    sql!("UPDATE access_audit SET detail = 'changed' WHERE id = (SELECT line_id FROM access_audit_seal WHERE position = 2)")
        .run(tx)
        .await
}

pub(crate) async fn remove_a_line(tx: &mut Tx) -> Result<u64> {
    sql!("DELETE FROM access_audit WHERE id = (SELECT line_id FROM access_audit_seal WHERE position = 2)")
        .run(tx)
        .await
}

pub(crate) async fn remove_a_seal(tx: &mut Tx) -> Result<u64> {
    sql!("DELETE FROM access_audit_seal WHERE position = 2")
        .run(tx)
        .await
}

/// Lets two seals stand for each other's lines.
pub(crate) async fn reorder(tx: &mut Tx) -> Result<u64> {
    sql!("UPDATE access_audit_seal SET position = -1 WHERE position = 2")
        .run(tx)
        .await?;
    sql!("UPDATE access_audit_seal SET position = 2 WHERE position = 3")
        .run(tx)
        .await?;
    sql!("UPDATE access_audit_seal SET position = 3 WHERE position = -1")
        .run(tx)
        .await
}

/// Takes lines and seals after the third away, as if an older state had been put back.
pub(crate) async fn cut_the_tail(tx: &mut Tx) -> Result<u64> {
    sql!("DELETE FROM access_audit WHERE id IN (SELECT line_id FROM access_audit_seal WHERE position > 3)")
        .run(tx)
        .await?;
    sql!("DELETE FROM access_audit_seal WHERE position > 3")
        .run(tx)
        .await
}

/// Lets a year stand as released by two people, as who can write to the database but has no key.
pub(crate) async fn forge_a_release(
    tx: &mut Tx,
    year: &str,
    (asked_by, confirmed_by): (AccountId, AccountId),
) -> Result<u64> {
    sql!(
        "INSERT INTO access_audit_release (year, asked_by, asked_at, confirmed_by, confirmed_at, code)
         VALUES ($1, $2, '2026-01-02T10:00:00.000Z', $3, '2026-01-03T10:00:00.000Z', 'abc')"
    )
    .bind_text(year)
    .bind(&asked_by)
    .bind(&confirmed_by)
    .run(tx)
    .await
}

/// Gives the release of one year all that the release of another has.
pub(crate) async fn copy_the_code_of_a_release(tx: &mut Tx, from: &str, to: &str) -> Result<u64> {
    sql!(
        "UPDATE access_audit_release SET
             code = (SELECT r.code FROM access_audit_release r WHERE r.year = $1),
             asked_at = (SELECT r.asked_at FROM access_audit_release r WHERE r.year = $1),
             confirmed_at = (SELECT r.confirmed_at FROM access_audit_release r WHERE r.year = $1)
         WHERE year = $2"
    )
    .bind_text(from)
    .bind_text(to)
    .run(tx)
    .await
}

/// Takes all seals away, so that a chain can be made anew.
pub(crate) async fn remove_all_seals(tx: &mut Tx) -> Result<u64> {
    sql!("DELETE FROM access_audit_seal").run(tx).await
}

pub(crate) async fn count_lines(house: &House, act: &str) -> i64 {
    let mut tx = house.back_door.read().await.expect("a transaction");
    sql!("SELECT COUNT(*) AS n FROM access_audit WHERE act = $1")
        .bind_text(act)
        .number(&mut tx)
        .await
        .expect("a number")
}

pub(crate) async fn restrict(tx: &mut Tx, subject: &str) -> Result<u64> {
    sql!("UPDATE access_subject SET is_restricted = TRUE WHERE id = $1")
        .bind_text(subject)
        .run(tx)
        .await
}

pub(crate) async fn hand_over(tx: &mut Tx, subject: &str, controller: &str) -> Result<u64> {
    sql!("UPDATE access_subject SET controller_id = $1 WHERE id = $2")
        .bind_text(controller)
        .bind_text(subject)
        .run(tx)
        .await
}

/// Tries to switch the refusal of changes off.
pub(crate) async fn drop_the_lock(tx: &mut Tx) -> Result<u64> {
    sql!("DROP TRIGGER access_audit_append_only ON access_audit")
        .run(tx)
        .await
}
