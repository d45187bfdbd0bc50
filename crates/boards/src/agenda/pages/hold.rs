//! What hangs on an item: papers laid before it, guests who come for it.

use access::act::Act;
use base::ids::{PaperId, RowId};
use base::input::InputErrors;
use web::answer::{Answer, Refused, go_to_saying, page_again};
use web::request::Request;

use super::edit::{ItemPage, item};
use crate::guest::model::Guest;
use crate::guest::store as guest_store;
use crate::look::{mail_address, needed, row_id, store as names, writing};
use crate::paper::store as paper_store;

/// `POST /tagesordnungspunkte/{id}/vorlagen`: a paper is laid before an item, or taken off it.
pub(super) async fn papers(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeetingWrite).await?;
    let item = item(&request, &mut look).await?;
    let form = request.form()?;
    let back = format!("/tagesordnungspunkte/{}", item.id);
    if let Ok(off) = form.text("entfernen").parse::<PaperId>() {
        paper_store::take_off(&mut look.tx, &look.permit, (item.id, off)).await?;
    } else {
        let id: PaperId = form.text("vorlage").parse().map_err(|_| Refused::NotFound)?;
        let paper = paper_store::one(&mut look.tx, &look.permit, id).await?;
        let paper = paper.ok_or(Refused::NotFound)?;
        paper_store::lay_before(&mut look.tx, &look.permit, (item.id, paper.id)).await?;
    }
    look.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}

/// `POST /tagesordnungspunkte/{id}/gaeste`: a guest comes, or does not come any more.
pub(super) async fn guests(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeetingWrite).await?;
    let item = item(&request, &mut look).await?;
    let form = request.form()?;
    let back = format!("/tagesordnungspunkte/{}", item.id);
    if let Ok(off) = form.text("entfernen").parse::<RowId>() {
        guest_store::remove(&mut look.tx, &look.permit, (item.id, off)).await?;
        look.tx.commit().await?;
        return go_to_saying(&back, "entfernt");
    }
    let (name, email) = (form.line("name"), form.line("mail"));
    let mut errors = InputErrors::new();
    needed(&mut errors, "name", &name, "Bitte Name oder Funktion eingeben.");
    mail_address(&mut errors, "mail", &email);
    if !errors.is_empty() {
        let page = ItemPage::of(&request, &mut look, item).await?;
        return page_again(&page.with_errors(errors));
    }
    let guest = Guest {
        id: row_id(&request),
        item: item.id,
        name,
        organisation: look.organisation(form.text("organisation")),
        email,
        account: names::account(&mut look.tx, &look.permit, form.text("konto")).await?,
    };
    guest_store::add(&mut look.tx, &look.permit, &guest).await?;
    look.tx.commit().await?;
    go_to_saying(&back, "gespeichert")
}
