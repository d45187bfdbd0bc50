//! The code by which people speak of a case without naming anybody, such as `F-7K3Q`. Random: it says nothing.

use base::ids::Ids;

/// Crockford's letters: none is taken for another one when read aloud or written by hand.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// So many letters, enough for a million cases.
const LENGTH: usize = 4;
/// After so many codes that were taken, the code grows by a letter.
const TRIES_PER_LENGTH: usize = 16;

/// The code of the given try; later tries are longer, so that one is free in the end.
pub(crate) fn code(ids: &Ids, tries: usize) -> String {
    let length = LENGTH + tries / TRIES_PER_LENGTH;
    let mut bytes = vec![0_u8; length];
    ids.fill(&mut bytes);
    let letters = bytes
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    format!("F-{}", letters.collect::<String>())
}

#[cfg(test)]
mod tests {
    use base::clock::Clock;

    use super::*;

    #[test]
    fn a_code_is_short_random_and_without_letters_that_look_alike() {
        let ids = Ids::seeded(Clock::machine(), 7);
        let codes: Vec<String> = (0..100).map(|_| code(&ids, 0)).collect();
        for one in &codes {
            assert_eq!(one.len(), 6, "{one}");
            assert!(!one[2..].contains(['I', 'L', 'O', 'U']), "{one}");
        }
        assert_ne!(codes[0], codes[1]);
        assert_eq!(code(&ids, TRIES_PER_LENGTH).len(), 7);
    }
}
