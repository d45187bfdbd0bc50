//! The match index of one district: all persons, in memory, found by however their names are spelt.
//!
//! It holds words, births and ids, nothing else, and writes nothing. It has no idea who may see whom: the caller says
//! so for each person, before anything is compared, counted or cut off: how long a search takes tells nothing of whom
//! the searcher may not see, but how often their names occur at all.

use std::collections::HashMap;
use std::fmt;

use base::ids::PersonId;

use super::birth::{Agreement, Birth};
use super::hit::{Hit, Resemblance};
use super::judge;
use super::likeness::{Likeness, Sought};
use super::names::Names;
use super::pairing;
use super::query::Query;
use super::sign::Aim;
use super::vocabulary::Vocabulary;
use super::words::{self, Phrase, Role, Word};

/// A person's entry; the words' tokens are numbers in the vocabulary.
struct Entry {
    person: PersonId,
    words: Box<[Word]>,
}

/// Persons by their names and births.
#[derive(Default)]
pub struct MatchIndex {
    vocabulary: Vocabulary,
    entries: Vec<Option<Entry>>,
    /// The entries' births, side by side: a day is looked for among all of them.
    births: Vec<Birth>,
    free: Vec<u32>,
    slots: HashMap<PersonId, u32>,
}

impl fmt::Debug for MatchIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MatchIndex({} persons)", self.len())
    }
}

impl MatchIndex {
    /// An index without persons.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many persons it holds.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether it holds nobody.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The number under which a person is held; it is another's once the person has gone.
    pub fn slot(&self, person: PersonId) -> Option<u32> {
        self.slots.get(&person).copied()
    }

    /// Gives back the room that was taken in advance while many persons came.
    pub(crate) fn shrink(&mut self) {
        self.entries.shrink_to_fit();
        self.births.shrink_to_fit();
        self.slots.shrink_to_fit();
        self.vocabulary.shrink();
    }

    /// Enters a person, or enters them anew after a change of names or birth; gives the number of [`MatchIndex::slot`].
    pub fn insert(&mut self, person: PersonId, names: &Names<'_>, birth: Birth) -> u32 {
        self.remove(person);
        let slot = self.free.pop().unwrap_or_else(|| {
            self.entries.push(None);
            self.births.push(Birth::Unknown);
            u32::try_from(self.entries.len() - 1).unwrap_or(u32::MAX)
        });
        let words = words::of_names(names)
            .into_iter()
            .map(|cut| cut.word.numbered(self.vocabulary.add(cut, slot)))
            .collect();
        self.entries[slot as usize] = Some(Entry { person, words });
        self.births[slot as usize] = birth;
        self.slots.insert(person, slot);
        slot
    }

    /// Takes a person out; words that nobody else bears are wiped. Says whether the person was there.
    pub fn remove(&mut self, person: PersonId) -> bool {
        let Some(slot) = self.slots.remove(&person) else {
            return false;
        };
        if let Some(entry) = self.entries[slot as usize].take() {
            self.vocabulary
                .take_off(entry.words.iter().map(|word| word.token), slot);
        }
        self.births[slot as usize] = Birth::Unknown;
        self.free.push(slot);
        true
    }

    /// The persons that fit what was typed, closest first, at most `limit`, of those whom `may_see` lets through. It
    /// is asked by the number of [`MatchIndex::slot`], before anything else: frequent names have thousands of bearers.
    pub fn search(&self, query: &Query, limit: usize, may_see: impl Fn(u32) -> bool) -> Vec<Hit> {
        if query.is_too_short() {
            return Vec::new();
        }
        if query.phrase.words.is_empty() {
            return first(self.born_on(query.birth, may_see), limit);
        }
        let typed_birth = (query.birth != Birth::Unknown).then_some(query.birth);
        let found = self.look_up(&query.phrase, Aim::Typing, may_see);
        let names = pairing::places(&query.phrase.words).count_ones();
        let hits = found.candidates().filter_map(|(slot, answered)| {
            let entry = self.entries[slot as usize]
                .as_ref()
                .filter(|entry| entry.may_fit(names, answered))?;
            let pairing = pairing::pair(&query.phrase.words, &entry.words, |word, other| {
                found.likeness(*word, *other)
            });
            judge::search(
                &pairing,
                typed_birth.map(|birth| birth.agreement(self.births[slot as usize])),
            )
            .map(|resemblance| Hit {
                person: entry.person,
                resemblance,
            })
        });
        first(hits.collect(), limit)
    }

    /// Persons that may be the one about to be entered, closest first, of those whom `may_see` lets through.
    pub fn possible_doubles(
        &self,
        names: &Names<'_>,
        birth: Birth,
        may_see: impl Fn(u32) -> bool,
    ) -> Vec<Hit> {
        let phrase = Phrase::read(words::of_names(names));
        let found = self.look_up(&phrase, Aim::Slips, may_see);
        let count = pairing::places(&phrase.words).count_ones();
        let hits = found.candidates().filter_map(|(slot, answered)| {
            let entry = self.entries[slot as usize]
                .as_ref()
                .filter(|entry| entry.may_fit(count, answered))?;
            let own = self.births[slot as usize];
            let agreement = birth.agreement(own);
            if agreement == Agreement::Other {
                return None;
            }
            let pairing = pairing::pair(&phrase.words, &entry.words, |word, other| {
                found.likeness(*word, *other)
            });
            judge::doubles(&pairing, agreement, birth == own).map(|resemblance| Hit {
                person: entry.person,
                resemblance,
            })
        });
        first(hits.collect(), usize::MAX)
    }

    /// Whether somebody whom `may_see` lets through bears all of these words, letter by letter, as parts of the name.
    pub(crate) fn bears_all(&self, words: &str, may_see: impl Fn(u32) -> bool) -> bool {
        let mut bearers = words::of_line(words)
            .into_iter()
            .filter(|cut| cut.word.role == Role::Name)
            .map(|cut| self.vocabulary.bearers(cut));
        let Some(first) = bearers.next() else { return false };
        let others: Vec<&[u32]> = bearers.collect();
        first
            .iter()
            .filter(|slot| others.iter().all(|other| other.contains(slot)))
            .any(|slot| may_see(*slot))
    }

    /// Whether no word of any name is left.
    #[cfg(test)]
    pub(crate) fn knows_no_word(&self) -> bool {
        self.vocabulary.is_empty()
    }

    /// Everyone born on this day, for a query that has nothing else.
    fn born_on(&self, birth: Birth, may_see: impl Fn(u32) -> bool) -> Vec<Hit> {
        let born = (0_u32..).zip(&self.births).filter(|(_, own)| **own == birth);
        let seen = born.map(|(slot, _)| slot).filter(|slot| may_see(*slot));
        let entries = seen.filter_map(|slot| self.entries[slot as usize].as_ref());
        entries
            .map(|entry| Hit {
                person: entry.person,
                resemblance: Resemblance::by_birth(),
            })
            .collect()
    }

    fn look_up(&self, phrase: &Phrase, aim: Aim, may_see: impl Fn(u32) -> bool) -> Found {
        let mut found = Found::default();
        for word in &phrase.words {
            let aim = if word.role == Role::Name {
                aim
            } else {
                Aim::SameName
            };
            let sought = Sought::new(&phrase.tokens[word.token as usize], aim);
            let mut likenesses = Vec::new();
            self.vocabulary.look_up(&sought, |number, likeness, slots| {
                likenesses.push((number, likeness));
                let seen = slots.iter().filter(|slot| may_see(**slot));
                found.places.extend(seen.map(|slot| (*slot, word.span)));
            });
            found.likenesses.push(likenesses);
        }
        found.places.sort_unstable();
        found
    }
}

impl Entry {
    /// Whether a closer look pays: of the side with fewer names all are answered, or in long names all but one.
    fn may_fit(&self, names: u32, answered: u32) -> bool {
        let own = pairing::places(&self.words).count_ones();
        answered + u32::from(names.max(own) >= 3) >= names.min(own)
    }
}

/// What a look through the vocabulary brought.
#[derive(Default)]
struct Found {
    /// For each sought token the numbers of the words that are like it, rising.
    likenesses: Vec<Vec<(u32, Likeness)>>,
    /// Which slot answers which sought places, by slot.
    places: Vec<(u32, u16)>,
}

impl Found {
    fn likeness(&self, sought: Word, other: Word) -> Option<Likeness> {
        let likenesses = self.likenesses.get(sought.token as usize)?;
        let at = likenesses
            .binary_search_by_key(&other.token, |(number, _)| *number)
            .ok()?;
        Some(likenesses[at].1)
    }

    /// Every slot that answers something, with how many places it answers.
    fn candidates(&self) -> impl Iterator<Item = (u32, u32)> {
        self.places.chunk_by(|one, other| one.0 == other.0).map(|group| {
            let answered = group.iter().fold(0, |all, (_, span)| all | span);
            (group[0].0, answered.count_ones())
        })
    }
}

/// The closest hits.
fn first(mut hits: Vec<Hit>, limit: usize) -> Vec<Hit> {
    hits.sort_by_key(|hit| (hit.resemblance.class, hit.resemblance.distance, hit.person));
    hits.truncate(limit);
    hits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::hit::{Class, Reason};

    fn person(number: u128) -> PersonId {
        PersonId::from_uuid(uuid::Uuid::from_u128(number))
    }

    fn district() -> MatchIndex {
        let mut index = MatchIndex::new();
        let mut number = 0;
        let mut enter = |given, family, day: &str| {
            number += 1;
            index.insert(
                person(number),
                &Names::new(given, family),
                Birth::Day(day.parse().unwrap()),
            );
        };
        enter("Oleksandr", "Shevchenko", "1988-04-17");
        enter("Fatima", "Al-Hassan", "1990-01-01");
        enter("Anna Maria", "Müller-Schmidt", "1975-03-12");
        enter("Mohammed", "Ali", "1990-03-12");
        enter("Mohammed", "Ali", "1985-07-19");
        enter("Ayşe", "Yıldız", "1980-10-13");
        enter("", "Habibullah", "1999-01-01");
        index
    }

    fn found(line: &str) -> Vec<u128> {
        let hits = district().search(&Query::typed(line), 10, |_| true);
        hits.iter().map(|hit| hit.person.uuid().as_u128()).collect()
    }

    fn check(line: &str, expected: &[u128]) {
        assert_eq!(found(line), expected, "{line}");
    }

    #[test]
    fn people_are_found_the_way_people_type() {
        check("Schewtschenko Alexander", &[1]);
        check("shevch", &[1]);
        check("Schewtsch", &[1]);
        check("Olek Shev", &[1]);
        check("Шевченко", &[1]);
        check("Oleksnadr Shevchenko", &[1]);
        check("hasan fatma", &[2]);
        check("mueller anna", &[3]);
        check("Schmidt Annamaria", &[3]);
        check("yildiz ayse", &[6]);
        check("محمد علي", &[4, 5]);
        check("Muhammad Aly 12.03.1990", &[4, 5]);
        check("Habibullah Rahimi", &[7]);
        check("13.10.1980", &[6]);
        check("Kowalski", &[]);
    }

    #[test]
    fn a_known_birth_makes_sure_and_an_other_one_doubtful() {
        let hits = district().search(&Query::typed("Ali Muhammad 12.03.1990"), 10, |_| true);
        assert_eq!(hits[0].resemblance.class, Class::Same);
        assert_eq!(
            hits[0].resemblance.reasons,
            [Reason::SameSound, Reason::SameBirth]
        );
        assert_eq!(hits[1].resemblance.class, Class::Perhaps);
        assert!(hits[1].resemblance.reasons.contains(&Reason::BirthDiffers));
    }

    #[test]
    fn swapped_fields_are_found_and_said() {
        let query = Query::of(&Names::new("Shevchenko", "Oleksandr"), Birth::Year(1988));
        let hits = district().search(&query, 10, |_| true);
        assert!(hits[0].resemblance.reasons.contains(&Reason::SwappedNames));
    }

    #[test]
    fn whom_the_searcher_may_not_see_takes_no_place() {
        let index = district();
        let hidden = index.slot(person(4));
        let hits = index.search(&Query::typed("Mohammed Ali"), 1, |slot| Some(slot) != hidden);
        assert_eq!(hits.iter().map(|hit| hit.person).collect::<Vec<_>>(), [person(5)]);
        assert!(
            district()
                .search(&Query::typed("Mohammed Ali"), 10, |_| false)
                .is_empty()
        );
    }

    #[test]
    fn a_changed_name_replaces_the_old_one() {
        let mut index = district();
        index.insert(
            person(1),
            &Names {
                given: "Oleksandr",
                family: "Weber",
                former: "",
            },
            Birth::Unknown,
        );
        assert!(index.search(&Query::typed("Shevchenko"), 10, |_| true).is_empty());
        assert_eq!(index.search(&Query::typed("Weber"), 10, |_| true).len(), 1);
        assert_eq!(index.len(), 7);
    }

    #[test]
    fn debug_shows_no_name() {
        let index = district();
        let hits = index.search(&Query::typed("Shevchenko"), 10, |_| true);
        let shown = format!(
            "{index:?} {hits:?} {:?} {:?}",
            Query::typed("Shevchenko"),
            Names::new("Olga", "Shevchenko")
        );
        assert!(!shown.to_lowercase().contains("shev"), "{shown}");
    }
}
