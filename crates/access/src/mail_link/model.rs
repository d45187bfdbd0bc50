//! Links, PINs and who signs in with them, without database.

use base::ids::{AccountId, Ids, RowId};
use base::moment::Moment;
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};

use crate::role::Role;

db::coded! {
    /// What a mailed link is for.
    pub enum LinkPurpose {
        /// Signing in, together with a PIN.
        SignIn = "sign_in",
        /// Setting a password.
        Password = "password",
    }
}

/// The secret in a mailed link, or of a remembered device; 256 bits.
#[derive(Clone)]
pub struct Secret(String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

impl Secret {
    /// A new secret.
    pub fn new(ids: &Ids) -> Self {
        let mut bytes = [0; 32];
        ids.fill(&mut bytes);
        Self(BASE64URL_NOPAD.encode(&bytes))
    }

    /// The secret that a browser sent.
    pub fn sent(text: &str) -> Option<Self> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        (text.len() == 43 && text.bytes().all(plain)).then(|| Self(text.to_owned()))
    }

    /// The secret as text, for the mail or the cookie.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What the database keeps of a link.
    pub(crate) fn link_hash(&self) -> String {
        HEXLOWER.encode(&Sha256::digest(format!("lotse link {}", self.0)))
    }

    /// What the database keeps of a device.
    pub(crate) fn device_hash(&self) -> String {
        HEXLOWER.encode(&Sha256::digest(format!("lotse device {}", self.0)))
    }
}

/// A link on its way to its owner.
#[derive(Clone, Debug)]
pub struct IssuedLink {
    /// The secret in it.
    pub secret: Secret,
    /// To whom it goes.
    pub account: AccountId,
}

/// A link that still holds.
#[derive(Clone, Debug)]
pub struct OpenLink {
    /// Whose it is.
    pub account: AccountId,
    /// What this account types to sign in otherwise.
    pub login: String,
    /// The hash of the PIN, if the account has one.
    pub(crate) pin_hash: Option<String>,
}

impl OpenLink {
    /// Whether the account already has a PIN.
    pub fn has_pin(&self) -> bool {
        self.pin_hash.is_some()
    }
}

/// A remembered device that is not revoked, with what is needed to let its owner in.
#[derive(Clone, Debug)]
pub(crate) struct KnownDevice {
    pub(crate) id: RowId,
    pub(crate) account: AccountId,
    pub(crate) login: String,
    pub(crate) pin_hash: String,
}

/// A remembered device, as its owner sees it.
#[derive(Clone, Debug)]
pub struct Device {
    /// Its id.
    pub id: RowId,
    /// The kind of browser.
    pub device: String,
    /// Since when it is remembered.
    pub remembered_at: Moment,
    /// When it was last used.
    pub seen_at: Moment,
}

/// Why someone is not let in with link or device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkRefused {
    /// The link is used, too old, or never was; or the device is revoked.
    Gone,
    /// The PIN is wrong.
    WrongPin {
        /// How many tries are left.
        left: i64,
    },
    /// The new PIN is not taken.
    WeakPin(WeakPin),
    /// Too many failures from this address.
    Wait {
        /// Seconds until the next try.
        seconds: i64,
    },
}

/// Why a PIN is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeakPin {
    /// It is not made of six to twelve digits.
    NotSixDigits,
    /// Everybody would try it: one digit, or digits in a row.
    Guessable,
}

/// Whether a PIN may be used.
///
/// # Errors
/// [`WeakPin`].
pub fn check_pin(pin: &str) -> Result<(), WeakPin> {
    let digits = pin.as_bytes();
    if !(6..=12).contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) {
        return Err(WeakPin::NotSixDigits);
    }
    let steps: Vec<i16> = digits
        .windows(2)
        .map(|pair| i16::from(pair[1]) - i16::from(pair[0]))
        .collect();
    let in_a_row = [-1, 0, 1].iter().any(|step| steps.iter().all(|one| one == step));
    if in_a_row { Err(WeakPin::Guessable) } else { Ok(()) }
}

/// Whether who holds these roles today signs in by link: only roles of people who come rarely, and at least one.
pub fn sign_in_by_link(roles: &[Role]) -> bool {
    !roles.is_empty()
        && roles
            .iter()
            .all(|role| matches!(role, Role::BoardMember | Role::Partner | Role::RegularService))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_six_digits_that_not_everybody_tries() {
        for (pin, expected) in [
            ("482915", Ok(())),
            ("48291", Err(WeakPin::NotSixDigits)),
            ("48291a", Err(WeakPin::NotSixDigits)),
            ("٤٨٢٩١٥", Err(WeakPin::NotSixDigits)),
            ("111111", Err(WeakPin::Guessable)),
            ("123456", Err(WeakPin::Guessable)),
            ("987654", Err(WeakPin::Guessable)),
        ] {
            assert_eq!(check_pin(pin), expected, "{pin}");
        }
    }

    #[test]
    fn only_people_who_come_rarely_sign_in_by_link() {
        assert!(sign_in_by_link(&[Role::Partner, Role::BoardMember]));
        assert!(!sign_in_by_link(&[Role::Partner, Role::CaseManager]));
        assert!(!sign_in_by_link(&[]));
    }
}
