//! What becomes of a finding: it goes into a theme, is put aside with a reason, or waits again.

use access::act::Act;
use base::ids::ThemeId;
use web::answer::{Answer, Refused, go_to, go_to_saying};
use web::request::Request;

use crate::finding::pages::write::finding;
use crate::finding::store;
use crate::look::writing;
use crate::theme::store as themes;

/// Longest reason (letters).
const LONGEST_REASON: usize = 300;

/// `POST /befunde/{id}/thema`
pub(super) async fn bundle(request: Request) -> Answer {
    let mut look = writing(&request, Act::FindingWrite).await?;
    let finding = finding(&request, &mut look).await?;
    let form = request.form()?;
    let page = format!("/befunde/{}", finding.id);
    let Ok(theme) = form.line("thema").parse::<ThemeId>() else {
        return go_to(&format!("{page}?fehlt=thema"));
    };
    let theme = themes::one(&mut look.tx, &look.permit, theme)
        .await?
        .ok_or(Refused::NotFound)?;
    store::bundle(&mut look.tx, &look.permit, theme.head.id, &[finding.id]).await?;
    look.tx.commit().await?;
    go_to_saying(&page, "gespeichert")
}

/// `POST /befunde/{id}/zurueckstellung`
pub(super) async fn put_aside(request: Request) -> Answer {
    let mut look = writing(&request, Act::FindingWrite).await?;
    let finding = finding(&request, &mut look).await?;
    let form = request.form()?;
    let page = format!("/befunde/{}", finding.id);
    let reason: String = form.line("grund").chars().take(LONGEST_REASON).collect();
    if reason.is_empty() {
        return go_to(&format!("{page}?fehlt=grund"));
    }
    let of = (finding.id, form.version());
    if !store::drop_it(&mut look.tx, &look.permit, of, &reason).await? {
        return go_to(&format!("{page}?fehlt=stand"));
    }
    look.tx.commit().await?;
    go_to_saying(&page, "gespeichert")
}

/// `POST /befunde/{id}/wartestand`
pub(super) async fn wait_again(request: Request) -> Answer {
    let mut look = writing(&request, Act::FindingWrite).await?;
    let finding = finding(&request, &mut look).await?;
    let form = request.form()?;
    let page = format!("/befunde/{}", finding.id);
    if !store::release(&mut look.tx, &look.permit, (finding.id, form.version())).await? {
        return go_to(&format!("{page}?fehlt=stand"));
    }
    look.tx.commit().await?;
    go_to_saying(&page, "gespeichert")
}
