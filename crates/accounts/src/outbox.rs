//! The outbox as a page: what went to whom and when. Never what a mail's link opens, but in demo, where no mail leaves.

use askama::Template;

use access::act::Act;
use post::job::model::german_of_code;
use post::mail::model::MessageState;
use post::mail::store::{self, MessageLine};
use post::mail::transport::{DemoMail, Transport};
use web::answer::{Answer, page};
use web::components::list::{ListAddress, PAGE, Pager, Place};
use web::components::{empty, tag};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

const ON_A_PAGE: usize = 50;

/// The routes of the outbox.
pub(crate) fn routes() -> Routes {
    Routes::about("outbox").get("/postausgang", Act::MailRead, Fixture::None, list)
}

struct Line {
    message: MessageLine,
    to: String,
    reason: Option<&'static str>,
}

impl Line {
    fn state(&self) -> tag::Tag {
        let word = self.message.state.german();
        match self.message.state {
            MessageState::Queued => tag::neutral(word),
            MessageState::Sent => tag::success(word),
            MessageState::Failed => tag::danger(word),
            MessageState::Expired => tag::warning(word),
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/outbox.html")]
struct OutboxPage {
    shell: Shell,
    lines: Vec<Line>,
    demo: Vec<DemoMail>,
    pager: Pager,
}

impl OutboxPage {
    fn has_closed(&self) -> bool {
        self.lines.iter().any(|line| line.message.closed_at.is_some())
    }
}

async fn list(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::MailRead).await?;
    let query = request.query();
    let after = query.text(PAGE).parse().ok().map(Place::into);
    let limit = i64::try_from(ON_A_PAGE).unwrap_or(i64::MAX) + 1;
    let mut messages = store::list(&mut tx, &permit, (None, after), limit).await?;
    let has_more = messages.len() > ON_A_PAGE;
    messages.truncate(ON_A_PAGE);
    let address = ListAddress::new("/postausgang");
    let next = messages
        .last()
        .filter(|_| has_more)
        .map(|last| address.with(PAGE, Place(last.created_at, last.id)));
    let pager = Pager::on_this_page(messages.len(), ("Mail", "Mails")).next(next);
    page(&OutboxPage {
        shell: request.shell("Postausgang"),
        lines: messages.into_iter().map(line).collect(),
        demo: demo_mails(&request),
        pager,
    })
}

/// In demo no mail leaves: the links are shown here instead.
fn demo_mails(request: &Request) -> Vec<DemoMail> {
    match request.room::<Transport>() {
        Ok(Transport::Demo(mailbox)) if request.house().running.is_demo => mailbox.mails(),
        _ => Vec::new(),
    }
}

fn line(message: MessageLine) -> Line {
    let to = match (&message.login, &message.address) {
        (Some(login), _) => format!("Konto {login}"),
        (None, Some(address)) => address.clone(),
        (None, None) => "Klientin oder Klient".to_owned(),
    };
    let reason = message.code.as_deref().and_then(german_of_code);
    Line { message, to, reason }
}
