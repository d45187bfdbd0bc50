//! A session and its time limits, without database.

use base::ids::AccountId;
use base::moment::Moment;
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use base::ids::Ids;
use vault::sealed::SubjectKey;

use crate::role::RoleAssignment;

/// Time limits of sessions, from the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionLimits {
    /// Minutes without a click after which a session ends.
    pub idle_minutes: i64,
    /// Hours after which it ends in any case.
    pub absolute_hours: i64,
}

impl Default for SessionLimits {
    fn default() -> Self {
        Self {
            idle_minutes: 30,
            absolute_hours: 10,
        }
    }
}

/// The secret that the browser keeps in a cookie: 256 bits, and a mark by which a district knows its own.
#[derive(Clone)]
pub struct SessionToken(String);

/// Bytes of chance.
const SECRET_BYTES: usize = 32;
/// Bytes of the mark.
const MARK_BYTES: usize = 8;
/// Letters of both.
const TOKEN_LENGTH: usize = ((SECRET_BYTES + MARK_BYTES) * 8).div_ceil(6);

fn mark(secret: &[u8], district: &SubjectKey) -> [u8; MARK_BYTES] {
    let code = district.code(secret);
    let mut mark = [0; MARK_BYTES];
    mark.copy_from_slice(&code[..MARK_BYTES]);
    mark
}

impl std::fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionToken")
    }
}

impl SessionToken {
    /// A new secret of the district with this key.
    pub fn new(ids: &Ids, district: &SubjectKey) -> Self {
        let mut bytes = vec![0; SECRET_BYTES];
        ids.fill(&mut bytes);
        let mark = mark(&bytes, district);
        bytes.extend_from_slice(&mark);
        Self(BASE64URL_NOPAD.encode(&bytes))
    }

    /// Whether the district with this key made it; a session that has ended still is its own.
    pub fn is_of(&self, district: &SubjectKey) -> bool {
        let Ok(bytes) = BASE64URL_NOPAD.decode(self.0.as_bytes()) else {
            return false;
        };
        let Some((secret, own)) = bytes.split_at_checked(SECRET_BYTES) else {
            return false;
        };
        mark(secret, district).ct_eq(own).into()
    }

    /// The secret that a browser sent.
    pub fn sent(text: &str) -> Option<Self> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        (text.len() == TOKEN_LENGTH && text.bytes().all(plain)).then(|| Self(text.to_owned()))
    }

    /// The cookie's value.
    pub fn cookie_value(&self) -> &str {
        &self.0
    }

    /// What the database keeps: of no use to who reads it there.
    pub fn hash(&self) -> String {
        HEXLOWER.encode(&Sha256::digest(format!("lotse session {}", self.0)))
    }

    /// The word that forms of this session carry, so that no other site can send them.
    pub fn form_word(&self) -> String {
        BASE64URL_NOPAD.encode(&Sha256::digest(format!("lotse form {}", self.0))[..18])
    }

    /// Whether a form carried the right word.
    pub fn is_form_word(&self, word: &str) -> bool {
        self.form_word().as_bytes().ct_eq(word.as_bytes()).into()
    }
}

/// A session as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Hash of its secret.
    pub token_hash: String,
    /// Whose it is.
    pub account: AccountId,
    /// When it began.
    pub begun_at: Moment,
    /// The last click, to the minute.
    pub seen_at: Moment,
    /// When it ends in any case.
    pub ends_at: Moment,
    /// When the second factor was given, if it was.
    pub second_factor_at: Option<Moment>,
    /// When the second factor was given again for a grave act, if it was.
    pub stepped_up_at: Option<Moment>,
    /// The kind of browser, such as `Firefox, Windows`.
    pub device: String,
}

impl Session {
    /// When it ends if nobody clicks again.
    pub fn idle_end(&self, limits: SessionLimits) -> Moment {
        self.seen_at.plus_minutes(limits.idle_minutes).min(self.ends_at)
    }

    /// Whether it has ended.
    pub fn is_over(&self, limits: SessionLimits, now: Moment) -> bool {
        now >= self.idle_end(limits)
    }

    /// Whether the second factor was given again within the last five minutes.
    pub fn is_stepped_up(&self, now: Moment) -> bool {
        self.stepped_up_at
            .is_some_and(|at| at <= now && now < at.plus_minutes(5))
    }
}

/// Who is signed in, as pages and the gate know it.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The account.
    pub account: AccountId,
    /// The name colleagues see.
    pub display_name: String,
    /// What is typed to sign in.
    pub login: String,
    /// The roles held today.
    pub roles: Vec<RoleAssignment>,
    /// The session.
    pub session: Session,
    /// Its secret, for the word in forms.
    pub token: SessionToken,
    /// When it ends if nobody clicks again.
    pub idle_end: Moment,
    /// Whether the account must set up a second factor before anything else.
    pub must_set_up_second_factor: bool,
    /// How often the house itself had been changed when this click came.
    pub edition: i64,
}

/// The kind of browser that a `User-Agent` header tells, without version or serial numbers.
pub fn device_of(user_agent: &str) -> String {
    let browser = [
        ("Edg/", "Edge"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]
    .into_iter()
    .find(|(mark, _)| user_agent.contains(mark))
    .map_or("Unbekannter Browser", |(_, name)| name);
    let system = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]
    .into_iter()
    .find(|(mark, _)| user_agent.contains(mark))
    .map_or("unbekanntes Gerät", |(_, name)| name);
    format!("{browser}, {system}")
}

#[cfg(test)]
mod tests {
    use base::clock::Clock;

    use super::*;

    #[test]
    fn a_session_ends_by_idleness_and_in_any_case_after_its_time() {
        let now: Moment = "2026-03-02T08:00:00Z".parse().unwrap();
        let mut session = Session {
            token_hash: String::new(),
            account: AccountId::from_uuid(Ids::machine(Clock::machine()).next()),
            begun_at: now,
            seen_at: now,
            ends_at: now.plus_hours(10),
            second_factor_at: None,
            stepped_up_at: None,
            device: String::new(),
        };
        let limits = SessionLimits::default();
        assert!(!session.is_over(limits, now.plus_minutes(29)));
        assert!(session.is_over(limits, now.plus_minutes(30)));
        session.seen_at = now.plus_hours(10).plus_minutes(-5);
        assert!(!session.is_over(limits, now.plus_hours(10).plus_minutes(-1)));
        assert!(session.is_over(limits, now.plus_hours(10)));
    }

    #[test]
    fn only_the_kind_of_browser_is_kept() {
        let firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0";
        assert_eq!(device_of(firefox), "Firefox, Windows");
        assert_eq!(device_of("curl"), "Unbekannter Browser, unbekanntes Gerät");
    }
}
