//! What the link of an invitation shows without signing in: meeting, agenda, papers; and the answer whether one comes.

use access::act::Act;
use access::permit::{PublicPermit, PublicPurpose};
use askama::Template;
use base::ids::PaperId;
use db::tx::Tx;
use web::answer::{Answer, Refused, go_to_saying, page};
use web::components::field::Choice;
use web::components::{button, facts, field, notice};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::invitation::model::{LinkSecret, Place};
use crate::invitation::store::{self, Opened};
use crate::look::LONGEST_LINE;
use crate::meeting::attendance::Told;
use crate::meeting::model::MeetingState;
use crate::meeting::pages::files::calendar_of;
use crate::meeting::paper::{Invited, invitation, when};
use crate::paper::print;
use crate::sheet::{Occasion, printed};

pub(crate) fn routes() -> Routes {
    let link = Fixture::Link;
    Routes::about("invitation")
        .public_get("/einladung/{token}", link, show)
        .public_post("/einladung/{token}", link, tell)
        .public_get("/einladung/{token}/einladung.pdf", link, paper_of_invitation)
        .public_get("/einladung/{token}/termin.ics", link, calendar)
        .public_get("/einladung/{token}/vorlage.pdf", link, paper)
}

#[derive(Template)]
#[template(path = "boards/invitation.html")]
struct InvitationPage {
    shell: Shell,
    path: String,
    facts: facts::Facts,
    opened: Opened,
    answers: Vec<Choice>,
    answer: String,
    may_answer: bool,
    is_cancelled: bool,
}

impl InvitationPage {
    fn papers_of(&self, item: &crate::agenda::model::Item) -> Vec<&crate::paper::model::Consultation> {
        self.opened
            .papers
            .iter()
            .filter(|one| one.item == item.id)
            .collect()
    }
}

async fn opened(request: &Request) -> Result<(Tx, PublicPermit, Opened), Refused> {
    let secret = secret(request)?;
    let access = request.access();
    let (mut tx, permit) = access.public_reading(PublicPurpose::Invitation).await?;
    let opened = store::opened(&mut tx, &permit, &secret)
        .await?
        .ok_or(Refused::NotFound)?;
    Ok((tx, permit, opened))
}

fn secret(request: &Request) -> Result<LinkSecret, Refused> {
    let text: String = request.path_value("token")?;
    LinkSecret::sent(&text).ok_or(Refused::NotFound)
}

/// `GET /einladung/{token}`; reading it writes nothing: readers of mail open links by themselves.
async fn show(request: Request) -> Answer {
    let (_, _, opened) = opened(&request).await?;
    let path = format!("/einladung/{}", secret(&request)?.text());
    let is_seat = matches!(opened.place, Place::Seat(_));
    page(&InvitationPage {
        shell: request.shell("Einladung zu einer Sitzung"),
        path,
        facts: facts::list()
            .fact("Gremium", &opened.board.name)
            .fact("Sitzung", when(&opened.meeting))
            .fact("Ort", &opened.meeting.place),
        answers: Told::ALL
            .iter()
            .map(|told| Choice::new(told, told.as_said()))
            .collect(),
        answer: opened.told.map(|told| told.to_string()).unwrap_or_default(),
        may_answer: is_seat && opened.meeting.state == MeetingState::Invited,
        is_cancelled: opened.meeting.state == MeetingState::Cancelled,
        opened,
    })
}

/// `POST /einladung/{token}`
async fn tell(request: Request) -> Answer {
    let form = request.form()?;
    let secret = secret(&request)?;
    let told: Told = form.text("teilnahme").parse().map_err(|_| Refused::NotFound)?;
    let note: String = form.line("anmerkung").chars().take(LONGEST_LINE).collect();
    let access = request.access();
    let now = access.clock().now();
    let (mut tx, _) = access.house_row_by_the_public(Act::OwnBoardRead).await?;
    if !store::tell(&mut tx, (&secret, now), (told, &note)).await? {
        return Err(Refused::NotFound);
    }
    tx.commit().await?;
    go_to_saying(&format!("/einladung/{}", secret.text()), "gespeichert")
}

/// `GET /einladung/{token}/einladung.pdf`
async fn paper_of_invitation(request: Request) -> Answer {
    let (mut tx, _, opened) = opened(&request).await?;
    let occasion = Occasion::of(&request, &mut tx).await?;
    drop(tx);
    let invited = Invited {
        board: &opened.board,
        meeting: &opened.meeting,
        items: opened.items.iter().collect(),
        papers: &opened.papers,
        guests: &[],
    };
    let name = format!("einladung-{}.pdf", opened.meeting.day());
    printed(invitation(&invited, occasion), &name).await
}

/// `GET /einladung/{token}/termin.ics`
async fn calendar(request: Request) -> Answer {
    let (_, _, opened) = opened(&request).await?;
    calendar_of(&request, &opened.meeting)
}

/// `GET /einladung/{token}/vorlage.pdf?vorlage=…`
async fn paper(request: Request) -> Answer {
    let (mut tx, permit, opened) = opened(&request).await?;
    let id: PaperId = request
        .query()
        .text("vorlage")
        .parse()
        .map_err(|_| Refused::NotFound)?;
    let found = store::paper(&mut tx, &permit, (&opened, id)).await?;
    let (paper, edition) = found.ok_or(Refused::NotFound)?;
    let occasion = Occasion::of(&request, &mut tx).await?;
    drop(tx);
    let document = print::paper((&paper, &edition), (&opened.board.name, &[]), occasion);
    printed(document, &format!("{}.pdf", paper.number.to_lowercase())).await
}
