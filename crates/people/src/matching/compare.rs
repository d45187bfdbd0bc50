//! Two persons by their names and births, without an index. Not a search: `index` finds candidates first.

use super::birth::Birth;
use super::hit::Resemblance;
use super::judge;
use super::likeness::{Likeness, Sought};
use super::names::Names;
use super::pairing;
use super::sign::Aim;
use super::token::Token;
use super::words::{self, Phrase};

/// How far two entries may be one person, `None` if nothing speaks for it; the order of the two does not matter.
///
/// The sides are ordered by nothing but their likenesses, so that the answer is the same from both.
pub fn compare(one: (&Names<'_>, Birth), other: (&Names<'_>, Birth)) -> Option<Resemblance> {
    let phrase = Phrase::read(words::of_names(one.0));
    let other_phrase = Phrase::read(words::of_names(other.0));
    let likenesses = likenesses(&phrase, &other_phrase);
    let width = other_phrase.tokens.len();
    let pairing = pairing::pair(&phrase.words, &other_phrase.words, |word, other| {
        likenesses
            .get(word.token as usize * width + other.token as usize)
            .copied()
            .flatten()
    });
    judge::doubles(&pairing, one.1.agreement(other.1), one.1 == other.1)
}

fn likenesses(phrase: &Phrase, other: &Phrase) -> Vec<Option<Likeness>> {
    let mut likenesses = Vec::with_capacity(phrase.tokens.len() * other.tokens.len());
    for token in &phrase.tokens {
        let sought = Sought::new(token, Aim::Slips);
        let likeness = |other: &Token| sought.likeness(other, sought.chance(other.sign)?);
        likenesses.extend(other.tokens.iter().map(likeness));
    }
    likenesses
}
