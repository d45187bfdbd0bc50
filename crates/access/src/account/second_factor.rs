//! The second factor: six digits every 30 seconds (TOTP, RFC 6238) and recovery codes on paper. Not the password.

use base::ids::Ids;
use data_encoding::{BASE32_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};
use totp_rs::{Algorithm, Builder, Secret, Totp};

const DIGITS_SKEW_STEPS: u16 = 1;
const SECRET_BYTES: usize = 20;
/// How many recovery codes are printed at once.
pub const RECOVERY_CODES: usize = 10;

/// A new secret, 160 bits.
pub fn new_secret(ids: &Ids) -> Vec<u8> {
    let mut secret = vec![0; SECRET_BYTES];
    ids.fill(&mut secret);
    secret
}

/// The secret as it is typed into an app that cannot read the picture.
pub fn typed_secret(secret: &[u8]) -> String {
    BASE32_NOPAD.encode(secret)
}

/// The address that authenticator apps read from the picture.
pub fn address(secret: &[u8], login: &str) -> String {
    let login: String = login
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || "._-@".contains(*letter))
        .collect();
    format!(
        "otpauth://totp/Lotse:{login}?secret={}&issuer=Lotse&algorithm=SHA1&digits=6&period=30",
        typed_secret(secret)
    )
}

/// The step to which the code belongs, if it is right now (one step earlier or later is fine) and later than the last
/// step used: each code works once.
pub fn step_of_code(secret: &[u8], code: &str, seconds: i64, last_step: i64) -> Option<i64> {
    let code: String = code.chars().filter(char::is_ascii_digit).collect();
    let time = u64::try_from(seconds).ok()?;
    let step = i64::try_from(totp(secret).check(&code, time)?).ok()?;
    (step > last_step).then_some(step)
}

/// The code of this moment, for tests and demo.
pub fn code_at(secret: &[u8], seconds: i64) -> String {
    totp(secret)
        .generate(u64::try_from(seconds).unwrap_or(0))
        .to_string()
}

/// New recovery codes, to be shown once: four and four letters of a base-32 alphabet.
pub fn new_recovery_codes(ids: &Ids) -> Vec<String> {
    (0..RECOVERY_CODES)
        .map(|_| {
            let mut bytes = [0_u8; 10];
            ids.fill(&mut bytes);
            let letters = BASE32_NOPAD.encode(&bytes);
            format!(
                "{}-{}-{}-{}",
                &letters[..4],
                &letters[4..8],
                &letters[8..12],
                &letters[12..16]
            )
        })
        .collect()
}

/// The form in which a recovery code is stored: it has 80 bits of chance, so a plain hash keeps it.
pub fn recovery_code_hash(code: &str) -> String {
    let plain: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_uppercase();
    HEXLOWER.encode(&Sha256::digest(format!("lotse recovery {plain}")))
}

fn totp(secret: &[u8]) -> Totp {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_skew(DIGITS_SKEW_STEPS)
        .with_secret(Secret::from(secret.to_vec()))
        .build_noncompliant()
}

#[cfg(test)]
mod tests {
    use base::clock::Clock;

    use super::*;

    #[test]
    fn a_code_works_once_and_only_around_its_time() {
        let secret = b"12345678901234567890";
        let code = code_at(secret, 1_700_000_000);
        let step = step_of_code(secret, &code, 1_700_000_000, 0).unwrap();
        assert_eq!(step_of_code(secret, &code, 1_700_000_000, step), None);
        assert_eq!(step_of_code(secret, &code, 1_700_000_120, 0), None);
        assert_eq!(step_of_code(secret, "000000x", 1_700_000_000, 0), None);
    }

    #[test]
    fn the_code_is_the_one_of_the_standard() {
        // RFC 6238, appendix B: SHA-1, 59 seconds, last six of 94287082.
        assert_eq!(code_at(b"12345678901234567890", 59), "287082");
    }

    #[test]
    fn recovery_codes_are_compared_without_dashes_and_case() {
        let codes = new_recovery_codes(&Ids::seeded(Clock::machine(), 2));
        assert_eq!(codes.len(), RECOVERY_CODES);
        assert_eq!(
            recovery_code_hash(&codes[0]),
            recovery_code_hash(&codes[0].replace('-', " ").to_lowercase())
        );
    }
}
