//! The routes of oversight, and the way from the number of a case to its lines in the trail.

use access::act::Act;
use web::answer::{Answer, go_to};
use web::components::list::ListAddress;
use web::request::Request;
use web::routes::{Fixture, Routes};

use crate::oversight::{accesses, disclosures, proof, store};

const TRAIL: &str = "/protokoll";

/// The routes of oversight.
pub(crate) fn routes() -> Routes {
    let (none, read) = (Fixture::None, Act::OversightRead);
    Routes::about("oversight")
        .get("/datenschutz/weitergaben", read, none, disclosures::list)
        .get("/datenschutz/weitergaben.csv", read, none, disclosures::export)
        .get("/datenschutz/zugriffe", read, none, accesses::list)
        .get("/datenschutz/nachweis.pdf", read, none, proof::print_out)
        .get("/datenschutz/suche", read, none, search)
}

/// Leads to the lines of a file in the trail, by its id or by the number of a case.
async fn search(request: Request) -> Answer {
    let (mut tx, permit) = request.access().enter(request.who()?, Act::OversightRead).await?;
    let typed = request.query().line("kennung");
    let number = typed.to_uppercase();
    let case = store::case_of_number(&mut tx, &permit, &number).await?;
    let id = case.unwrap_or(typed);
    go_to(&ListAddress::new(TRAIL).with("kennung", id).to_string())
}
