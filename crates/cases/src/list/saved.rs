//! Keeping a filter under a name, and throwing it away. Parameters are read and written again: only codes are kept.

use access::act::Act;
use access::audit::model::AuditSubject;
use base::ids::RowId;
use web::answer::{Answer, go_to, go_to_saying};
use web::components::list::ListAddress;
use web::request::Request;

use crate::list::model::CaseFilter;
use crate::list::pages::PATH;
use crate::list::store;

/// Longest name of a filter.
const LONGEST_NAME: usize = 60;

pub(crate) async fn answer(request: Request) -> Answer {
    let (who, access) = (request.who()?, request.access());
    let (mut tx, permit) = access
        .enter_writing(who, Act::CaseList, AuditSubject::House)
        .await?;
    let form = request.form()?;
    if let Ok(id) = form.text("loeschen").parse::<RowId>() {
        store::delete_filter(&mut tx, &permit, id).await?;
        tx.commit().await?;
        return go_to_saying(PATH, "gespeichert");
    }
    let filter = CaseFilter::of(|name| form.text(name));
    let address = filter
        .parameters()
        .into_iter()
        .fold(ListAddress::new(PATH), |address, (name, value)| {
            address.with(name, value)
        })
        .to_string();
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let name: String = form.line("name").chars().take(LONGEST_NAME).collect();
    let is_worth_it = !name.is_empty() && !query.is_empty();
    if is_worth_it && store::save_filter(&mut tx, &permit, (&name, query), access.ids()).await? {
        tx.commit().await?;
        return go_to_saying(&address, "gespeichert");
    }
    go_to(&address)
}
