//! What words mean in this field: synonyms, names of topics in all languages, everyday words. Data in `data/`, names of
//! topics from the Fluent files. Knows no offer.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use base::language::Language;

use crate::field::{self, FieldOfAction};
use crate::search::words::{self, Word};
use crate::topic::Topic;

/// A word of a topic's name that stands in more names than these means none of them.
const MOST_TOPICS_OF_A_WORD: usize = 3;
/// The shortest word that a typing error is forgiven.
const SHORTEST_FORGIVEN: usize = 4;
/// The shortest word that two are forgiven.
const SHORTEST_FORGIVEN_TWICE: usize = 8;

/// What something that was asked means besides its own words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Meaning {
    /// Offers of a topic.
    Topic(Topic),
    /// Offers of a field of action.
    Field(FieldOfAction),
    /// Other words, as stems; all of them together.
    Words(Vec<String>),
}

/// Words in a row with what they mean.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    meanings: HashMap<String, BTreeSet<Meaning>>,
    longest: usize,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::of_the_field);

/// The vocabulary of the field, read once.
pub(crate) fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

impl Vocabulary {
    fn of_the_field() -> Self {
        let mut vocabulary = Self::default();
        vocabulary.add_synonyms(include_str!("data/synonyms.txt"));
        vocabulary.add_topic_words(include_str!("data/topics.txt"));
        vocabulary.add_names();
        vocabulary
    }

    /// The meanings of the longest row at the beginning of these words, and how many words it has.
    pub(crate) fn meanings_of_first(&self, words: &[Word]) -> Option<(usize, &BTreeSet<Meaning>)> {
        (1..=self.longest.min(words.len()))
            .rev()
            .find_map(|length| Some((length, self.meanings.get(&key(words.get(..length)?))?)))
    }

    /// What a single word may mean that is no word here: inflected, or with a typing error.
    pub(crate) fn meanings_near(&self, word: &Word) -> BTreeSet<Meaning> {
        let letters = word.stem.chars().count();
        if letters < SHORTEST_FORGIVEN {
            return BTreeSet::new();
        }
        let most = if letters < SHORTEST_FORGIVEN_TWICE { 1 } else { 2 };
        let near = self.meanings.iter().filter(|(known, _)| {
            !known.contains(' ')
                && (is_inflected(known, &word.stem) || is_mistyped(known, (&word.stem, letters), most))
        });
        near.flat_map(|(_, meanings)| meanings.iter().cloned()).collect()
    }

    fn add(&mut self, row: &[Word], meaning: Meaning) {
        if row.is_empty() {
            return;
        }
        self.longest = self.longest.max(row.len());
        self.meanings.entry(key(row)).or_default().insert(meaning);
    }

    fn add_synonyms(&mut self, text: &str) {
        for line in told(text) {
            if let Some(same) = line.strip_prefix('=') {
                let rows: Vec<Vec<Word>> = rows(same).collect();
                for row in &rows {
                    for other in rows.iter().filter(|other| *other != row) {
                        self.add(row, Meaning::Words(stems(other)));
                    }
                }
            } else if let Some((asked, found)) = line.split_once('>') {
                let asked = words::asked(asked);
                for found in rows(found) {
                    self.add(&asked, Meaning::Words(stems(&found)));
                }
            }
        }
    }

    fn add_topic_words(&mut self, text: &str) {
        let mut topic = None;
        for line in told(text) {
            if let Some(code) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                topic = code.parse::<Topic>().ok();
            } else if let (Some(topic), Some((_, said))) = (topic, line.split_once(':')) {
                for row in rows(said) {
                    self.add(&row, Meaning::Topic(topic));
                }
            }
        }
    }

    fn add_names(&mut self) {
        for language in Language::ALL {
            let mut topics_of_words: BTreeMap<String, (Word, BTreeSet<Topic>)> = BTreeMap::new();
            for topic in Topic::ALL {
                let name = words::asked(&topic.name(language));
                self.add(&name, Meaning::Topic(*topic));
                for word in name {
                    let entry = topics_of_words.entry(word.stem.clone());
                    entry.or_insert_with(|| (word, BTreeSet::new())).1.insert(*topic);
                }
            }
            for (word, topics) in topics_of_words.into_values() {
                if word.plain.chars().count() < SHORTEST_FORGIVEN || topics.len() > MOST_TOPICS_OF_A_WORD {
                    continue;
                }
                for topic in topics {
                    self.add(std::slice::from_ref(&word), Meaning::Topic(topic));
                }
            }
            for field in FieldOfAction::ALL {
                self.add(
                    &words::asked(&field::name(*field, language)),
                    Meaning::Field(*field),
                );
            }
        }
    }
}

fn told(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn rows(listed: &str) -> impl Iterator<Item = Vec<Word>> {
    listed.split(',').map(words::asked).filter(|row| !row.is_empty())
}

fn stems(row: &[Word]) -> Vec<String> {
    row.iter().map(|word| word.stem.clone()).collect()
}

fn key(row: &[Word]) -> String {
    let stems: Vec<&str> = row.iter().map(|word| word.stem.as_str()).collect();
    stems.join(" ")
}

/// Whether two words begin alike and differ in their last letters only, as in школа and школу. German has its stems.
fn is_inflected(known: &str, asked: &str) -> bool {
    if known.is_ascii() || asked.is_ascii() {
        return false;
    }
    let common = known
        .chars()
        .zip(asked.chars())
        .take_while(|(one, other)| one == other)
        .count();
    let (known, asked) = (known.chars().count(), asked.chars().count());
    common >= 4 && common + 2 >= known && common + 3 >= asked
}

fn is_mistyped(known: &str, (asked, letters): (&str, usize), most: usize) -> bool {
    known.chars().count().abs_diff(letters) <= most && strsim::osa_distance(known, asked) <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meanings(asked: &str) -> BTreeSet<Meaning> {
        let words = words::asked(asked);
        let found = vocabulary().meanings_of_first(&words);
        found.map(|(_, meanings)| meanings.clone()).unwrap_or_default()
    }

    fn means(asked: &str, topic: Topic) -> bool {
        meanings(asked).contains(&Meaning::Topic(topic))
    }

    #[test]
    fn words_of_the_field_mean_each_other() {
        let check = |one: &str, other: &str| {
            let other = stems(&words::asked(other));
            assert!(
                meanings(one).contains(&Meaning::Words(other.clone())),
                "{one} {other:?}"
            );
        };
        check("Kita", "Kindergarten");
        check("Kindergarten", "Kita");
        check("Amt für Ausländerangelegenheiten", "Ausländerbehörde");
        check("Ausländerbehörde", "Amt für Ausländerangelegenheiten");
        check("Jobcenter", "SGB II");
        check("SGB II", "Jobcenter");
        check("BAMF-Kurs", "Integrationskurs");
        check("MBE", "Migrationsberatung");
        check("Jugendmigrationsdienst", "JMD");
        check("Sprachkurs", "Integrationskurs");
    }

    #[test]
    fn a_word_in_another_language_means_its_topic() {
        for (asked, topic) in [
            ("сім'я", Topic::Family),
            ("лікар", Topic::Doctor),
            ("Arzt", Topic::Doctor),
            ("طبيب", Topic::Doctor),
            ("سكن", Topic::FlatSearch),
            ("السكن", Topic::FlatSearch),
            ("квартира", Topic::FlatSearch),
            ("kreş", Topic::Daycare),
            ("anaokulu", Topic::Daycare),
            ("mieszkanie", Topic::FlatSearch),
            ("اقامت", Topic::ResidenceAdvice),
            ("громадянство", Topic::Naturalisation),
            ("ቋንቋ", Topic::GermanCourse),
        ] {
            assert!(means(asked, topic), "{asked} {:?}", meanings(asked));
        }
    }

    #[test]
    fn every_line_of_the_topic_words_stands_below_a_topic_and_names_a_language() {
        for line in told(include_str!("data/topics.txt")) {
            if let Some(code) = line.strip_prefix('[') {
                assert!(code.trim_end_matches(']').parse::<Topic>().is_ok(), "{line}");
            } else {
                let (language, _) = line.split_once(':').unwrap();
                assert!(language.parse::<Language>().is_ok(), "{line}");
            }
        }
    }

    #[test]
    fn an_inflected_or_mistyped_word_means_what_it_nearly_is() {
        let near = |asked: &str, topic| {
            let word = words::asked(asked).remove(0);
            vocabulary().meanings_near(&word).contains(&Meaning::Topic(topic))
        };
        assert!(near("квартири", Topic::FlatSearch));
        assert!(near("немецкого", Topic::GermanCourse));
        assert!(near("kindergaten", Topic::Daycare));
        assert!(!near("xyzzy", Topic::Daycare));
    }
}
