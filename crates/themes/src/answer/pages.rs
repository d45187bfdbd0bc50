//! Pages of answers and their routes: giving one to a theme, reading those for oneself.

mod give;
mod mine;

use access::act::Act;
use web::routes::{Fixture, Routes};

pub(crate) fn routes() -> Routes {
    let (write, read) = (Act::ThemeWrite, Act::ThemeAnswerRead);
    Routes::about("answer")
        .get("/themen/{id}/antwort", write, Fixture::Theme, give::ask)
        .post("/themen/{id}/antwort", write, Fixture::Theme, give::give)
        .get("/antworten", read, Fixture::None, mine::show)
        .post("/antworten/{id}/gelesen", read, Fixture::Answer, mine::read)
        .get("/antworten/{id}/fortbestand", read, Fixture::Answer, mine::ask)
        .post(
            "/antworten/{id}/fortbestand",
            read,
            Fixture::Answer,
            mine::goes_on,
        )
}
