//! Watching a theme, and no longer watching it.

use access::act::Act;
use web::answer::{Answer, go_to_saying};
use web::request::Request;

use crate::look::writing;
use crate::theme::pages::theme;
use crate::theme::store::watcher;

/// `POST /themen/{id}/beobachtung`
pub(super) async fn switch(request: Request) -> Answer {
    let mut look = writing(&request, Act::ThemeRead).await?;
    let theme = theme(&request, &mut look).await?;
    let form = request.form()?;
    if form.text("beobachten") == "nein" {
        watcher::end(&mut look.tx, &look.permit, theme.head.id).await?;
    } else {
        watcher::begin(&mut look.tx, &look.permit, theme.head.id).await?;
    }
    look.tx.commit().await?;
    go_to_saying(&format!("/themen/{}", theme.head.id), "gespeichert")
}
