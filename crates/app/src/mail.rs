//! From the configuration to the outbox: letterhead and the way out. What mails say stands in `post`.

use access::back_door::BackDoor;
use post::mail::model::Letterhead;
use post::mail::outbox::Outbox;
use post::mail::transport::{Encryption, Smtp, SmtpSettings, Transport};

use crate::config::Mail;
use crate::failure::{CommandFailure, Result};

/// The outbox of a district whose pages are reached at this address.
///
/// # Errors
/// If the address is none, or the key store reports something.
pub async fn outbox(back_door: &BackDoor, district: &str, base_url: &str) -> Result<Outbox> {
    let letterhead = Letterhead::new(district, base_url).map_err(|_| {
        CommandFailure::Usage(format!(
            "„{base_url}“ ist keine Adresse, unter der Links geöffnet werden können."
        ))
    })?;
    Ok(Outbox::open(back_door, letterhead).await?)
}

/// The way out that the configuration names; without one, messages stay in the outbox.
///
/// # Errors
/// What is wrong with the settings, in a sentence.
pub fn transport(mail: Option<&Mail>) -> Result<Transport> {
    let Some(mail) = mail else {
        return Ok(Transport::None);
    };
    let settings = SmtpSettings {
        host: mail.host.clone(),
        port: mail.port,
        encryption: encryption(mail),
        user: mail.user.clone(),
        password: mail.password.clone(),
        from: mail.from.clone(),
        ca_file: mail.ca_file.clone(),
    };
    let smtp = Smtp::new(&settings).map_err(|wrong| CommandFailure::Usage(wrong.to_string()))?;
    Ok(Transport::Smtp(std::sync::Arc::new(smtp)))
}

/// A mail server on this machine needs no encryption; every other one gets TLS or STARTTLS.
pub(crate) fn encryption(mail: &Mail) -> Encryption {
    let is_here = matches!(mail.host.as_str(), "localhost" | "127.0.0.1" | "::1");
    match (mail.tls, is_here) {
        (true, _) => Encryption::Tls,
        (false, true) => Encryption::None,
        (false, false) => Encryption::StartTls,
    }
}
