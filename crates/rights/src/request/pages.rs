//! The pages of requests: those of a person, one of them, and all of the house without names.

mod list;
mod one;
mod person;

use access::act::Act;
use access::permit::Permit;
use base::ids::{PersonId, RowId};
use web::answer::Refused;
use web::form::Form;
use web::request::Request;
use web::routes::{Fixture, Routes};
use web::shell::Shell;

/// The list of the house.
pub(crate) const LIST: &str = "/betroffenenrechte";

/// The routes of requests.
pub(crate) fn routes() -> Routes {
    Routes::about("subject request")
        .get(LIST, Act::SubjectRequestList, Fixture::None, list::show)
        .get(
            "/personen/{id}/rechte",
            Act::SubjectRequestRead,
            Fixture::Person,
            person::show,
        )
        .post(
            "/personen/{id}/rechte",
            Act::SubjectRequestWrite,
            Fixture::Person,
            person::answer,
        )
        .get(
            "/personen/{id}/antrag",
            Act::SubjectRequestRead,
            Fixture::Person,
            one::show,
        )
        .post(
            "/personen/{id}/antrag",
            Act::SubjectRequestWrite,
            Fixture::Person,
            one::answer,
        )
        .post(
            "/personen/{id}/loeschsperre",
            Act::SubjectRequestWrite,
            Fixture::Person,
            person::hold,
        )
}

/// The address of a person's requests.
pub(crate) fn path(person: PersonId) -> String {
    format!("/personen/{person}/rechte")
}

/// The address of one request.
pub(crate) fn path_of(person: PersonId, request: RowId) -> String {
    format!("/personen/{person}/antrag?antrag={request}")
}

/// The frame of a page below the requests of a person.
pub(crate) fn shell_below(request: &Request, title: &str, person: PersonId) -> Shell {
    let (person_path, rights_path) = (format!("/personen/{person}"), path(person));
    request.shell_below(
        title,
        &[
            ("Personen", "/personen"),
            ("Person", &person_path),
            ("Rechte", &rights_path),
        ],
    )
}

/// The name of the person of the permit, as pages show it.
pub(crate) async fn name_of(
    tx: &mut db::tx::Tx,
    permit: &Permit<PersonId>,
) -> Result<people::person::model::Details, Refused> {
    let person = people::person::store::read(tx, permit)
        .await?
        .ok_or(Refused::NotFound)?;
    person.details(permit).ok_or(Refused::NotFound)
}

/// The request that a form or an address names.
pub(crate) fn request_id(form: &Form) -> Result<RowId, Refused> {
    form.text("antrag").parse().map_err(|_| Refused::NotFound)
}
