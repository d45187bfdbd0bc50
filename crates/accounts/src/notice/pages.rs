//! Closing a notice on the own page, whoever wrote it. What it says stands elsewhere.

use access::act::Act;
use access::audit::model::AuditSubject;
use base::ids::RowId;
use web::answer::{Answer, Refused, go_to};
use web::request::Request;
use web::routes::{Fixture, Routes};

/// The routes of notices.
pub(crate) fn routes() -> Routes {
    Routes::about("notice").post("/konto/hinweise", Act::AccountOwn, Fixture::None, close)
}

async fn close(request: Request) -> Answer {
    let who = request.who()?;
    let form = request.form()?;
    let id: RowId = form.text("id").parse().map_err(|_| Refused::NotFound)?;
    let subject = AuditSubject::Account(who.account);
    let (mut tx, permit) = request
        .access()
        .enter_writing(who, Act::AccountOwn, subject)
        .await?;
    if !post::notice::store::mark_seen(&mut tx, &permit, id).await? {
        return Err(Refused::NotFound);
    }
    tx.commit().await?;
    go_to("/konto")
}
