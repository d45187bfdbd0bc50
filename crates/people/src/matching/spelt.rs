//! Single words compared as spellings of one name, for the identity guard. A search uses `index`, two persons `compare`.

use super::likeness::{Kind, Sought};
use super::names::Names;
use super::sign::Aim;
use super::token::Token;
use super::words::{self, Role};
use super::{romanise, scripts};

/// A word, read as a spelling.
pub(crate) struct Spelt(Token);

impl Spelt {
    /// A word as it stands in a text.
    pub(crate) fn of(word: &str) -> Self {
        let lacks_vowels = word.chars().any(scripts::leaves_vowels_out);
        Self(Token::read(&romanise::with_marks(word), lacks_vowels))
    }

    /// Every word by which somebody with these names may be called; particles are left out.
    pub(crate) fn all(names: &Names<'_>) -> Vec<Self> {
        words::of_names(names)
            .into_iter()
            .filter(|cut| cut.word.role != Role::Loose)
            .map(|cut| Self(Token::read(&cut.latin, cut.lacks_vowels)))
            .filter(|spelt| spelt.letters() >= 2)
            .collect()
    }

    /// The word in plain small letters.
    pub(crate) fn plain(word: &str) -> String {
        romanise::without_marks(&romanise::with_marks(word))
    }

    /// How many plain letters it has.
    pub(crate) fn letters(&self) -> usize {
        self.0.plain.len()
    }

    /// Whether the other word is this name: `true` in the same letters, `false` in another spelling or with a slip.
    pub(crate) fn is_like(&self, other: &Self) -> Option<bool> {
        let sought = Sought::new(&self.0, Aim::Slips);
        let chance = sought.chance(other.0.sign)?;
        match sought.likeness(&other.0, chance)?.kind {
            Kind::Letters => Some(true),
            Kind::Sound => Some(false),
            Kind::Slip => (self.letters() >= 6).then_some(false),
            _ => None,
        }
    }
}
