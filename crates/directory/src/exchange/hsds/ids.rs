//! Ids for what HSDS wants one and the directory has none: made from what it belongs to, the same at every answer.

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The id of something of this kind and code that belongs to `parent`.
pub(crate) fn derived(parent: Uuid, kind: &str, code: &str) -> Uuid {
    let mut hash = Sha256::new();
    hash.update(parent.as_bytes());
    hash.update(kind.as_bytes());
    hash.update([0]);
    hash.update(code.as_bytes());
    let digest: [u8; 32] = hash.finalize().into();
    let (first, _) = digest.split_at(16);
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(first);
    // Version 8 says: made by a rule of one's own.
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_thing_has_the_same_id_and_others_have_another() {
        let parent = Uuid::from_u128(1);
        assert_eq!(
            derived(parent, "language", "ar"),
            derived(parent, "language", "ar")
        );
        let others = [
            derived(parent, "language", "uk"),
            derived(parent, "area", "ar"),
            derived(Uuid::from_u128(2), "language", "ar"),
            derived(parent, "languagea", "r"),
        ];
        for other in others {
            assert_ne!(other, derived(parent, "language", "ar"));
        }
    }
}
