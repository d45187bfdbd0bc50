//! SQL of mails about a subject, for the person and for erasure.

use access::person_data::told::Entry;
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::tx::Tx;
use vault::subject::KeySubject;

use crate::mail::model::MessageState;

/// The mails about a subject: that they were sent, and when.
pub(super) async fn mails(tx: &mut Tx, subject: KeySubject) -> Result<Vec<Entry>> {
    sql!(
        "SELECT created_at, state FROM post_message
         WHERE subject = $1
         ORDER BY created_at, id
         LIMIT 5000"
    )
    .bind(&subject)
    .all(tx, |row| {
        Ok(Entry::new("E-Mail")
            .on(row.get::<Moment>("created_at")?.day())
            .fact("Stand", row.get::<MessageState>("state")?.german()))
    })
    .await
}

/// Erases mails about a subject, links to it, and jobs that were about it; a job that is still to run finds nothing.
pub(super) async fn erase(tx: &mut Tx, subject: KeySubject, id: &str) -> Result<()> {
    sql!("DELETE FROM post_message WHERE subject = $1")
        .bind(&subject)
        .run(tx)
        .await?;
    for statement in [
        sql!("DELETE FROM post_notice WHERE link LIKE $1"),
        sql!("DELETE FROM post_job WHERE payload LIKE $1 AND state <> 'running'"),
    ] {
        statement.bind(&format!("%{id}%")).run(tx).await?;
    }
    Ok(())
}
