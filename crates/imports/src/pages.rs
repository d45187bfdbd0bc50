//! The pages of a list on its way: send it, say what its columns mean, look at its rows, take over, take back.

mod columns;
mod preview;
mod result;
mod start;
mod take_back;

use access::act::Act;
use base::ids::ImportId;
use post::job::NewJob;
use post::job::model::Payload;
use print::Work;
use web::answer::{Answer, Refused, beside, file};
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

use crate::jobs::TAKE_OVER;
use crate::store::run::RunState;

pub(crate) const PATH: &str = "/einfuhr";

/// The pages of this room.
pub(crate) fn routes() -> Routes {
    const ACT: Act = Act::ImportRun;
    const LIST: Fixture = Fixture::Import;
    Routes::about("import")
        .get(PATH, ACT, Fixture::None, start::show)
        .post_files(PATH, ACT, Fixture::None, start::answer)
        .get("/einfuhr/vorlage", ACT, Fixture::None, start::sample)
        .get("/einfuhr/{id}", ACT, LIST, result::show)
        .get("/einfuhr/{id}/ausgelassen", ACT, LIST, result::left_out)
        .get("/einfuhr/{id}/spalten", ACT, LIST, columns::ask)
        .post("/einfuhr/{id}/spalten", ACT, LIST, columns::answer)
        .get("/einfuhr/{id}/vorschau", ACT, LIST, preview::show)
        .post("/einfuhr/{id}/vorschau", ACT, LIST, preview::answer)
        .post("/einfuhr/{id}/loeschung", ACT, LIST, start::discard)
        .get("/einfuhr/{id}/ruecknahme", ACT, LIST, take_back::ask)
        .post("/einfuhr/{id}/ruecknahme", ACT, LIST, take_back::answer)
}

/// The frame of a page of one list.
fn shell(request: &Request, id: ImportId, title: &str) -> Shell {
    let path = format!("{PATH}/{id}");
    request.shell_below(title, &[("Liste übernehmen", PATH), ("Diese Liste", &path)])
}

/// The page on which a list goes on.
fn next_page(id: ImportId, state: RunState) -> String {
    match state {
        RunState::Staged => format!("{PATH}/{id}/spalten"),
        RunState::Checked => format!("{PATH}/{id}/vorschau"),
        RunState::Running | RunState::Done | RunState::Undoing | RunState::Undone => format!("{PATH}/{id}"),
    }
}

/// The job that works on a list for the one who asks; it finds the list by its own id.
fn job(request: &Request, kind: &'static str) -> Result<NewJob, Refused> {
    Ok(NewJob {
        kind,
        payload: Payload::none(),
        run_after: request.access().clock().now(),
        asked_by: Some(request.who()?.account),
    })
}

fn take_over_job(request: &Request) -> Result<NewJob, Refused> {
    job(request, TAKE_OVER)
}

/// A table that names nobody, as a workbook to save.
async fn workbook(table: charts::table::Table, name: &str) -> Answer {
    let sheets = [table];
    let printed = beside(move || print::public(Work::Xlsx(&sheets))).await?;
    file(printed.bytes, printed.kind.media_type(), name)
}
