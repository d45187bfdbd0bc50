//! The papers, the newest first; those no longer pursued below.

use std::collections::BTreeMap;

use access::act::Act;
use askama::Template;
use base::ids::BoardId;
use web::answer::{Answer, page};
use web::components::{button, empty};
use web::request::Request;
use web::shell::Shell;

use crate::board::store as boards;
use crate::look::reading;
use crate::paper::model::Paper;
use crate::paper::store;

#[derive(Template)]
#[template(path = "boards/papers.html")]
struct ListPage {
    shell: Shell,
    rows: Vec<(Paper, String)>,
    ended: Vec<Paper>,
    may_write: bool,
}

/// `GET /sitzungsvorlagen`
pub(super) async fn show(request: Request) -> Answer {
    let mut look = reading(&request, Act::BoardRead).await?;
    let boards: BTreeMap<BoardId, String> = boards::boards(&mut look.tx, &look.permit)
        .await?
        .into_iter()
        .map(|board| (board.id, board.name))
        .collect();
    let papers = store::all(&mut look.tx, &look.permit).await?;
    let (ended, rows): (Vec<Paper>, Vec<Paper>) =
        papers.into_iter().partition(|paper| paper.ended_on.is_some());
    page(&ListPage {
        shell: request.shell_below("Vorlagen", &[("Gremien", "/gremien")]),
        rows: rows
            .into_iter()
            .map(|paper| {
                let board = boards.get(&paper.board).cloned().unwrap_or_default();
                (paper, board)
            })
            .collect(),
        ended,
        may_write: request.access().may(request.who()?, Act::MeetingWrite),
    })
}
