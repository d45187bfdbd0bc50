//! Lays the words of two persons side by side: which word answers which, and what is left over.
//! Does not decide what that means; `judge` does.

use super::likeness::{Kind, Likeness};
use super::words::{Field, Role, Word};

/// Two words that answer each other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) one: Word,
    pub(crate) other: Word,
    pub(crate) likeness: Likeness,
}

/// The words of two persons side by side.
#[derive(Debug)]
pub(crate) struct Pairing {
    pub(crate) pairs: Vec<Pair>,
    /// Places of names without an answer, on either side.
    pub(crate) left: u16,
    pub(crate) left_other: u16,
    /// How many names of its own each side has.
    pub(crate) names: u32,
    pub(crate) names_other: u32,
}

impl Pair {
    /// Whether a given name answers a family name.
    pub(crate) fn is_crossed(&self) -> bool {
        matches!(
            (self.one.field, self.other.field),
            (Field::Given, Field::Family | Field::Former) | (Field::Family | Field::Former, Field::Given)
        )
    }

    /// Whether both are family names, now or formerly.
    pub(crate) fn is_family(&self) -> bool {
        let family = |word: Word| matches!(word.field, Field::Family | Field::Former);
        family(self.one) && family(self.other)
    }

    /// Whether a former name has a part in it.
    pub(crate) fn is_former(&self) -> bool {
        self.one.field == Field::Former || self.other.field == Field::Former
    }

    /// The closest pairs first; the same from both sides.
    fn order(&self) -> (Kind, u16, bool, bool, u32, u32) {
        let (start, other_start) = (self.one.span.trailing_zeros(), self.other.span.trailing_zeros());
        (
            self.likeness.kind,
            self.likeness.cost,
            self.one.role == Role::Variant || self.other.role == Role::Variant,
            self.is_crossed(),
            start.abs_diff(other_start),
            start + other_start,
        )
    }
}

/// The places of the names that someone bears now, particles aside.
pub(crate) fn places(words: &[Word]) -> u16 {
    let now = words
        .iter()
        .filter(|word| word.role == Role::Name && word.field != Field::Former);
    now.fold(0, |places, word| places | word.span)
}

/// Pairs off the words, closest first, each word once.
pub(crate) fn pair(
    words: &[Word],
    others: &[Word],
    likeness: impl Fn(&Word, &Word) -> Option<Likeness>,
) -> Pairing {
    let mut candidates = Vec::with_capacity(8);
    for one in words {
        for other in others {
            if let Some(likeness) = likeness(one, other)
                && may_answer(*one, *other, likeness)
            {
                candidates.push(Pair {
                    one: *one,
                    other: *other,
                    likeness,
                });
            }
        }
    }
    candidates.sort_by_key(Pair::order);
    let (mut taken, mut taken_other) = (0_u16, 0_u16);
    let mut pairs = Vec::with_capacity(4);
    for pair in candidates {
        if pair.one.span & taken == 0 && pair.other.span & taken_other == 0 {
            taken |= pair.one.span;
            taken_other |= pair.other.span;
            if pair.one.role != Role::Loose || pair.other.role != Role::Loose {
                pairs.push(pair);
            }
        }
    }
    let (places, places_other) = (places(words), places(others));
    Pairing {
        pairs,
        left: places & !taken,
        left_other: places_other & !taken_other,
        names: places.count_ones(),
        names_other: places_other.count_ones(),
    }
}

/// A joined word answers only a word that was written together, and only if it is the same name.
fn may_answer(one: Word, other: Word, likeness: Likeness) -> bool {
    match (one.role, other.role) {
        (Role::Variant, Role::Variant) => false,
        (Role::Variant, other) | (other, Role::Variant) => {
            other == Role::Name && likeness.kind <= Kind::Ending
        }
        (Role::Loose, _) | (_, Role::Loose) => likeness.is_same_name(),
        (Role::Name, Role::Name) => true,
    }
}
