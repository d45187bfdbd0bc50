//! Sealing of bytes with a key: XChaCha20-Poly1305, padded so that lengths say little. Not a format for files.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop};

use base::ids::Ids;

/// What seals values, as the list of technical measures names it.
pub const ALGORITHM: &str = "XChaCha20-Poly1305 mit 256 Bit";

const KEY_LENGTH: usize = 32;
const NONCE_LENGTH: usize = 24;
const PAD_TO: usize = 32;
const LENGTH_BYTES: usize = 4;

/// A secret key of 32 bytes, wiped when dropped; its Debug shows nothing.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; KEY_LENGTH]);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

impl Key {
    /// A new key.
    pub fn new(ids: &Ids) -> Self {
        let mut bytes = [0; KEY_LENGTH];
        ids.fill(&mut bytes);
        Self(bytes)
    }

    /// The key with these bytes.
    pub(crate) fn from_bytes(bytes: [u8; KEY_LENGTH]) -> Self {
        Self(bytes)
    }

    pub(crate) fn bytes(&self) -> &[u8; KEY_LENGTH] {
        &self.0
    }

    /// A keyed code over `message`, to recognise or to vouch for it; 32 bytes.
    pub fn code(&self, message: &[u8]) -> [u8; 32] {
        use hmac::digest::KeyInit as _;
        let Ok(mut code) = Hmac::<Sha256>::new_from_slice(&self.0) else {
            return [0; 32];
        };
        code.update(message);
        code.finalize().into_bytes().into()
    }

    /// Seals `plain` at `place`: it opens only there and only with this key.
    pub fn seal(&self, ids: &Ids, place: &[u8], plain: &[u8]) -> Vec<u8> {
        let mut nonce = [0; NONCE_LENGTH];
        ids.fill(&mut nonce);
        let mut padded = padded(plain);
        let cipher = XChaCha20Poly1305::new(&self.0.into());
        let sealed = cipher
            .encrypt(
                &XNonce::from(nonce),
                Payload {
                    msg: &padded,
                    aad: place,
                },
            )
            .unwrap_or_default();
        padded.zeroize();
        [nonce.as_slice(), &sealed].concat()
    }

    /// Opens what [`Key::seal`] made, or `None` if key, place or bytes differ.
    pub fn open(&self, place: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, body) = sealed.split_at_checked(NONCE_LENGTH)?;
        let nonce: [u8; NONCE_LENGTH] = nonce.try_into().ok()?;
        let cipher = XChaCha20Poly1305::new(&self.0.into());
        let mut padded = cipher
            .decrypt(
                &XNonce::from(nonce),
                Payload {
                    msg: body,
                    aad: place,
                },
            )
            .ok()?;
        let plain = unpadded(&padded);
        padded.zeroize();
        plain
    }
}

fn padded(plain: &[u8]) -> Vec<u8> {
    let length = u32::try_from(plain.len()).unwrap_or(u32::MAX);
    let mut padded = Vec::with_capacity((LENGTH_BYTES + plain.len()).next_multiple_of(PAD_TO));
    padded.extend_from_slice(&length.to_le_bytes());
    padded.extend_from_slice(plain);
    padded.resize(padded.len().next_multiple_of(PAD_TO), 0);
    padded
}

fn unpadded(padded: &[u8]) -> Option<Vec<u8>> {
    let (length, rest) = padded.split_at_checked(LENGTH_BYTES)?;
    let length = usize::try_from(u32::from_le_bytes(length.try_into().ok()?)).ok()?;
    rest.get(..length).map(<[u8]>::to_vec)
}

#[cfg(test)]
mod tests {
    use base::clock::Clock;

    use super::*;

    #[test]
    fn what_is_sealed_opens_only_with_its_key_at_its_place() {
        let ids = Ids::seeded(Clock::machine(), 1);
        let (key, other) = (Key::new(&ids), Key::new(&ids));
        let sealed = key.seal(&ids, b"people_person.name", "Änne".as_bytes());

        assert_eq!(
            key.open(b"people_person.name", &sealed).as_deref(),
            Some("Änne".as_bytes())
        );
        assert_eq!(other.open(b"people_person.name", &sealed), None);
        assert_eq!(key.open(b"people_person.phone", &sealed), None);
        let mut changed = sealed.clone();
        changed[30] ^= 1;
        assert_eq!(key.open(b"people_person.name", &changed), None);
        assert_eq!(key.open(b"people_person.name", &sealed[..20]), None);
    }

    #[test]
    fn short_values_of_different_length_look_alike() {
        let ids = Ids::seeded(Clock::machine(), 1);
        let key = Key::new(&ids);
        assert_eq!(
            key.seal(&ids, b"", b"Bo").len(),
            key.seal(&ids, b"", b"Maximiliane").len()
        );
    }
}
