//! What a mail says: fixed German words for each kind, and a link. Knows no person, no database, no mail server.

use std::fmt;
use std::str::FromStr;

use base::moment::Moment;

db::coded! {
    /// What a mail is for; each kind has its fixed words.
    pub enum MailKind {
        /// A link with which a rare user signs in.
        SignInLink = "sign_in_link",
        /// A link with which a password is set.
        PasswordLink = "password_link",
        /// Something waits for a second person.
        ApprovalWaiting = "approval_waiting",
        /// There is something the reader must be told.
        Notice = "notice",
        /// A job that the reader asked for has ended.
        JobDone = "job_done",
        /// Somebody of the team writes to the network; the text stands behind the link.
        Circular = "circular",
        /// A board meets, or does not; which one and about what stands behind the link.
        Invitation = "invitation",
    }
}

impl MailKind {
    /// The subject line; also what the outbox page calls the kind.
    pub const fn subject(self) -> &'static str {
        match self {
            Self::SignInLink => "Ihr Link zur Anmeldung",
            Self::PasswordLink => "Ihr Link für ein neues Kennwort",
            Self::ApprovalWaiting => "Eine Freigabe wartet auf Sie",
            Self::Notice => "Ein Hinweis für Sie",
            Self::JobDone => "Ihre Aufgabe ist abgeschlossen",
            Self::Circular => "Nachricht an das Netzwerk",
            Self::Invitation => "Einladung zu einer Sitzung",
        }
    }

    const fn before_the_link(self) -> &'static str {
        match self {
            Self::SignInLink => "mit diesem Link melden Sie sich an:",
            Self::PasswordLink => "mit diesem Link legen Sie Ihr neues Kennwort fest:",
            Self::ApprovalWaiting => "ein Vorgang braucht eine zweite Person. Hier entscheiden Sie darüber:",
            Self::Notice => {
                "in Lotse liegt ein Hinweis, den Sie kennen sollten. Hier lesen Sie ihn nach der Anmeldung:"
            }
            Self::JobDone => {
                "eine Aufgabe, die Sie gestartet haben, ist abgeschlossen. Das Ergebnis sehen Sie hier:"
            }
            Self::Circular => {
                "wir haben eine Nachricht an das Netzwerk geschrieben. Sie lesen sie hier, ohne Anmeldung; dort können \
                 Sie sich auch von weiteren Nachrichten abmelden:"
            }
            Self::Invitation => {
                "zu einer Sitzung gibt es eine Einladung oder eine Änderung. Tag, Ort und Tagesordnung stehen hier; dort \
                 sagen Sie auch, ob Sie teilnehmen:"
            }
        }
    }

    /// Whether the link alone lets someone in, so that it must be used by no one else.
    const fn link_is_a_key(self) -> bool {
        matches!(self, Self::SignInLink | Self::PasswordLink)
    }
}

db::coded! {
    /// How far a message is.
    pub enum MessageState {
        /// It waits to be sent.
        Queued = "queued",
        /// The mail server has taken it.
        Sent = "sent",
        /// It was given up.
        Failed = "failed",
        /// Its link had lost its value before it could be sent.
        Expired = "expired",
    }
}

impl MessageState {
    /// The German word, as pages show it.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Queued => "wartet",
            Self::Sent => "versandt",
            Self::Failed => "gescheitert",
            Self::Expired => "abgelaufen",
        }
    }
}

/// A mail address of one line; its Debug does not print it.
#[derive(Clone, PartialEq, Eq)]
pub struct MailAddress(lettre::Address);

/// What was given is no mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Bitte eine E-Mail-Adresse wie vorname.nachname@kreis.de eingeben")]
pub struct NoMailAddress;

impl MailAddress {
    /// The address as written in a mail.
    pub fn as_text(&self) -> &str {
        self.0.as_ref()
    }

    pub(crate) fn envelope(&self) -> lettre::Address {
        self.0.clone()
    }
}

impl FromStr for MailAddress {
    type Err = NoMailAddress;

    fn from_str(text: &str) -> Result<Self, NoMailAddress> {
        text.trim().parse().map(Self).map_err(|_| NoMailAddress)
    }
}

impl fmt::Debug for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MailAddress")
    }
}

/// A path of this house with ids, codes or a token, such as `/freigaben`; its Debug does not print it.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkPath(String);

/// What was given is no path of this house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no path of this house")]
pub struct NoLinkPath;

const LONGEST_PATH: usize = 500;

impl LinkPath {
    /// The path.
    pub fn as_text(&self) -> &str {
        &self.0
    }
}

impl FromStr for LinkPath {
    type Err = NoLinkPath;

    /// Takes letters, digits and `/ - _ . ? = &`, which is all that routes, ids and tokens need: no words get through.
    fn from_str(path: &str) -> Result<Self, NoLinkPath> {
        let is_plain = |letter: char| {
            letter.is_ascii_alphanumeric() || matches!(letter, '/' | '-' | '_' | '.' | '?' | '=' | '&')
        };
        let is_path = path.starts_with('/') && !path.starts_with("//") && path.len() <= LONGEST_PATH;
        if is_path && path.chars().all(is_plain) {
            Ok(Self(path.to_owned()))
        } else {
            Err(NoLinkPath)
        }
    }
}

impl fmt::Debug for LinkPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkPath")
    }
}

/// Who writes: the district's name and the address under which its pages are reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    district: String,
    base_url: String,
}

/// The address of the house is not usable in links.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "Die Adresse für Links muss mit https:// beginnen (auf diesem Rechner auch http://) und ohne Pfad enden."
)]
pub struct NoBaseUrl;

impl Letterhead {
    /// The letterhead of a district, as `Kreis Paderborn` and `https://lotse.kreis-paderborn.de`.
    ///
    /// # Errors
    /// [`NoBaseUrl`] if links made with it would be unsafe or broken.
    pub fn new(district: &str, base_url: &str) -> Result<Self, NoBaseUrl> {
        let base_url = base_url.trim_end_matches('/');
        let (scheme, host) = base_url.split_once("://").ok_or(NoBaseUrl)?;
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        let is_safe = scheme == "https" || (scheme == "http" && is_this_machine(name));
        let is_plain =
            |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | ':' | '[' | ']');
        if !is_safe || host.is_empty() || !host.chars().all(is_plain) {
            return Err(NoBaseUrl);
        }
        Ok(Self {
            district: base::names::one_line(district),
            base_url: base_url.to_owned(),
        })
    }

    /// The whole address of a page.
    pub fn link(&self, path: &LinkPath) -> String {
        format!("{}{}", self.base_url, path.0)
    }
}

/// Whether a host name is the machine itself.
pub(crate) fn is_this_machine(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "::1" | "[::1]")
}

/// A mail, ready to be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// The subject line.
    pub subject: &'static str,
    /// The body, plain text.
    pub text: String,
    /// The link in it.
    pub link: String,
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Letter({})", self.subject)
    }
}

/// Writes the mail: fixed words, the link, and until when it is good.
pub fn written(kind: MailKind, head: &Letterhead, path: &LinkPath, valid_until: Option<Moment>) -> Letter {
    let link = head.link(path);
    let mut paragraphs = vec![
        "Guten Tag,".to_owned(),
        kind.before_the_link().to_owned(),
        link.clone(),
    ];
    if let Some(until) = valid_until {
        paragraphs.push(format!("Der Link gilt bis {}.", until.german()));
    }
    if kind.link_is_a_key() {
        paragraphs.push(
            "Geben Sie den Link nicht weiter. Haben Sie ihn nicht angefordert, brauchen Sie nichts zu tun: \
             Ohne diese Nachricht kommt niemand in Ihr Konto."
                .to_owned(),
        );
    }
    paragraphs.push(format!(
        "Freundliche Grüße\nKommunales Integrationsmanagement, {}",
        head.district
    ));
    paragraphs.push(
        "Diese Nachricht wurde automatisch verschickt. Zum Schutz der Daten enthält sie keine Inhalte. \
         Bitte antworten Sie nicht darauf."
            .to_owned(),
    );
    Letter {
        subject: kind.subject(),
        text: paragraphs.join("\n\n") + "\n",
        link,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_holds_fixed_words_and_the_link() {
        let head = Letterhead::new("Kreis Paderborn", "https://lotse.example.org/").unwrap();
        let until = "2026-03-02T08:15:00Z".parse().unwrap();

        let letter = written(
            MailKind::SignInLink,
            &head,
            &"/anmelden/link?code=abc".parse().unwrap(),
            Some(until),
        );

        assert_eq!(letter.subject, "Ihr Link zur Anmeldung");
        assert!(
            letter
                .text
                .contains("\nhttps://lotse.example.org/anmelden/link?code=abc\n")
        );
        assert!(letter.text.contains("gilt bis 02.03.2026, 09:15 Uhr."));
    }

    #[test]
    fn every_kind_has_its_own_words() {
        let words: std::collections::BTreeSet<_> = MailKind::ALL
            .iter()
            .map(|kind| (kind.subject(), kind.before_the_link()))
            .collect();
        assert_eq!(words.len(), MailKind::ALL.len());
    }

    #[test]
    fn only_paths_without_words_become_links() {
        for path in [
            "/",
            "/freigaben",
            "/aufgaben/018f4d1e-0000-7000-8000-000000000000",
            "/a?b=c&d=e_f.g",
        ] {
            assert!(path.parse::<LinkPath>().is_ok(), "{path}");
        }
        for path in [
            "",
            "freigaben",
            "//evil.example",
            "/a b",
            "/a\r\nBcc: x@y",
            "/müller",
            "/a%20b",
            "/a#b",
        ] {
            assert_eq!(path.parse::<LinkPath>(), Err(NoLinkPath), "{path:?}");
        }
    }

    #[test]
    fn links_are_safe_unless_they_stay_on_this_machine() {
        for url in [
            "https://a.example",
            "https://a.example:8443/",
            "http://127.0.0.1:8080",
            "http://localhost",
        ] {
            assert!(Letterhead::new("Kreis", url).is_ok(), "{url}");
        }
        for url in [
            "",
            "a.example",
            "http://a.example",
            "https://",
            "ftp://localhost",
            "https://a.example/pfad",
        ] {
            assert_eq!(Letterhead::new("Kreis", url), Err(NoBaseUrl), "{url}");
        }
    }

    #[test]
    fn addresses_and_links_do_not_show_in_debug_output() {
        let address: MailAddress = "vorname@example.org".parse().unwrap();
        let path: LinkPath = "/anmelden/link?code=abc".parse().unwrap();
        assert_eq!(format!("{address:?} {path:?}"), "MailAddress LinkPath");
        assert_eq!("a\r\nb@example.org".parse::<MailAddress>(), Err(NoMailAddress));
    }
}
