//! The pages of this room and their routes. Rules are in `model`, rows in `store`.

mod bar;
mod district;
mod look;
mod municipality;
mod municipality_list;
mod post;
mod staffing_files;
mod staffing_lines;
mod staffing_plan;
mod words;

use access::act::Act;
use web::routes::{Fixture, Routes};

const READ: Act = Act::OrganisationRead;

/// All routes of this room.
pub(crate) fn routes() -> Routes {
    district_routes().and(post_routes()).and(municipality_routes())
}

fn district_routes() -> Routes {
    Routes::about("district").get("/kreis", READ, Fixture::None, district::page)
}

fn post_routes() -> Routes {
    Routes::about("post")
        .get("/stellenplan", READ, Fixture::None, staffing_plan::page)
        .get("/stellenplan.xlsx", READ, Fixture::None, staffing_files::workbook)
        .get("/stellenplan.csv", READ, Fixture::None, staffing_files::separated)
        .get("/stellen/{id}", READ, Fixture::Post, post::page)
}

fn municipality_routes() -> Routes {
    Routes::about("municipality")
        .get("/kommunen", READ, Fixture::None, municipality_list::page)
        .get("/kommunen/{id}", READ, Fixture::Municipality, municipality::page)
}
