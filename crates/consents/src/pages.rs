//! The pages of declarations. What they show was opened by a permit; what they print passes the gate.

pub mod disclosed;
pub mod duty;
pub mod languages;
pub mod look;
pub mod matrix;
pub mod new;
pub mod release;
pub mod scan;
pub mod sheet;
pub mod sign;
pub mod withdrawal;

use access::act::Act;
use web::routes::{Fixture, Routes};

/// All routes of this room.
pub fn routes() -> Routes {
    let read = Act::ConsentRead;
    let write = Act::ConsentWrite;
    Routes::about("consent")
        .get(
            "/personen/{id}/einwilligungen",
            read,
            Fixture::Person,
            matrix::show,
        )
        .get(
            "/personen/{id}/einwilligungen/neu",
            write,
            Fixture::Person,
            new::ask,
        )
        .post(
            "/personen/{id}/einwilligungen/neu",
            write,
            Fixture::Person,
            new::answer,
        )
        .get(
            "/personen/{id}/einwilligungen/blatt",
            read,
            Fixture::Person,
            sheet::show,
        )
        .post(
            "/personen/{id}/einwilligungen/blatt.pdf",
            write,
            Fixture::Person,
            sheet::print,
        )
        .post_files(
            "/personen/{id}/einwilligungen/unterschrift",
            write,
            Fixture::Person,
            sign::answer,
        )
        .get(
            "/personen/{id}/einwilligungen/scan",
            read,
            Fixture::Person,
            scan::save,
        )
        .post_files(
            "/personen/{id}/einwilligungen/scan",
            write,
            Fixture::Person,
            scan::add,
        )
        .post(
            "/personen/{id}/einwilligungen/scan/loeschung",
            write,
            Fixture::Person,
            scan::remove,
        )
        .get(
            "/personen/{id}/einwilligungen/widerruf",
            read,
            Fixture::Person,
            withdrawal::show,
        )
        .post(
            "/personen/{id}/einwilligungen/widerruf",
            write,
            Fixture::Person,
            withdrawal::answer,
        )
        .post(
            "/personen/{id}/einwilligungen/widerruf.pdf",
            write,
            Fixture::Person,
            withdrawal::print,
        )
        .get(
            "/personen/{id}/einwilligungen/weitergaben",
            read,
            Fixture::Person,
            disclosed::show,
        )
        .get(
            "/personen/{id}/einwilligungen/pflicht",
            write,
            Fixture::Person,
            duty::show,
        )
        .post(
            "/personen/{id}/einwilligungen/pflicht",
            write,
            Fixture::Person,
            duty::answer,
        )
        .and(
            Routes::about("legal duty")
                .get(
                    release::PATH,
                    Act::DisclosureRelease,
                    Fixture::None,
                    release::show,
                )
                .post(
                    release::PATH,
                    Act::DisclosureRelease,
                    Fixture::None,
                    release::answer,
                ),
        )
        .and(
            Routes::about("consent text")
                .get(
                    "/einwilligungen/sprachen",
                    Act::ConsentTextRead,
                    Fixture::None,
                    languages::show,
                )
                .post(
                    "/einwilligungen/sprachen",
                    Act::ConsentTextWrite,
                    Fixture::None,
                    languages::answer,
                ),
        )
}
