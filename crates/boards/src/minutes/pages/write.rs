//! What is written during a meeting: who is there, and at each item text, decision and task in one step. Two people who
//! write at the same item see both texts.

use access::act::Act;
use base::ids::{DecisionId, MembershipId, PaperId};
use base::refusal::Refusal as _;
use themes::theme::watching::{Happened, tell_watchers};
use web::answer::{Answer, Refused, go_to, go_to_saying, page_again, page_conflict};
use web::request::Request;

use super::live::{MinutesPage, listed, seat_field};
use crate::agenda::model::Item;
use crate::agenda::pages::edit::item as item_of;
use crate::decision::model::Decision;
use crate::decision::store as decisions;
use crate::look::{Look, row_id, writing};
use crate::meeting::attendance::{Attendance, Presence};
use crate::meeting::model::{MeetingState, StepRefused};
use crate::meeting::pages::one::whole;
use crate::meeting::store::attendance as attendance_store;
use crate::minutes::form::{Decided, MinutesForm, NewTask};
use crate::minutes::model::Task;
use crate::minutes::store;
use crate::paper::store as papers;
use crate::seat::model::voters;
use crate::whole::Whole;

/// `POST /sitzungen/{id}/anwesenheit`
pub(super) async fn attendance(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeetingWrite).await?;
    let whole = whole(&request, &mut look).await?;
    let form = request.form()?;
    let back = format!("/sitzungen/{}", whole.meeting.id);
    if whole.meeting.state != MeetingState::Held {
        return go_to(&back);
    }
    let presence =
        |seat: MembershipId| -> Presence { form.text(&seat_field(seat)).parse().unwrap_or(Presence::Absent) };
    let present: Vec<MembershipId> = listed(&whole)
        .map(|seat| seat.id)
        .filter(|id| presence(*id) == Presence::Present)
        .collect();
    let voters = voters(&whole.seats, &present, whole.meeting.day());
    let lines: Vec<Attendance> = listed(&whole)
        .map(|seat| Attendance {
            seat: seat.id,
            told: None,
            told_note: String::new(),
            presence: Some(presence(seat.id)),
            name: seat.person_name.clone(),
            function: seat.function.clone(),
            organisation: look.organisation_name(seat.organisation),
            counts: voters.contains(&seat.id),
            position: seat.position,
        })
        .collect();
    attendance_store::record(&mut look.tx, &look.permit, (whole.meeting.id, &lines)).await?;
    look.tx.commit().await?;
    go_to_saying(&format!("{back}/niederschrift"), "gespeichert")
}

/// `POST /tagesordnungspunkte/{id}/niederschrift`
pub(super) async fn item(request: Request) -> Answer {
    let mut look = writing(&request, Act::MeetingWrite).await?;
    let item = item_of(&request, &mut look).await?;
    let whole = Whole::read(&mut look.tx, &look.permit, item.meeting)
        .await?
        .ok_or(Refused::NotFound)?;
    let form = MinutesForm::read(&request.form()?);
    match whole.meeting.state {
        MeetingState::Held => {}
        MeetingState::Approved => {
            let page = MinutesPage::of(&request, &mut look, &whole).await?;
            return page_again(&page.refusing(StepRefused::IsApproved.german()));
        }
        MeetingState::Planned | MeetingState::Invited | MeetingState::Cancelled => {
            return go_to(&format!("/sitzungen/{}", whole.meeting.id));
        }
    }
    let Some(number) = whole.agenda().position(|one| one.id == item.id) else {
        return Err(Refused::NotFound);
    };
    let before = whole.decision_of(item.id).cloned();
    let written = match form.checked((whole.assembly(), before.is_some())) {
        Ok(written) => written,
        Err(errors) => {
            let page = MinutesPage::of(&request, &mut look, &whole).await?;
            return page_again(&page.with_errors((item.id, form), errors));
        }
    };
    if !store::write(&mut look.tx, &look.permit, (item.id, form.version, &written.text)).await? {
        let page = MinutesPage::of(&request, &mut look, &whole).await?;
        return page_conflict(&page.with_conflict((item.id, form)));
    }
    if let Some(decided) = written.decided {
        decide(&request, &mut look, (&whole, &item), (decided, before)).await?;
    }
    if let Some(NewTask { what, who, due_on }) = written.task {
        let task = Task {
            id: row_id(&request),
            item: item.id,
            what,
            who,
            due_on,
            done_on: None,
        };
        store::add_task(&mut look.tx, &look.permit, &task).await?;
    }
    look.tx.commit().await?;
    let next = (number + 2).min(whole.agenda().count());
    go_to_saying(
        &format!("/sitzungen/{}/niederschrift#top-{next}", whole.meeting.id),
        "gespeichert",
    )
}

/// Takes down a decision, or corrects the one that stands; the edition of its paper is fixed.
async fn decide(
    request: &Request,
    look: &mut Look,
    (whole, item): (&Whole, &Item),
    (decided, before): (Decided, Option<Decision>),
) -> Result<(), Refused> {
    let assembly = whole.assembly();
    let paper: Option<(PaperId, i64)> = whole
        .papers_of(item.id)
        .find(|one| Some(one.paper) == decided.paper)
        .map(|one| (one.paper, one.edition));
    let day = whole.meeting.day();
    let is_news = decided
        .outcome
        .is_news(before.as_ref().map(|before| before.outcome));
    let decision = match before {
        Some(before) => Decision {
            text: decided.text,
            outcome: decided.outcome,
            votes: decided.votes,
            paper,
            present: assembly.present,
            entitled: assembly.entitled,
            ..before
        },
        None => Decision {
            id: DecisionId::from_uuid(request.access().ids().next()),
            number: decisions::next_number(&mut look.tx, day.year()).await?,
            board: whole.board.id,
            board_name: whole.board.name.clone(),
            meeting: whole.meeting.id,
            item: item.id,
            theme: item.theme,
            title: item.title.clone(),
            text: decided.text,
            outcome: decided.outcome,
            decided_on: day,
            paper,
            votes: decided.votes,
            present: assembly.present,
            entitled: assembly.entitled,
            is_approved: false,
            version: 0,
        },
    };
    if decision.version == 0 {
        decisions::add(&mut look.tx, &look.permit, &decision).await?;
    } else {
        decisions::correct(&mut look.tx, &look.permit, &decision).await?;
    }
    if let Some(theme) = decision.theme.filter(|_| is_news) {
        let happened = (theme, Happened::Decided);
        tell_watchers(request, &mut look.tx, &look.permit, happened).await?;
    }
    if let Some(paper) = paper {
        papers::freeze_at_item(&mut look.tx, &look.permit, (item.id, paper)).await?;
    }
    Ok(())
}
