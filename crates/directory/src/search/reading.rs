//! Reads a question: its words in groups, each group with what may stand for it. Knows no offer.

use std::collections::BTreeSet;

use crate::search::vocabulary::{Meaning, vocabulary};
use crate::search::words::{self, Word};

/// Words of a question that belong together, and what they mean besides themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// The words as they were asked.
    pub(crate) words: Vec<Word>,
    /// What they mean.
    pub(crate) meanings: BTreeSet<Meaning>,
}

/// The groups of a question, the longest known rows of words first from the left.
pub(crate) fn groups(text: &str) -> Vec<Group> {
    let words = words::asked(text);
    let mut groups = Vec::new();
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        let (length, meanings) = vocabulary()
            .meanings_of_first(rest)
            .map_or((1, BTreeSet::new()), |(length, meanings)| {
                (length, meanings.clone())
            });
        let (first, others) = rest.split_at(length.min(rest.len()));
        groups.push(Group {
            words: first.to_vec(),
            meanings,
        });
        rest = others;
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_belong_together_are_one_group() {
        let groups = groups("Amt für Ausländerangelegenheiten in Büren");
        let words: Vec<usize> = groups.iter().map(|group| group.words.len()).collect();
        assert_eq!(words, [2, 1]);
        assert!(!groups[0].meanings.is_empty());
    }

    #[test]
    fn nothing_asked_is_nothing() {
        assert_eq!(groups(" ?! "), Vec::new());
    }
}
