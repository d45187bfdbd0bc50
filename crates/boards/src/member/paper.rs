//! A paper as a member or a guest reads it: only papers of their own meetings, in the edition that lies there.

use askama::Template;
use base::ids::PaperId;
use web::answer::{Answer, Refused, page};
use web::components::{button, facts};
use web::request::Request;
use web::shell::Shell;

use super::Member;
use crate::paper::pages::one::{Shown, facts as paper_facts};
use crate::paper::store;
use crate::sheet::Occasion;

#[derive(Template)]
#[template(path = "boards/my_paper.html")]
struct PaperPage {
    shell: Shell,
    facts: facts::Facts,
    parts: Vec<(&'static str, String)>,
    shown: Shown,
}

/// The paper of the address, if it lies before a meeting that this member sees.
async fn own(request: &Request, member: &mut Member) -> Result<Shown, Refused> {
    let id: PaperId = request.path_value("id")?;
    let mut shown = None;
    for (item, meeting, ..) in store::consulted_at(&mut member.tx, &member.permit, id).await? {
        let Ok(whole) = member.meeting(meeting).await else {
            continue;
        };
        let Some(listed) = whole.papers_of(item).find(|one| one.paper == id).cloned() else {
            continue;
        };
        let found = Shown::of(request, (&mut member.tx, &member.permit), id).await?;
        let is_listed = found.edition.number == listed.edition;
        if is_listed || shown.is_none() {
            let edition = found
                .editions
                .iter()
                .find(|one| one.number == listed.edition)
                .cloned();
            shown = Some(Shown {
                edition: edition.ok_or(Refused::NotFound)?,
                ..found
            });
        }
        if is_listed {
            break;
        }
    }
    shown.ok_or(Refused::NotFound)
}

/// `GET /meine-gremien/vorlagen/{id}`
pub(super) async fn show(request: Request) -> Answer {
    let mut member = Member::reading(&request).await?;
    let shown = own(&request, &mut member).await?;
    page(&PaperPage {
        shell: request.shell_below(&shown.edition.title, &[("Meine Gremien", "/meine-gremien")]),
        facts: paper_facts(&shown),
        parts: shown.parts(),
        shown,
    })
}

/// `GET /meine-gremien/vorlagen/{id}/vorlage.pdf`
pub(super) async fn file(request: Request) -> Answer {
    let mut member = Member::reading(&request).await?;
    let mut shown = own(&request, &mut member).await?;
    shown.consulted.clear();
    let occasion = Occasion::of(&request, &mut member.tx).await?;
    drop(member);
    shown.printed(occasion).await
}
