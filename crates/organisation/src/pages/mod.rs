//! The pages of this room and their routes. Rules are in `model`, rows in `store`.

mod bar;
mod conflict_box;
mod district;
mod district_edit;
mod edit;
mod frame_edit;
mod funding;
mod funding_form;
mod look;
mod municipality;
mod municipality_add;
mod municipality_edit;
mod municipality_form;
mod municipality_list;
mod organisation;
mod organisation_edit;
mod organisation_form;
mod organisation_list;
mod post;
mod post_edit;
mod post_fillings;
mod post_form;
mod rate_edit;
mod regions;
mod social_areas;
mod staffing_files;
mod staffing_lines;
mod staffing_pdf;
mod staffing_plan;
mod take_back;
mod to_confirm;
mod words;

use access::act::Act;
use web::routes::{Fixture, Routes};

const READ: Act = Act::OrganisationRead;
const WRITE: Act = Act::OrganisationWrite;

/// All routes of this room.
pub(crate) fn routes() -> Routes {
    district_routes()
        .and(post_routes())
        .and(municipality_routes())
        .and(organisation_routes())
        .and(region_routes())
        .and(social_area_routes())
        .and(frame_routes())
        .and(rate_routes())
}

fn district_routes() -> Routes {
    Routes::about("district")
        .get("/kreis", READ, Fixture::None, district::page)
        .get("/kreis/bearbeiten", WRITE, Fixture::None, district_edit::form)
        .post("/kreis/bearbeiten", WRITE, Fixture::None, district_edit::save)
        .get("/kreis/ruecknahme", WRITE, Fixture::None, take_back::of_district)
        .post(
            "/kreis/ruecknahme",
            WRITE,
            Fixture::None,
            take_back::save_of_district,
        )
        .get("/zu-bestaetigen", READ, Fixture::None, to_confirm::page)
        .post("/zu-bestaetigen", WRITE, Fixture::None, to_confirm::confirm)
}

fn post_routes() -> Routes {
    Routes::about("post")
        .get("/stellenplan", READ, Fixture::None, staffing_plan::page)
        .get("/stellenplan.xlsx", READ, Fixture::None, staffing_files::workbook)
        .get("/stellenplan.csv", READ, Fixture::None, staffing_files::separated)
        .get("/stellenplan.pdf", READ, Fixture::None, staffing_pdf::page)
        .get("/stellen/neu", WRITE, Fixture::None, post_edit::new_form)
        .post("/stellen/neu", WRITE, Fixture::None, post_edit::add)
        .get("/stellen/{id}", READ, Fixture::Post, post::page)
        .get("/stellen/{id}/bearbeiten", WRITE, Fixture::Post, post_edit::form)
        .post("/stellen/{id}/bearbeiten", WRITE, Fixture::Post, post_edit::save)
        .get(
            "/stellen/{id}/besetzungen",
            WRITE,
            Fixture::Post,
            post_fillings::page,
        )
        .post(
            "/stellen/{id}/besetzungen",
            WRITE,
            Fixture::Post,
            post_fillings::fill,
        )
        .post(
            "/stellen/{id}/besetzungsende",
            WRITE,
            Fixture::Post,
            post_fillings::end,
        )
        .post(
            "/stellen/{id}/besetzungskonto",
            WRITE,
            Fixture::Post,
            post_fillings::name_holder,
        )
        .get(
            "/stellen/{id}/ruecknahme",
            WRITE,
            Fixture::Post,
            take_back::of_post,
        )
        .post(
            "/stellen/{id}/ruecknahme",
            WRITE,
            Fixture::Post,
            take_back::save_of_post,
        )
}

fn municipality_routes() -> Routes {
    Routes::about("municipality")
        .get("/kommunen", READ, Fixture::None, municipality_list::page)
        .get("/kommunen/neu", WRITE, Fixture::None, municipality_add::new_form)
        .post("/kommunen/neu", WRITE, Fixture::None, municipality_add::add)
        .get("/kommunen/{id}", READ, Fixture::Municipality, municipality::page)
        .get(
            "/kommunen/{id}/bearbeiten",
            WRITE,
            Fixture::Municipality,
            municipality_edit::form,
        )
        .post(
            "/kommunen/{id}/bearbeiten",
            WRITE,
            Fixture::Municipality,
            municipality_edit::save,
        )
        .get(
            "/kommunen/{id}/ruecknahme",
            WRITE,
            Fixture::Municipality,
            take_back::of_municipality,
        )
        .post(
            "/kommunen/{id}/ruecknahme",
            WRITE,
            Fixture::Municipality,
            take_back::save_of_municipality,
        )
}

fn organisation_routes() -> Routes {
    Routes::about("organisation")
        .get("/organisationen", READ, Fixture::None, organisation_list::page)
        .get(
            "/organisationen/neu",
            WRITE,
            Fixture::None,
            organisation_edit::new_form,
        )
        .post(
            "/organisationen/neu",
            WRITE,
            Fixture::None,
            organisation_edit::add,
        )
        .get(
            "/organisationen/{id}",
            READ,
            Fixture::Organisation,
            organisation::page,
        )
        .get(
            "/organisationen/{id}/bearbeiten",
            WRITE,
            Fixture::Organisation,
            organisation_edit::form,
        )
        .post(
            "/organisationen/{id}/bearbeiten",
            WRITE,
            Fixture::Organisation,
            organisation_edit::save,
        )
}

fn region_routes() -> Routes {
    Routes::about("region")
        .get("/regionen", READ, Fixture::None, regions::page)
        .post("/regionen", WRITE, Fixture::None, regions::add)
        .post("/regionen/namen", WRITE, Fixture::None, regions::rename)
        .post("/regionen/zuschnitt", WRITE, Fixture::None, regions::redistrict)
}

fn social_area_routes() -> Routes {
    Routes::about("social area")
        .get(
            "/kommunen/{id}/sozialraeume",
            WRITE,
            Fixture::Municipality,
            social_areas::page,
        )
        .post(
            "/kommunen/{id}/sozialraeume",
            WRITE,
            Fixture::Municipality,
            social_areas::add,
        )
        .post(
            "/kommunen/{id}/sozialraeume/ende",
            WRITE,
            Fixture::Municipality,
            social_areas::end,
        )
}

fn frame_routes() -> Routes {
    Routes::about("funding frame")
        .get("/foerderung", READ, Fixture::None, funding::page)
        .get("/foerderrahmen/neu", WRITE, Fixture::None, frame_edit::new_form)
        .post("/foerderrahmen/neu", WRITE, Fixture::None, frame_edit::add)
        .get(
            "/foerderrahmen/{id}/bearbeiten",
            WRITE,
            Fixture::FundingFrame,
            frame_edit::form,
        )
        .post(
            "/foerderrahmen/{id}/bearbeiten",
            WRITE,
            Fixture::FundingFrame,
            frame_edit::save,
        )
}

fn rate_routes() -> Routes {
    Routes::about("funding rate")
        .get("/foerdersaetze/neu", WRITE, Fixture::None, rate_edit::new_form)
        .post("/foerdersaetze/neu", WRITE, Fixture::None, rate_edit::add)
        .get(
            "/foerdersaetze/{id}/bearbeiten",
            WRITE,
            Fixture::FundingRate,
            rate_edit::form,
        )
        .post(
            "/foerdersaetze/{id}/bearbeiten",
            WRITE,
            Fixture::FundingRate,
            rate_edit::save,
        )
}
