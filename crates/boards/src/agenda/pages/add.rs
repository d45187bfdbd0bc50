//! Items come onto an agenda, change their place, and proposals are answered.

use access::act::Act;
use base::ids::{AgendaItemId, ThemeId};
use base::refusal::Refusal as _;
use themes::theme::store as theme_store;
use web::answer::{Answer, Refused, go_to, go_to_saying, page_again};
use web::request::Request;

use super::edit::item;
use crate::agenda::model::{Direction, Item, ItemKind, ItemState, ProposalAnswer, answered, moved};
use crate::agenda::store;
use crate::look::{LONGEST_LINE, writing};
use crate::meeting::pages::one::{MeetingPage, whole};
use crate::whole::Whole;

/// `POST /sitzungen/{id}/punkte`
pub(super) async fn add(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeetingWrite).await?;
    let whole = whole(&request, &mut look).await?;
    let form = request.form()?;
    let back = format!("/sitzungen/{}", whole.meeting.id);
    if !whole.meeting.state.is_ahead() {
        return go_to(&back);
    }
    let kind: ItemKind = form.text("art").parse().unwrap_or(ItemKind::Other);
    let theme: Option<ThemeId> = form.text("thema").parse().ok();
    let theme = match theme {
        Some(id) => theme_store::one(&mut look.tx, &look.permit, id).await?,
        None => None,
    };
    let title = match (form.line("titel"), &theme) {
        (typed, _) if !typed.is_empty() => typed.chars().take(LONGEST_LINE).collect(),
        (_, Some(theme)) => theme.head.title.clone(),
        _ => kind.german().to_owned(),
    };
    let item = Item {
        id: AgendaItemId::from_uuid(request.access().ids().next()),
        meeting: whole.meeting.id,
        position: next_position(&whole),
        kind,
        title,
        reason: String::new(),
        theme: theme.map(|theme| theme.head.id),
        state: ItemState::Accepted,
        proposed_by: None,
        proposer: String::new(),
        declined_reason: String::new(),
        minutes: String::new(),
        written_by: None,
        written_at: None,
        version: 1,
    };
    store::add(&mut look.tx, &look.permit, &[item]).await?;
    look.tx.commit().await?;
    go_to_saying(&back, "angelegt")
}

/// The place behind all others.
pub(crate) fn next_position(whole: &Whole) -> i64 {
    whole
        .items
        .iter()
        .map(|item| item.position)
        .max()
        .unwrap_or_default()
        + 1
}

/// `POST /sitzungen/{id}/reihenfolge`
pub(super) async fn reorder(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeetingWrite).await?;
    let whole = whole(&request, &mut look).await?;
    let form = request.form()?;
    let back = format!("/sitzungen/{}", whole.meeting.id);
    let id: AgendaItemId = form.text("punkt").parse().map_err(|_| Refused::NotFound)?;
    let direction = if form.text("richtung") == "hoch" {
        Direction::Up
    } else {
        Direction::Down
    };
    let order: Vec<AgendaItemId> = whole.agenda().map(|item| item.id).collect();
    if whole.meeting.state.is_ahead() && order.contains(&id) {
        let order = moved(&order, id, direction);
        store::set_order(&mut look.tx, &look.permit, &order).await?;
        look.tx.commit().await?;
        let number = order.iter().position(|one| *one == id).unwrap_or_default() + 1;
        return go_to(&format!("{back}#top-{number}"));
    }
    go_to(&back)
}

/// `POST /tagesordnungspunkte/{id}/antwort`: what a member proposed is taken up, or not, with a reason.
pub(super) async fn answer(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeetingWrite).await?;
    let item = item(&request, &mut look).await?;
    let form = request.form()?;
    let back = format!("/sitzungen/{}", item.meeting);
    let (answer, reason) = if form.text("antwort") == "ja" {
        (ProposalAnswer::Accept, String::new())
    } else {
        let reason: String = form.line("grund").chars().take(LONGEST_LINE).collect();
        (ProposalAnswer::Decline(reason.clone()), reason)
    };
    let state = match answered(item.state, &answer) {
        Ok(state) => state,
        Err(no) => {
            let whole = Whole::read(&mut look.tx, &look.permit, item.meeting)
                .await?
                .ok_or(Refused::NotFound)?;
            let page = MeetingPage::refusing(&request, &mut look, (whole, no.german())).await?;
            return page_again(&page);
        }
    };
    if store::answer(&mut look.tx, &look.permit, (item.id, state, &reason)).await? {
        look.tx.commit().await?;
    }
    go_to_saying(&back, "gespeichert")
}
