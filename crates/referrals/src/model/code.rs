//! The code by which people speak of a referral without naming anybody, such as `V-7K3Q`. Random: it says nothing.

use base::ids::Ids;

/// Crockford's letters: none is taken for another one when read aloud or written by hand.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 5;

/// A new code. Two referrals may share one, seldom enough for people on the phone; ids tell them apart.
pub fn code(ids: &Ids) -> String {
    let mut bytes = [0_u8; LENGTH];
    ids.fill(&mut bytes);
    let letters = bytes
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    format!("V-{}", letters.collect::<String>())
}

#[cfg(test)]
mod tests {
    use base::clock::Clock;

    use super::*;

    #[test]
    fn a_code_is_short_and_without_letters_that_look_alike() {
        let ids = Ids::seeded(Clock::machine(), 7);
        let codes: Vec<String> = (0..100).map(|_| code(&ids)).collect();
        for one in &codes {
            assert_eq!(one.len(), 7, "{one}");
            assert!(!one[2..].contains(['I', 'L', 'O', 'U']), "{one}");
        }
        assert_ne!(codes[0], codes[1]);
    }
}
