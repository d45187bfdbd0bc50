//! What an account is, without database. Professionals are plain functional data, not sealed (system part C).

use base::ids::AccountId;
use base::moment::Moment;

/// An account of someone who works with Lotse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// What is typed to sign in, in small letters.
    pub login: String,
    /// The name colleagues see.
    pub display_name: String,
    /// Where links are sent.
    pub email: String,
    /// Since when it is locked, if it is.
    pub locked_at: Option<Moment>,
    /// Whether a second factor is set up.
    pub has_second_factor: bool,
    /// Counts changes; the second writer sees both versions.
    pub version: i64,
}

/// A new account, before it has an id.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// What is typed to sign in.
    pub login: String,
    /// The name colleagues see.
    pub display_name: String,
    /// Where links are sent.
    pub email: String,
}

/// The form in which logins are stored and compared.
pub fn login_key(login: &str) -> String {
    base::names::one_line(login).to_lowercase()
}
