//! The page that a mail leads to: the letter, without signing in, and a button to get no further ones.

use access::act::Act;
use access::permit::PublicPurpose;
use askama::Template;
use web::answer::{Answer, Refused, page};
use web::components::{button, notice};
use web::request::Request;
use web::shell::Shell;

use crate::circular::model::LinkSecret;
use crate::circular::store::{self, Opened};

#[derive(Template)]
#[template(path = "network/circular_opened.html")]
struct OpenedPage {
    shell: Shell,
    action: String,
    opened: Opened,
}

/// `GET /rundbrief/{token}`; reading it writes nothing: readers of mail open links by themselves.
pub(super) async fn show(request: Request) -> Answer {
    shown(&request, false).await
}

/// `POST /rundbrief/{token}`
pub(super) async fn sign_off(request: Request) -> Answer {
    request.form()?;
    let secret = secret(&request)?;
    let today = request.access().clock().today();
    let (mut tx, _) = request
        .access()
        .house_row_by_the_public(Act::CircularSend)
        .await?;
    if !store::sign_off(&mut tx, (&secret, today)).await? {
        return Err(Refused::NotFound);
    }
    tx.commit().await?;
    shown(&request, true).await
}

async fn shown(request: &Request, is_signed_off: bool) -> Answer {
    let secret = secret(request)?;
    let (mut tx, permit) = request.access().public_reading(PublicPurpose::Circular).await?;
    let opened = store::opened(&mut tx, &permit, &secret)
        .await?
        .ok_or(Refused::NotFound)?;
    page(&OpenedPage {
        shell: request.shell(&opened.title),
        action: request.path().to_owned(),
        opened: Opened {
            is_signed_off: is_signed_off || opened.is_signed_off,
            ..opened
        },
    })
}

fn secret(request: &Request) -> Result<LinkSecret, Refused> {
    let text: String = request.path_value("token")?;
    LinkSecret::sent(&text).ok_or(Refused::NotFound)
}
