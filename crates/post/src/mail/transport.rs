//! How mails leave the house: through a mail server, or in demo onto a page. Not what they say.

use std::collections::VecDeque;
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use lettre::message::{Mailbox as Party, Message, header};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::Tls;
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use base::ids::MessageId;
use base::moment::Moment;

use crate::mail::model::{Letter, MailAddress, is_this_machine};
use crate::mail::tls;

/// The way out of one process.
#[derive(Clone, Debug)]
pub enum Transport {
    /// A mail server.
    Smtp(Arc<Smtp>),
    /// No mail leaves; a page shows what would have.
    Demo(DemoMailbox),
    /// No mail server is configured: messages are given up, and the outbox page says why.
    None,
}

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// TLS from the first byte.
    Tls,
    /// STARTTLS; without it nothing is sent.
    StartTls,
    /// None, to a mail server on this machine only.
    None,
}

/// The mail server, as configured.
#[derive(Clone)]
pub struct SmtpSettings {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub encryption: Encryption,
    /// The account there.
    pub user: Option<String>,
    /// Its password.
    pub password: Option<String>,
    /// The sender, as `Lotse <lotse@kreis.de>`.
    pub from: String,
    /// A file with the certificates of the house's own authority, believed besides those of the system.
    pub ca_file: Option<PathBuf>,
}

impl fmt::Debug for SmtpSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SmtpSettings({}:{})", self.host, self.port)
    }
}

/// What is wrong with the settings of the mail server.
#[derive(Debug, thiserror::Error)]
pub enum SmtpSettingsWrong {
    /// The sender is no mail address.
    #[error("Der Absender „{0}“ ist keine E-Mail-Adresse. Bitte etwa „Lotse <lotse@kreis.de>“ eintragen.")]
    From(String),
    /// Mails would cross the network in the clear.
    #[error("Ohne Verschlüsselung geht Post nur an einen Mailserver auf diesem Rechner, nicht an {0}.")]
    InTheClear(String),
    /// The name of the mail server is not usable.
    #[error("Der Name des Mailservers ist nicht verwendbar.")]
    Host(#[source] lettre::transport::smtp::Error),
    /// The file of the house's own authority is not readable.
    #[error("Die Datei {file} aus „ca_file“ ist nicht lesbar: {source}.")]
    CaFile {
        /// Where it should be.
        file: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file of the house's own authority is none.
    #[error(
        "In der Datei {0} aus „ca_file“ steht kein gültiges Zertifikat. Erwartet werden Zertifikate als PEM, \
         beginnend mit „-----BEGIN CERTIFICATE-----“."
    )]
    NoCertificate(PathBuf),
}

/// A mail server.
pub struct Smtp {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Party,
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Smtp")
    }
}

const LONGEST_WAIT: Duration = Duration::from_secs(30);

impl Smtp {
    /// The mail server of these settings; it is not contacted yet.
    ///
    /// # Errors
    /// [`SmtpSettingsWrong`] with a sentence for who configures it.
    pub fn new(settings: &SmtpSettings) -> Result<Self, SmtpSettingsWrong> {
        let from: Party = settings
            .from
            .parse()
            .map_err(|_| SmtpSettingsWrong::From(settings.from.clone()))?;
        let host = settings.host.as_str();
        let protection = match settings.encryption {
            Encryption::Tls => Tls::Wrapper(tls::trusting(host, settings.ca_file.as_deref())?),
            Encryption::StartTls => Tls::Required(tls::trusting(host, settings.ca_file.as_deref())?),
            Encryption::None if is_this_machine(host) => Tls::None,
            Encryption::None => return Err(SmtpSettingsWrong::InTheClear(host.to_owned())),
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
            .tls(protection)
            .port(settings.port)
            .timeout(Some(LONGEST_WAIT))
            .hello_name(ClientId::Domain(from.email.domain().to_owned()));
        if let (Some(user), Some(password)) = (&settings.user, &settings.password) {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(Self {
            server: builder.build(),
            from,
        })
    }

    async fn send(&self, parcel: &Parcel) -> Result<(), NotSent> {
        let seconds = u64::try_from(parcel.at.seconds()).unwrap_or(0);
        let message = Message::builder()
            .from(self.from.clone())
            .to(Party::new(None, parcel.to.envelope()))
            .subject(parcel.letter.subject)
            .date(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
            // The same after a restart: a mail program drops the second copy.
            .message_id(Some(format!("<{}@{}>", parcel.message, self.from.email.domain())))
            .header(header::ContentType::TEXT_PLAIN)
            .body(parcel.letter.text.clone())
            .map_err(|_| NotSent::never("address"))?;
        self.server
            .send(message)
            .await
            .map(drop)
            .map_err(|error| not_sent(parcel.message, &error))
    }
}

/// A mail with its address.
#[derive(Debug)]
pub(crate) struct Parcel {
    pub(crate) message: MessageId,
    pub(crate) to: MailAddress,
    pub(crate) letter: Letter,
    pub(crate) at: Moment,
}

/// Why a mail did not leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotSent {
    pub(crate) code: &'static str,
    pub(crate) is_final: bool,
}

impl NotSent {
    const fn again(code: &'static str) -> Self {
        Self {
            code,
            is_final: false,
        }
    }

    const fn never(code: &'static str) -> Self {
        Self { code, is_final: true }
    }
}

/// Sorts what the server said. Only its number is logged: its words can hold the address.
fn not_sent(message: MessageId, error: &lettre::transport::smtp::Error) -> NotSent {
    let Some(reply) = error.status().map(|status| status.to_string()) else {
        tracing::warn!(%message, %error, "mail server not reached");
        return NotSent::again(if tls::is_certificate_refused(error) {
            "mail_certificate"
        } else if error.is_client() {
            // This side gave up: no STARTTLS, no way to sign in, no characters beyond ASCII in addresses.
            "mail_server_lacks"
        } else {
            "mail_server_unreachable"
        });
    };
    tracing::warn!(%message, reply, "mail server refused");
    if reply.starts_with("53") {
        // 530, 534, 535 and 538 speak about this house's account at the server, not about the mail.
        NotSent::again("mail_sign_in")
    } else if error.is_permanent() {
        NotSent::never("mail_refused")
    } else {
        NotSent::again("mail_server_busy")
    }
}

impl Transport {
    /// The mail server of these settings.
    ///
    /// # Errors
    /// [`SmtpSettingsWrong`].
    pub fn smtp(settings: &SmtpSettings) -> Result<Self, SmtpSettingsWrong> {
        Ok(Self::Smtp(Arc::new(Smtp::new(settings)?)))
    }

    pub(crate) async fn send(&self, parcel: Parcel) -> Result<(), NotSent> {
        match self {
            Self::Smtp(smtp) => smtp.send(&parcel).await,
            Self::Demo(mailbox) => {
                mailbox.put(parcel);
                Ok(())
            }
            Self::None => Err(NotSent::never("no_mail_server")),
        }
    }
}

/// What demo shows instead of sending it: the latest mails of one district, in memory.
///
/// Their links lie sealed in the database; [`crate::mail::send::refill`] puts them here again after a start.
#[derive(Clone, Default)]
pub struct DemoMailbox(Arc<Mutex<VecDeque<DemoMail>>>);

/// A mail that demo did not send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoMail {
    /// The message.
    pub message: MessageId,
    /// To whom.
    pub to: MailAddress,
    /// When it would have been sent.
    pub at: Moment,
    /// What it says.
    pub letter: Letter,
}

/// How many mails demo keeps.
pub(crate) const DEMO_MAILS: usize = 200;

impl fmt::Debug for DemoMailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DemoMailbox")
    }
}

impl DemoMailbox {
    /// All mails, the latest first.
    pub fn mails(&self) -> Vec<DemoMail> {
        self.lock().iter().cloned().collect()
    }

    /// The mail of a message.
    pub fn mail(&self, message: MessageId) -> Option<DemoMail> {
        self.lock().iter().find(|mail| mail.message == message).cloned()
    }

    pub(crate) fn put(&self, parcel: Parcel) {
        let mut mails = self.lock();
        mails.push_front(DemoMail {
            message: parcel.message,
            to: parcel.to,
            at: parcel.at,
            letter: parcel.letter,
        });
        mails.truncate(DEMO_MAILS);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, VecDeque<DemoMail>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
