//! One word of a name, read once for comparing: plain letters, sounds, and what a quick look needs.
//! Its letters are wiped when it goes; it has no Debug.

use zeroize::Zeroize;

use super::costs::{KS, Sound, is_vowel};
use super::sign::Sign;
use super::{romanise, sounds};

/// A word of a name as letters and sounds.
pub(crate) struct Token {
    pub(crate) plain: Box<str>,
    pub(crate) sounds: Box<[Sound]>,
    pub(crate) sign: Sign,
    pub(crate) consonants: u8,
    /// The script leaves short vowels out (Arabic).
    pub(crate) lacks_vowels: bool,
}

impl Token {
    /// Reads a word that [`romanise::with_marks`] made.
    pub(crate) fn read(latin: &str, lacks_vowels: bool) -> Self {
        let sounds = sounds::of(latin).into_boxed_slice();
        let consonants = sounds.iter().filter(|sound| !is_vowel(**sound)).count();
        let doubles = sounds.iter().filter(|sound| *sound & KS != 0).count();
        let glides_first = usize::from(latin.starts_with('y') && sounds.len() > 1);
        let consonants = u8::try_from(consonants + doubles + glides_first).unwrap_or(u8::MAX);
        let plain = romanise::without_marks(latin).into_boxed_str();
        Self {
            sign: Sign::new(&sounds, &plain, consonants, lacks_vowels),
            plain,
            sounds,
            consonants,
            lacks_vowels,
        }
    }
}

impl Drop for Token {
    fn drop(&mut self) {
        self.plain.zeroize();
        self.sounds.zeroize();
    }
}
