//! Pages of requests for interpreters and their routes.

mod list;
mod new;
mod one;
mod statistics;

use access::act::Act;
use web::answer::Refused;
use web::request::Request;
use web::routes::{Fixture, Routes};

pub(crate) fn routes() -> Routes {
    let ask = Act::InterpreterRequest;
    Routes::about("interpreter booking")
        .get("/sprachmittlung", ask, Fixture::None, list::show)
        .get("/sprachmittlung/neu", ask, Fixture::None, new::form)
        .post("/sprachmittlung/neu", ask, Fixture::None, new::add)
        .get("/sprachmittlung/statistik", ask, Fixture::None, statistics::show)
        .get(
            "/sprachmittlung/statistik.xlsx",
            ask,
            Fixture::None,
            statistics::workbook,
        )
        .get("/sprachmittlung/{id}", ask, Fixture::Booking, one::show)
        .post("/sprachmittlung/{id}", ask, Fixture::Booking, one::take)
}

/// Whether whoever asks keeps the pool, and so sees all requests.
fn is_keeper(request: &Request) -> Result<bool, Refused> {
    Ok(request.access().may(request.who()?, Act::InterpreterManage))
}
