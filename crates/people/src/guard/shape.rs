//! How much a word looks like a name and how much like a German word, by its letters three by three. No list of names.

use std::sync::LazyLock;

use super::lists;
use crate::matching::spelt::Spelt;

/// a–z and the end of a word.
const LETTERS: usize = 27;

static TABLE: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let names = counts(
        lists::words(lists::GIVEN_NAMES)
            .chain(lists::words(lists::FAMILY_NAMES))
            .map(str::to_owned),
    );
    let german = counts(lists::words(lists::GERMAN_WORDS).map(Spelt::plain));
    let total = |counts: &[f32]| counts.iter().sum::<f32>();
    let (all_names, all_german) = (total(&names), total(&german));
    names
        .iter()
        .zip(&german)
        .map(|(name, word)| (name / all_names).ln() - (word / all_german).ln())
        .collect()
});

/// Above nought it looks more like a name; beyond one in either direction it is quite sure.
pub(super) fn likeness_to_names(plain: &str) -> f32 {
    let mut sum = 0.0;
    let mut number = 0.0_f32;
    for place in threes(plain) {
        sum += TABLE.get(place).copied().unwrap_or(0.0);
        number += 1.0;
    }
    if number > 0.0 { sum / number } else { 0.0 }
}

fn counts(words: impl Iterator<Item = String>) -> Vec<f32> {
    // What was never seen was nearly seen.
    let mut counts = vec![0.5; LETTERS * LETTERS * LETTERS];
    for word in words {
        for place in threes(&word) {
            if let Some(count) = counts.get_mut(place) {
                *count += 1.0;
            }
        }
    }
    counts
}

fn threes(plain: &str) -> impl Iterator<Item = usize> {
    let number = |letter: &u8| usize::from(letter.saturating_sub(b'a') + 1);
    let letters: Vec<usize> = std::iter::once(0)
        .chain(
            plain
                .as_bytes()
                .iter()
                .filter(|letter| letter.is_ascii_lowercase())
                .map(number),
        )
        .chain(std::iter::once(0))
        .collect();
    (2..letters.len())
        .map(move |last| (letters[last - 2] * LETTERS + letters[last - 1]) * LETTERS + letters[last])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unlisted_names_look_like_names_and_unlisted_words_like_words() {
        for name in ["yaqubov", "tesfagiorgis", "mamadouba", "szczepanik", "oyelowo"] {
            assert!(
                likeness_to_names(name) > 0.3,
                "{name} {}",
                likeness_to_names(name)
            );
        }
        for word in ["spritzschutz", "unterbrechungen", "gerustbauer", "schneeschieber"] {
            assert!(
                likeness_to_names(word) < 0.0,
                "{word} {}",
                likeness_to_names(word)
            );
        }
    }
}
