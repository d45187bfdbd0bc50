//! Every word that occurs in the index, once, with the places where it occurs. Knows no persons, only slots.
//! A word that nobody bears any more is wiped.

use std::collections::HashMap;
use std::sync::Arc;

use zeroize::Zeroize;

use super::likeness::{Likeness, Sought};
use super::sign::Sign;
use super::token::Token;
use super::words::Cut;

/// A word and who bears it.
struct Entry {
    spelling: Arc<Spelling>,
    token: Token,
    slots: Vec<u32>,
}

/// All words of the index.
#[derive(Default)]
pub(crate) struct Vocabulary {
    entries: Vec<Option<Entry>>,
    /// The entries' signs, side by side for a quick pass.
    signs: Vec<Sign>,
    free: Vec<u32>,
    numbers: HashMap<Arc<Spelling>, u32>,
}

/// A word as it was read; two spellings of one sound are two words.
#[derive(PartialEq, Eq, Hash)]
struct Spelling {
    latin: Box<str>,
    lacks_vowels: bool,
}

impl Drop for Spelling {
    fn drop(&mut self) {
        self.latin.zeroize();
    }
}

impl Vocabulary {
    /// The number of this word, now also borne by `slot`.
    pub(crate) fn add(&mut self, cut: Cut, slot: u32) -> u32 {
        let spelling = Spelling {
            latin: cut.latin.into_boxed_str(),
            lacks_vowels: cut.lacks_vowels,
        };
        if let Some(number) = self.numbers.get(&spelling) {
            if let Some(entry) = &mut self.entries[*number as usize]
                && entry.slots.last() != Some(&slot)
                && !entry.slots.contains(&slot)
            {
                entry.slots.push(slot);
            }
            return *number;
        }
        let spelling = Arc::new(spelling);
        let token = Token::read(&spelling.latin, spelling.lacks_vowels);
        let entry = Entry {
            spelling: Arc::clone(&spelling),
            token,
            slots: vec![slot],
        };
        let sign = entry.token.sign;
        let number = if let Some(number) = self.free.pop() {
            self.entries[number as usize] = Some(entry);
            self.signs[number as usize] = sign;
            number
        } else {
            self.entries.push(Some(entry));
            self.signs.push(sign);
            u32::try_from(self.entries.len() - 1).unwrap_or(u32::MAX)
        };
        self.numbers.insert(spelling, number);
        number
    }

    /// Takes `slot` off the words with these numbers; a word without bearers is wiped.
    pub(crate) fn take_off(&mut self, numbers: impl Iterator<Item = u32>, slot: u32) {
        for number in numbers {
            let place = &mut self.entries[number as usize];
            let Some(entry) = place else { continue };
            if let Some(at) = entry.slots.iter().position(|other| *other == slot) {
                entry.slots.swap_remove(at);
            }
            if entry.slots.is_empty() {
                self.numbers.remove(&entry.spelling);
                *place = None;
                self.signs[number as usize] = Sign::default();
                self.free.push(number);
            }
        }
    }

    /// Who bears this very word, in the same letters.
    pub(crate) fn bearers(&self, cut: Cut) -> &[u32] {
        let spelling = Spelling {
            latin: cut.latin.into_boxed_str(),
            lacks_vowels: cut.lacks_vowels,
        };
        let entry = self
            .numbers
            .get(&spelling)
            .and_then(|number| self.entries[*number as usize].as_ref());
        entry.map_or(&[], |entry| entry.slots.as_slice())
    }

    /// Gives back the room that was taken in advance.
    pub(crate) fn shrink(&mut self) {
        self.entries.shrink_to_fit();
        self.signs.shrink_to_fit();
        self.numbers.shrink_to_fit();
        for entry in self.entries.iter_mut().flatten() {
            entry.slots.shrink_to_fit();
        }
    }

    /// Whether no word is left.
    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.numbers.is_empty() && self.entries.iter().all(Option::is_none)
    }

    /// Shows every word that is like the sought one, with its number and bearers.
    pub(crate) fn look_up(&self, sought: &Sought<'_>, mut found: impl FnMut(u32, Likeness, &[u32])) {
        for ((number, sign), entry) in (0_u32..).zip(&self.signs).zip(&self.entries) {
            if let Some(chance) = sought.chance(*sign)
                && let Some(entry) = entry
                && let Some(likeness) = sought.likeness(&entry.token, chance)
            {
                found(number, likeness, &entry.slots);
            }
        }
    }
}
