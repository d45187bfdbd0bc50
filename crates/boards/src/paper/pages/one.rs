//! A paper in the edition that is asked for, with where it is dealt with.

use access::act::Act;
use access::permit::{House, Permit};
use askama::Template;
use base::ids::{MeetingId, PaperId};
use db::tx::Tx;
use web::answer::{Answer, Refused, page};
use web::components::{button, facts, notice, tag};
use web::request::Request;
use web::shell::Shell;

use crate::board::store as boards;
use crate::look::reading;
use crate::paper::model::{Edition, Paper};
use crate::paper::print::{self, Consulted};
use crate::paper::store;
use crate::sheet::{Occasion, printed};

/// A paper with everything that its page and its PDF say.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) paper: Paper,
    pub(crate) edition: Edition,
    pub(crate) editions: Vec<Edition>,
    pub(crate) board: String,
    pub(crate) consulted: Vec<(MeetingId, Consulted)>,
}

impl Shown {
    /// The paper of the address, in the edition of the query or the newest.
    pub(crate) async fn of(
        request: &Request,
        (tx, permit): (&mut Tx, &Permit<House>),
        id: PaperId,
    ) -> Result<Self, Refused> {
        let paper = store::one(tx, permit, id).await?.ok_or(Refused::NotFound)?;
        let editions = store::editions(tx, permit, paper.id).await?;
        let wanted = request.query().text("fassung").parse().unwrap_or(paper.edition);
        let edition = editions.iter().find(|one| one.number == wanted).cloned();
        let boards = boards::boards(tx, permit).await?;
        let name = |id| {
            let board = boards.iter().find(|board| board.id == id);
            board.map(|board| board.name.clone()).unwrap_or_default()
        };
        let consulted = store::consulted_at(tx, permit, paper.id).await?;
        Ok(Self {
            edition: edition.ok_or(Refused::NotFound)?,
            board: name(paper.board),
            consulted: consulted
                .into_iter()
                .map(|(_, meeting, board, at, edition)| (meeting, (name(board), at.day(), edition)))
                .collect(),
            editions,
            paper,
        })
    }

    /// The PDF.
    pub(crate) async fn printed(&self, occasion: Occasion) -> Answer {
        let consulted: Vec<Consulted> = self.consulted.iter().map(|(_, one)| one.clone()).collect();
        let document = print::paper((&self.paper, &self.edition), (&self.board, &consulted), occasion);
        printed(document, &format!("{}.pdf", self.paper.number.to_lowercase())).await
    }

    /// The parts that hold words.
    pub(crate) fn parts(&self) -> Vec<(&'static str, String)> {
        let parts = self.paper.kind.parts().iter();
        parts
            .map(|part| (part.german(), self.edition.parts.text(*part).to_owned()))
            .filter(|(_, words)| !words.trim().is_empty())
            .collect()
    }
}

#[derive(Template)]
#[template(path = "boards/paper.html")]
struct PaperPage {
    shell: Shell,
    facts: facts::Facts,
    parts: Vec<(&'static str, String)>,
    shown: Shown,
    may_write: bool,
}

/// `GET /sitzungsvorlagen/{id}`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::BoardRead).await?;
    let id = request.path_value("id")?;
    let shown = Shown::of(&request, (&mut look.tx, &look.permit), id).await?;
    let mut facts = facts(&shown);
    if let Some(theme) = shown.paper.theme.filter(|_| look.may_see_themes) {
        facts = facts.fact("Thema", "zum Thema").href(format!("/themen/{theme}"));
    }
    let crumbs = [("Gremien", "/gremien"), ("Vorlagen", "/sitzungsvorlagen")];
    page(&PaperPage {
        shell: request.shell_below(&shown.edition.title, &crumbs),
        facts,
        parts: shown.parts(),
        may_write: request.access().may(request.who()?, Act::MeetingWrite),
        shown,
    })
}

/// What a paper is, beside its words.
pub(crate) fn facts(shown: &Shown) -> facts::Facts {
    let facts = facts::list()
        .fact("Vorlage", &shown.paper.number)
        .fact("Art", shown.paper.kind.german())
        .fact("Gremium", &shown.board)
        .fact("Fassung", shown.edition.number)
        .fact("Stand", shown.edition.written_at.day().german());
    match &shown.edition.written_by {
        Some(by) => facts.fact("Geschrieben von", by),
        None => facts,
    }
}

/// `GET /sitzungsvorlagen/{id}/vorlage.pdf`
pub(super) async fn file(request: Request) -> Answer {
    let mut look = reading(&request, Act::BoardRead).await?;
    let id = request.path_value("id")?;
    let shown = Shown::of(&request, (&mut look.tx, &look.permit), id).await?;
    let occasion = Occasion::of(&request, &mut look.tx).await?;
    drop(look);
    shown.printed(occasion).await
}
