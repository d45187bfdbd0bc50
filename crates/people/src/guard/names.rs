//! Names in a text: those of the people who take part, in any inflection and transliteration, and what is surely one.

use std::collections::HashMap;

use crate::guard::hit::{Hit, Kind};
use crate::guard::inflected::{bare, genitive, is_genitive_of_listed, is_inflected, stems};
use crate::guard::judged::{Judged, is_coarse, judge};
use crate::guard::lexicon;
use crate::guard::lists;
use crate::guard::nouns::{TIMES, kind_of};
use crate::guard::shape::likeness_to_names;
use crate::guard::titles::{article, title};
use crate::guard::word::{Word, between, words};
use crate::matching::names::Names;
use crate::matching::spelt::Spelt;

/// Words that begin sentences and sound like somebody's name.
const LITTLE_WORDS: [&str; 60] = [
    "aber", "alle", "alles", "als", "also", "am", "an", "auch", "auf", "aus", "bei", "bis", "da", "damit",
    "dann", "das", "dem", "den", "denn", "der", "des", "die", "diese", "doch", "du", "ein", "eine", "er",
    "es", "für", "hat", "hier", "ich", "ihm", "ihn", "ihr", "im", "in", "ist", "ja", "kein", "keine", "man",
    "mit", "nach", "nein", "noch", "nun", "nur", "oder", "sie", "sind", "so", "und", "uns", "von", "vor",
    "was", "wir", "zu",
];
/// What may stand inside a name.
pub(super) const PARTICLES: [&str; 18] = [
    "von", "van", "vom", "zu", "de", "der", "den", "da", "dos", "del", "di", "al", "el", "ibn", "bin", "abu",
    "ben", "la",
];
/// A known name shorter than this counts only with a capital.
pub(super) const SHORT: usize = 4;
/// A word in small letters that looks so much like a name is one after what somebody does.
const PLAINLY: f32 = 0.0;
/// The same where nothing announces it and nothing is written with capitals.
const SURELY: f32 = 0.2;
/// A listed name in small letters counts from so many on, where nothing is written with capitals.
const LONG: usize = 5;
/// More words a name has not.
pub(super) const MOST_WORDS: usize = 6;

/// All names.
pub(super) fn names(text: &str, known: &[String]) -> Vec<Hit> {
    let words = words(text);
    let mut seeker = Seeker::new(text, &words, known);
    let mut hits: Vec<Hit> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let (hit, taken) = seeker.announced(at).or_else(|| seeker.named(at)).unzip();
        if let Some(hit) = hit {
            match hits.last_mut() {
                Some(last) if is_one(text, last.range.end, word.start) => last.range.end = hit.range.end,
                _ => hits.push(hit),
            }
        }
        at += taken.unwrap_or(1);
    }
    hits
}

/// Whether only a blank, a hyphen or an article lies between two parts of one name.
pub(super) fn is_one(text: &str, end: usize, start: usize) -> bool {
    matches!(
        text.get(end..start),
        Some(" " | "-" | " al-" | " el-" | " Al-" | " El-" | " von " | " van " | " de ")
    )
}

/// What is looked for, in one text.
pub(super) struct Seeker<'t> {
    pub(super) text: &'t str,
    pub(super) words: &'t [Word<'t>],
    known: Vec<Spelt>,
    /// A word is judged once, however often it stands there.
    judged: HashMap<&'t str, (bool, Judged)>,
    /// Typed in haste, without capitals: a small letter says nothing.
    is_hasty: bool,
}

impl<'t> Seeker<'t> {
    fn new(text: &'t str, words: &'t [Word<'t>], known: &[String]) -> Self {
        Self {
            text,
            words,
            known: known
                .iter()
                .flat_map(|name| Spelt::all(&Names::new("", name)))
                .collect(),
            judged: HashMap::new(),
            is_hasty: is_hasty(words),
        }
    }

    pub(super) fn judged(&mut self, word: &Word<'t>) -> (bool, Judged) {
        if let Some(judged) = self.judged.get(word.text) {
            return *judged;
        }
        let judged = (is_known(word, &self.known), judge(word));
        self.judged.insert(word.text, judged);
        judged
    }

    /// „vorr.“
    fn is_abbreviated(&self, word: &Word<'_>) -> bool {
        self.text
            .get(word.end()..)
            .is_some_and(|rest| rest.starts_with('.'))
    }

    pub(super) fn before(&self, at: usize) -> Option<&'t Word<'t>> {
        at.checked_sub(1).and_then(|before| self.words.get(before))
    }

    /// With the point after an initial.
    pub(super) fn with_point(&self, last: Word<'_>) -> usize {
        let is_initial = last.text.chars().count() == 1;
        let has_point = self
            .text
            .get(last.end()..)
            .is_some_and(|rest| rest.starts_with('.'));
        last.end() + usize::from(is_initial && has_point)
    }

    /// A name that is known, or listed, or written in letters that are not German; with what belongs to it.
    fn named(&mut self, at: usize) -> Option<(Hit, usize)> {
        let word = *self.words.get(at)?;
        let (is_known, judged) = self.judged(&word);
        let has_marks = word.has_foreign_marks() && !matches!(judged, Judged::German | Judged::Coarse);
        // A name of somebody who takes part is always asked about; people let „im Sommer“ stand with a reason.
        if !is_known && self.is_a_season_here(at) {
            return None;
        }
        let is_sure = is_known || word.is_foreign_script() || has_marks && word.text.chars().count() >= SHORT;
        if !is_sure && word.is_all_capitals() && lists::is_coarse(&Spelt::plain(word.text)) {
            return None;
        }
        // Addis Abeba is no lady.
        let is_second = self.before(at).is_some_and(|before| {
            is_coarse(before.text) && between(self.text, before, &word) == " " && is_coarse(word.text)
        });
        if is_second && !is_sure {
            return None;
        }
        // „PIA“ is what clinics call a ward.
        let is_short = word.is_all_capitals() && word.text.chars().count() <= 3;
        if is_short && !is_known && !self.follows_a_role(at) {
            return None;
        }
        let is_listed = self.is_written_as_name(at, (&word, judged));
        // „KIM-Konzept“ is no name; „Al-Ahmad“ is.
        let is_part = judged != Judged::Given || word.is_all_capitals() && word.text.len() < 5;
        let is_compound = is_part && self.is_bound_to_a_noun(at) && !self.follows_a_role(at);
        if !is_sure && (!is_listed || is_compound) {
            return None;
        }
        let mut last = word;
        let mut taken = 1;
        let mut seen = 0;
        if !is_inflected(word.text) && !is_genitive_of_listed(word.text) {
            for next in self.words.iter().skip(at + 1).take(MOST_WORDS) {
                let gap = between(self.text, &last, next);
                let goes_on =
                    matches!(gap, " " | "-" | " -" | "- ") || gap == ". " && last.text.chars().count() == 1;
                if !goes_on {
                    break;
                }
                seen += 1;
                if PARTICLES.contains(&next.text.to_lowercase().as_str()) && !next.text.eq("der") {
                    continue;
                }
                let (is_known, judged) = self.judged(next);
                let is_initial = next.text.chars().count() == 1
                    && next.is_capitalised()
                    && !self
                        .text
                        .get(next.end()..)
                        .is_some_and(|rest| rest.starts_with(|after: char| after.is_ascii_digit()));
                let belongs = is_known
                    || is_initial
                    || next.is_capitalised()
                        && judged.may_be_name()
                        && !is_little(next.text)
                        && !next.has_inner_capital()
                        && !(next.is_all_capitals() && next.text.len() < 5 && !word.is_all_capitals())
                    // „Gunda Rasche“, „Bernd Füllekrug“
                    || judged == Judged::German
                        && (is_last_name(&word, &last, next) || is_built_last_name(&word, &last, next))
                    || matches!(judged, Judged::Given | Judged::Family)
                        && !word.is_capitalised()
                        && next.text.len() >= SHORT;
                if !belongs || title(next.text).is_some() {
                    break;
                }
                last = *next;
                taken += seen;
                seen = 0;
                if is_inflected(next.text) {
                    break;
                }
            }
        }
        let end = self.with_point(last);
        let hit = Hit::new(word.start..end, Kind::Name, genitive("die Person", last.text));
        Some((hit, taken))
    }

    /// Whether a word that may be this is a name as it stands there.
    fn is_written_as_name(&mut self, at: usize, (word, judged): (&Word<'_>, Judged)) -> bool {
        let letters = word.text.chars().count();
        match judged {
            Judged::Given => {
                !is_little(word.text)
                    && letters >= 2
                    && (word.is_capitalised()
                        || letters >= SHORT
                            && (lists::is_frequent(&bare(word.text))
                                || self.follows_a_role(at)
                                || self.is_hasty))
            }
            Judged::Family if !word.is_capitalised() => {
                letters >= SHORT && self.follows_a_role(at) || self.is_hasty && letters >= LONG
            }
            Judged::Family => word.is_capitalised() && letters >= 3 && !self.is_a_thing_here(at),
            Judged::Ambiguous if self.follows_a_role(at) => {
                !is_little(word.text) && (word.is_capitalised() || !lexicon::is_listed(word.text))
            }
            Judged::Ambiguous => word.is_capitalised() && !is_little(word.text) && self.is_meant_as_name(at),
            Judged::German => {
                word.is_capitalised()
                    && !word.is_all_capitals()
                    && !lexicon::is_form(word.text)
                    && self.follows_a_role(at)
                    && self
                        .before(at)
                        .is_some_and(|before| article(before.text).is_none())
            }
            Judged::Unknown => {
                !word.is_capitalised()
                    && letters >= SHORT
                    && !is_verbal(word.text)
                    && !self.is_abbreviated(word)
                    && likeness_to_names(&Spelt::plain(word.text))
                        > if self.follows_a_role(at) {
                            PLAINLY
                        } else if self.is_hasty {
                            SURELY
                        } else {
                            f32::MAX
                        }
            }
            Judged::Coarse => false,
        }
    }

    /// Whether a hyphen binds it to a German word.
    fn is_bound_to_a_noun(&mut self, at: usize) -> bool {
        let Some(word) = self.words.get(at).copied() else {
            return false;
        };
        let neighbours = [
            at.checked_sub(1)
                .and_then(|before| self.words.get(before))
                .filter(|before| between(self.text, before, &word) == "-"),
            self.words
                .get(at + 1)
                .filter(|next| between(self.text, &word, next) == "-"),
        ];
        neighbours
            .into_iter()
            .flatten()
            .any(|neighbour| self.judged(neighbour).1 == Judged::German)
    }
}

/// Whether hardly a word begins with a capital although most of them are German.
fn is_hasty(words: &[Word<'_>]) -> bool {
    let capitals = words.iter().filter(|word| word.is_capitalised()).count();
    let is_small = words.len() >= 4 && capitals * 8 <= words.len();
    is_small && words.iter().filter(|word| lexicon::is_form(word.text)).count() * 5 >= words.len() * 3
}

/// Whether it is a saying and no name: „Tante Emma“, „der Schwarze Peter“.
pub(super) fn is_saying(own: &str) -> bool {
    const SAYINGS: [&str; 9] = [
        "Tante Emma",
        "Onkel Doktor",
        "Freund Hein",
        "Vater Staat",
        "Mutter Erde",
        "Mutter Natur",
        "Otto Normalverbraucher",
        "Hans im Glück",
        "Max Mustermann",
    ];
    SAYINGS.contains(&own)
}

/// Whether it begins sentences and only sounds like a name.
pub(super) fn is_little(word: &str) -> bool {
    LITTLE_WORDS.contains(&word.to_lowercase().as_str())
}

/// Whether it announces a name without being one.
pub(super) fn is_title(word: &str) -> bool {
    title(word).is_some()
}

/// Whether a form of a German word right after a given name is the family name.
fn is_last_name(first: &Word<'_>, last: &Word<'_>, next: &Word<'_>) -> bool {
    first.start == last.start
        && next.is_capitalised()
        && !next.is_all_capitals()
        && next.text.ends_with(['e', 's', 'r'])
        && next.text.chars().count() <= 9
        && judge(first) == Judged::Given
        && !lexicon::is_listed(next.text)
        && lexicon::is_form(next.text)
}

/// Whether a word that is German only by its build stands right after a given name: „Füllekrug“.
fn is_built_last_name(first: &Word<'_>, last: &Word<'_>, next: &Word<'_>) -> bool {
    let small = next.text.to_lowercase();
    first.start == last.start
        && next.is_capitalised()
        && !next.is_all_capitals()
        && !next.has_inner_capital()
        && next.text.chars().count() <= 11
        && judge(first) == Judged::Given
        && !lexicon::is_form(next.text)
        && kind_of(next.text).is_none()
        && !TIMES.iter().any(|time| small.ends_with(time))
}

/// Whether it may be a verb that is not listed.
pub(super) fn is_verbal(word: &str) -> bool {
    word.ends_with("te") || word.ends_with("en") || word.ends_with('t') || word.chars().count() < 3
}

fn is_known(word: &Word<'_>, known: &[Spelt]) -> bool {
    if known.is_empty() || word.text.chars().count() < 2 {
        return false;
    }
    let may_only_sound =
        (word.is_capitalised() || word.text.chars().count() >= LONG) && !is_little(word.text);
    let is_common = !word.is_capitalised() && lexicon::is_german(word.text);
    let mut is_noun = None;
    stems(word.text).any(|stem| {
        let spelt = Spelt::of(stem);
        known.iter().any(|name| {
            let is_long = name.letters() >= SHORT;
            match name.is_like(&spelt) {
                Some(true) => is_long && !is_common || word.is_capitalised(),
                // Another spelling that is an ordinary word is that word.
                Some(false) => {
                    may_only_sound
                        && is_long
                        && !*is_noun.get_or_insert_with(|| lexicon::is_german(word.text))
                }
                None => false,
            }
        })
    })
}
