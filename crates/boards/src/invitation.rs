//! Invitations by mail: to accounts with a link to their own pages, to all others with a secret link of their own.
//! The mail names neither board nor topic. What the invitation says is `meeting::paper`.

pub mod model;
pub(crate) mod pages;
pub mod store;

use base::ids::AccountId;
use post::mail::model::MailKind;
use post::mail::outbox::{self, NewMail, Outbox, Recipient};
use web::answer::Refused;
use web::request::Request;

use crate::invitation::model::{Addressee, LinkSecret, addressees};
use crate::look::Look;
use crate::whole::Whole;

/// Queues a mail to everybody who is invited, in the transaction of the step that it tells about.
pub(crate) async fn send(request: &Request, look: &mut Look, whole: &Whole) -> Result<(), Refused> {
    let outbox = request.room::<Outbox>()?;
    for addressee in addressees(whole) {
        let mail = match addressee {
            Addressee::Account(account) => to_account(whole, account)?,
            Addressee::Mail { address, place } => {
                let Ok(address) = address.parse() else { continue };
                let secret = LinkSecret::new(request.access().ids());
                let until = whole.meeting.ends_at;
                store::add(
                    &mut look.tx,
                    &look.permit,
                    (whole.meeting.id, place),
                    (&secret, until),
                )
                .await?;
                NewMail {
                    to: Recipient::Address(address),
                    kind: MailKind::Invitation,
                    link: format!("/einladung/{}", secret.text())
                        .parse()
                        .map_err(Refused::failed)?,
                    valid_until: Some(until),
                }
            }
        };
        outbox::public(&mut look.tx, outbox, &mail).await?;
    }
    Ok(())
}

fn to_account(whole: &Whole, account: AccountId) -> Result<NewMail, Refused> {
    Ok(NewMail {
        to: Recipient::Account(account),
        kind: MailKind::Invitation,
        link: format!("/meine-gremien/sitzungen/{}", whole.meeting.id)
            .parse()
            .map_err(Refused::failed)?,
        valid_until: Some(whole.meeting.ends_at),
    })
}
