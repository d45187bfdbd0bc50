//! Names of certain people, looked for in many texts: who else is named in what one person may read. A word is judged
//! once, however often it stands there. Nothing of it is stored.

use std::collections::HashMap;
use std::ops::Range;

use crate::guard::hit::Kind;
use crate::guard::inflected;
use crate::guard::names::{self, SHORT};
use crate::guard::word::{Word, words};
use crate::matching::names::Names;
use crate::matching::spelt::Spelt;

/// Whom a mark may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whose {
    /// One of the known people, by place in the list.
    Known(usize),
    /// Somebody else: it is written as a name is, or the asked index knows somebody of this name.
    Somebody,
}

/// One place in a text where somebody is named.
#[derive(Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands, in bytes; both ends lie between letters.
    pub range: Range<usize>,
    /// Who it may be.
    pub whose: Whose,
}

impl std::fmt::Debug for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Mark({:?} at {:?})", self.whose, self.range)
    }
}

/// Names that are looked for, and names that are not: those of whoever reads the text.
#[derive(Default)]
pub struct Roster {
    own: Vec<Spelt>,
    known: Vec<(Spelt, usize)>,
    verdicts: HashMap<String, Verdict>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Own,
    Known(usize),
    Unknown,
}

impl std::fmt::Debug for Roster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Roster({} words)", self.known.len())
    }
}

impl Roster {
    /// For a reader with these names, and other people with theirs; what both bear, as the family name, is the reader's.
    pub fn of(own: &[String], others: &[String]) -> Self {
        let spelt = |name: &String| Spelt::all(&Names::new("", name));
        let numbered = |(place, name): (usize, &String)| -> Vec<(Spelt, usize)> {
            spelt(name).into_iter().map(|word| (word, place)).collect()
        };
        Self {
            own: own.iter().flat_map(spelt).collect(),
            known: others.iter().enumerate().flat_map(numbered).collect(),
            verdicts: HashMap::new(),
        }
    }

    /// Where the known people are named, and nobody else.
    pub fn known_in(&mut self, text: &str) -> Vec<Mark> {
        words(text)
            .iter()
            .filter_map(|word| self.known_mark(word))
            .fold(Vec::new(), |marks, mark| joined(text, marks, mark))
    }

    /// Where anybody else is named, in order: known people, what is written as a name is, and two words in a row of which
    /// `is_somebody` says that they are the whole name of somebody.
    pub fn marks(&mut self, text: &str, is_somebody: impl Fn(&str) -> bool) -> Vec<Mark> {
        let all = words(text);
        let mut marks = self.known_in(text);
        let pairs = all.windows(2).filter_map(|pair| {
            let [first, second] = pair else { return None };
            let range = first.start..second.end();
            let is_pair = first.is_capitalised()
                && second.is_capitalised()
                && matches!(text.get(first.end()..second.start), Some(" " | ", " | "-"));
            (is_pair && is_somebody(text.get(range.clone())?)).then_some(range)
        });
        let written = names::names(text, &[])
            .into_iter()
            .filter(|hit| hit.kind == Kind::Name)
            .map(|hit| hit.range);
        let found: Vec<Range<usize>> = pairs.chain(written).collect();
        for range in found {
            let is_free = marks
                .iter()
                .all(|mark| range.end <= mark.range.start || mark.range.end <= range.start);
            let names_another = all
                .iter()
                .filter(|word| range.start <= word.start && word.end() <= range.end)
                .any(|word| word.is_capitalised() && !names::is_title(word.text) && !self.is_own(word));
            if is_free && names_another {
                marks.push(Mark {
                    range,
                    whose: Whose::Somebody,
                });
            }
        }
        marks.sort_by_key(|mark| mark.range.start);
        marks
    }

    fn is_own(&mut self, word: &Word<'_>) -> bool {
        self.verdict(word) == Verdict::Own
    }

    fn known_mark(&mut self, word: &Word<'_>) -> Option<Mark> {
        match self.verdict(word) {
            Verdict::Known(place) => Some(Mark {
                range: word.start..word.end(),
                whose: Whose::Known(place),
            }),
            _ => None,
        }
    }

    fn verdict(&mut self, word: &Word<'_>) -> Verdict {
        if word.text.chars().count() < 2 {
            return Verdict::Unknown;
        }
        if let Some(known) = self.verdicts.get(word.text) {
            return *known;
        }
        let verdict = self.judged(word);
        self.verdicts.insert(word.text.to_owned(), verdict);
        verdict
    }

    fn judged(&self, word: &Word<'_>) -> Verdict {
        let stems: Vec<Spelt> = inflected::stems(word.text).map(Spelt::of).collect();
        let bears = |name: &Spelt| stems.iter().any(|stem| may_be(word, name, stem));
        if self.own.iter().any(bears) {
            return Verdict::Own;
        }
        self.known
            .iter()
            .find(|(name, _)| bears(name))
            .map_or(Verdict::Unknown, |(_, place)| Verdict::Known(*place))
    }
}

/// Whether a word may be this name: in the same letters, or with a capital in another spelling.
fn may_be(word: &Word<'_>, name: &Spelt, stem: &Spelt) -> bool {
    let is_long = name.letters() >= SHORT;
    match name.is_like(stem) {
        Some(true) => is_long || word.is_capitalised(),
        Some(false) => is_long && word.is_capitalised() && !names::is_little(word.text),
        None => false,
    }
}

/// With one more mark; two names of one person in a row are one.
fn joined(text: &str, mut marks: Vec<Mark>, mark: Mark) -> Vec<Mark> {
    match marks.last_mut() {
        Some(last) if last.whose == mark.whose && names::is_one(text, last.range.end, mark.range.start) => {
            last.range.end = mark.range.end;
        }
        _ => marks.push(mark),
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roster() -> Roster {
        let others = ["Basil Karim Zimtstern", "Lia Wolke"].map(str::to_owned);
        Roster::of(&["Amira Zimtstern".to_owned()], &others)
    }

    fn found(text: &str) -> Vec<(&str, Whose)> {
        let marks = roster().marks(text, |name| name == "Dunja Regenbogen");
        marks
            .into_iter()
            .map(|mark| (&text[mark.range], mark.whose))
            .collect()
    }

    #[test]
    fn names_of_others_are_marked_with_whose_they_are_and_the_shared_name_is_the_readers() {
        let (basil, lia) = (Whose::Known(0), Whose::Known(1));
        for (text, expected) in [
            ("Amira kam mit BASIL.", vec![("BASIL", basil)]),
            ("Basils Schule, Familie Zimtstern", vec![("Basils", basil)]),
            ("Lia Wolke (Kita)", vec![("Lia Wolke", lia)]),
            ("Basilikum und Italia", vec![]),
            ("Frau Zimtstern wartet", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(found(text), expected, "{text:?}");
        }
    }

    #[test]
    fn whoever_else_is_written_as_a_name_or_known_by_the_whole_name_is_marked() {
        for (text, expected) in [
            ("Herr Meier rief an", vec!["Herr Meier"]),
            ("Mit Dunja Regenbogen gesprochen", vec!["Dunja Regenbogen"]),
            ("Der Regenbogen über dem Rathaus Platz", vec![]),
        ] {
            let texts: Vec<&str> = found(text).into_iter().map(|(name, _)| name).collect();
            assert_eq!(texts, expected, "{text:?}");
        }
    }
}
