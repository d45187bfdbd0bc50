//! Passwords: hashed with argon2id, never kept, never compared in the clear. Not a second factor.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::Semaphore;

/// OWASP's first choice of 2024 for argon2id: 19 MiB, two passes, one lane.
pub const MEMORY_KIB: u32 = 19 * 1024;
/// Passes over that memory.
pub const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Each hash takes 19 MiB: more at once would let a crowd at the door use up the memory.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Fewest letters of a password.
pub const SHORTEST: usize = 10;
/// Most bytes of a password; longer ones are refused, not cut.
pub const LONGEST: usize = 256;

/// Why a password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassword {
    /// Too short.
    #[error(
        "Bitte mindestens {SHORTEST} Zeichen wählen, zum Beispiel drei Wörter, die nichts miteinander zu tun haben"
    )]
    TooShort,
    /// Too long.
    #[error("Bitte höchstens {LONGEST} Zeichen wählen")]
    TooLong,
    /// It is the login, or one of the passwords everybody tries.
    #[error("Dieses Kennwort ist zu leicht zu erraten. Bitte ein anderes wählen")]
    Guessable,
}

/// Whether a password may be used for this login.
///
/// # Errors
/// [`WeakPassword`] with what to do.
pub fn check_strength(password: &str, login: &str) -> Result<(), WeakPassword> {
    let lower = password.to_lowercase();
    if password.chars().count() < SHORTEST {
        return Err(WeakPassword::TooShort);
    }
    if password.len() > LONGEST {
        return Err(WeakPassword::TooLong);
    }
    let mut letters: Vec<char> = lower.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    let common = [
        "passwort",
        "kennwort",
        "password",
        "12345678",
        "qwertz",
        "paderborn",
        "lotse",
    ];
    let is_common = common
        .iter()
        .any(|word| lower.replace(word, "").chars().count() < 5);
    if letters.len() < 5 || is_common || (login.len() > 3 && lower.contains(&login.to_lowercase())) {
        return Err(WeakPassword::Guessable);
    }
    Ok(())
}

/// The hash to store, in PHC form.
pub async fn hash(password: String) -> Option<String> {
    let _turn = AT_ONCE.acquire().await.ok()?;
    tokio::task::spawn_blocking(move || {
        hasher()
            .hash_password(password.as_bytes())
            .map(|hash| hash.to_string())
            .ok()
    })
    .await
    .ok()
    .flatten()
}

/// Whether the password belongs to the hash. Without a hash it takes as long and says no, so that nobody learns
/// from the time whether a login exists.
pub async fn verify(password: String, hash: Option<String>) -> bool {
    let Ok(_turn) = AT_ONCE.acquire().await else {
        return false;
    };
    let verified = tokio::task::spawn_blocking(move || {
        if let Some(Ok(hash)) = hash.as_deref().map(PasswordHash::new) {
            return hasher().verify_password(password.as_bytes(), &hash).is_ok();
        }
        let _ = hasher().hash_password(password.as_bytes());
        false
    });
    verified.await.unwrap_or(false)
}

fn hasher() -> Argon2<'static> {
    let parameters = Params::new(MEMORY_KIB, PASSES, LANES, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_belongs_to_its_hash_only() {
        let hash = hash("drei Birnen tanzen".to_owned()).await.unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(verify("drei Birnen tanzen".to_owned(), Some(hash.clone())).await);
        assert!(!verify("drei Birnen tanzten".to_owned(), Some(hash)).await);
        assert!(!verify("drei Birnen tanzen".to_owned(), None).await);
    }

    #[test]
    fn passwords_that_everybody_tries_are_refused() {
        let check = |password: &str| check_strength(password, "anna.beispiel");
        assert_eq!(check("kurz"), Err(WeakPassword::TooShort));
        assert_eq!(check(&"lang".repeat(100)), Err(WeakPassword::TooLong));
        assert_eq!(check("aaaaaaaaaaaa"), Err(WeakPassword::Guessable));
        assert_eq!(check("Passwort1234"), Err(WeakPassword::Guessable));
        assert_eq!(check("anna.beispiel!"), Err(WeakPassword::Guessable));
        assert_eq!(check("drei Birnen tanzen"), Ok(()));
    }
}
