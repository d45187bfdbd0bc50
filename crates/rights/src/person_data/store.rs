//! SQL that takes a person out of requests, holds and runs.

use db::failure::Result;
use db::sql;
use db::tx::Tx;
use vault::subject::KeySubject;

/// A request stays without person and text, holds and waiting items go.
pub(super) async fn erase(tx: &mut Tx, subject: KeySubject) -> Result<()> {
    sql!("DELETE FROM rights_run_item WHERE subject = $1")
        .bind(&subject)
        .run(tx)
        .await?;
    let KeySubject::Person(person) = subject else {
        return Ok(());
    };
    for statement in [
        sql!("DELETE FROM rights_hold WHERE person_id = $1"),
        sql!(
            "UPDATE rights_request SET person_id = NULL, wish = NULL, extension = NULL, outcome = NULL
             WHERE person_id = $1"
        ),
    ] {
        statement.bind(&person).run(tx).await?;
    }
    Ok(())
}
