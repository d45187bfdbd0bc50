//! Which controllers let case managers of others ask whether somebody may be known there. Off until it is agreed.

use access::act::Act;
use access::audit::model::AuditSubject;
use askama::Template;
use base::ids::RowId;
use web::answer::{Answer, go_to_saying, page};
use web::components::{button, empty, tag};
use web::request::Request;
use web::shell::Shell;

use crate::double_check::store::{self, Controller};

const PATH: &str = "/personen/doppelpruefung";

#[derive(Template)]
#[template(path = "people/double_check.html")]
struct ReleasesPage {
    shell: Shell,
    controllers: Vec<Controller>,
}

/// Shows the controllers.
///
/// # Errors
/// [`Refused`](web::answer::Refused) as the gate says.
pub async fn ask(request: Request) -> Answer {
    let (mut tx, permit) = request
        .access()
        .enter(request.who()?, Act::OrganisationWrite)
        .await?;
    let controllers = store::controllers(&mut tx, &permit).await?;
    page(&ReleasesPage {
        shell: request.shell("Doppelprüfung"),
        controllers,
    })
}

/// Releases a controller, or takes the release back.
///
/// # Errors
/// [`Refused`](web::answer::Refused) as the gate says.
pub async fn answer(request: Request) -> Answer {
    let access = request.access();
    let (mut tx, permit) = access
        .enter_writing(request.who()?, Act::OrganisationWrite, AuditSubject::House)
        .await?;
    let form = request.form()?;
    let known = store::controllers(&mut tx, &permit).await?;
    let asked = form.text("verantwortlicher");
    if let Some(controller) = known.iter().find(|one| one.id.to_string() == asked) {
        if form.text("handlung") == "freigeben" {
            let id = RowId::from_uuid(access.ids().next());
            store::release(&mut tx, &permit, id, controller.id).await?;
        } else {
            store::end_release(&mut tx, &permit, controller.id).await?;
        }
        tx.commit().await?;
    }
    go_to_saying(PATH, "gespeichert")
}
