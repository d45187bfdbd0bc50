//! Which findings are alike, and why: the same field, kind and law, and words with the same stem. A pure rule that
//! proposes; people bundle.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};

use crate::finding::model::Marks;

/// A word shorter than this says little.
const SHORTEST_WORD: usize = 4;
/// Most words that count.
const MOST_WORDS: usize = 4;
/// Below this two findings are not alike: one field alone is not enough, nor are two words.
const ALIKE: usize = 4;
const FIELD: usize = 2;
const KIND: usize = 2;
const LAW: usize = 1;

/// Words that stand in every second finding.
const SAY_NOTHING: &[&str] = &[
    "aber", "alle", "allen", "auch", "beim", "dann", "dass", "deren", "diese", "diesem", "diesen", "dieser",
    "doch", "durch", "eine", "einem", "einen", "einer", "eines", "erst", "etwas", "fehlen", "fehlt", "gibt",
    "haben", "hatte", "ihnen", "ihre", "immer", "jede", "jeder", "kann", "kein", "keine", "keinen", "können",
    "leute", "mehr", "menschen", "muss", "müssen", "nach", "nicht", "noch", "oder", "ohne", "person",
    "personen", "schon", "sehr", "sich", "sind", "soll", "über", "viel", "viele", "vielen", "wegen", "weil",
    "wenn", "werden", "wird", "wurde", "wurden", "zwischen",
];

static GERMAN: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::German));

/// A finding as the rule sees it.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'f> {
    /// What it says.
    pub text: &'f str,
    /// What describes it.
    pub marks: &'f Marks,
}

/// How much two findings are alike, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// The more, the more alike.
    pub weight: usize,
    /// Why, in German: „gleiches Handlungsfeld; gemeinsame Wörter: Kitaplatz".
    pub because: String,
}

/// How this finding resembles the other; `None` if it does not.
pub fn likeness(one: Seen<'_>, other: Seen<'_>) -> Option<Likeness> {
    let mut because = Vec::new();
    let mut weight = 0;
    if one.marks.field == other.marks.field {
        weight += FIELD;
        because.push("gleiches Handlungsfeld".to_owned());
    }
    if one.marks.kind.is_some() && one.marks.kind == other.marks.kind {
        weight += KIND;
        because.push("gleiche Art von Hindernis".to_owned());
    }
    if one.marks.rechtskreis.is_some() && one.marks.rechtskreis == other.marks.rechtskreis {
        weight += LAW;
        because.push("gleicher Rechtskreis".to_owned());
    }
    let (mine, theirs) = (stems(one.text), stems(other.text));
    let shared: Vec<&str> = mine
        .iter()
        .filter(|(stem, _)| theirs.contains_key(*stem))
        .map(|(_, word)| word.as_str())
        .take(MOST_WORDS)
        .collect();
    if !shared.is_empty() {
        weight += shared.len();
        let label = if shared.len() == 1 {
            "gemeinsames Wort"
        } else {
            "gemeinsame Wörter"
        };
        because.push(format!("{label}: {}", shared.join(", ")));
    }
    (weight >= ALIKE).then(|| Likeness {
        weight,
        because: because.join("; "),
    })
}

/// Those of several findings that resemble this one, the most alike first, at most `most`.
pub fn most_alike<'f, T>(
    one: Seen<'_>,
    others: impl IntoIterator<Item = (T, Seen<'f>)>,
    most: usize,
) -> Vec<(T, Likeness)> {
    let mut alike: Vec<(T, Likeness)> = others
        .into_iter()
        .filter_map(|(whose, other)| likeness(one, other).map(|likeness| (whose, likeness)))
        .collect();
    alike.sort_by_key(|(_, likeness)| std::cmp::Reverse(likeness.weight));
    alike.truncate(most);
    alike
}

/// The stems of the words that say something, each with the word as it stands.
fn stems(text: &str) -> BTreeMap<String, String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() >= SHORTEST_WORD)
        .map(|word| (word.to_lowercase(), word))
        .filter(|(plain, _)| !SAY_NOTHING.contains(&plain.as_str()))
        .map(|(plain, word)| (GERMAN.stem(&plain).to_string(), word.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use organisation::model::field_of_action::FieldOfAction;

    use super::*;
    use crate::theme::model::Level;
    use crate::words::{ObstacleKind, Rechtskreis};

    fn marks(field: FieldOfAction, kind: Option<ObstacleKind>) -> Marks {
        Marks {
            field,
            kind,
            rechtskreis: None,
            level: Level::District,
            municipality: None,
            region: None,
        }
    }

    fn because(one: (&str, Marks), other: (&str, Marks)) -> Option<String> {
        let one = Seen {
            text: one.0,
            marks: &one.1,
        };
        let other = Seen {
            text: other.0,
            marks: &other.1,
        };
        likeness(one, other).map(|likeness| likeness.because)
    }

    #[test]
    fn the_same_words_in_other_forms_and_the_same_field_make_findings_alike_and_the_page_says_why() {
        let found = because(
            (
                "Kitaplätze werden erst nach langer Wartezeit vergeben.",
                marks(FieldOfAction::Education, None),
            ),
            (
                "Die Wartezeit auf einen Platz in der Kita ist zu lang; ohne Kitaplatz kein Sprachkurs.",
                marks(FieldOfAction::Education, None),
            ),
        );
        let because = found.unwrap();
        assert!(
            because.starts_with("gleiches Handlungsfeld; gemeinsame"),
            "{because}"
        );
        assert!(because.contains("Wartezeit"), "{because}");
    }

    #[test]
    fn one_field_alone_or_two_words_alone_make_nothing_alike() {
        let education = marks(FieldOfAction::Education, None);
        let health = marks(FieldOfAction::Health, None);
        let field_only = because(
            ("Schulplätze fehlen.", education),
            ("Formulare gibt es nur auf Deutsch.", education),
        );
        assert_eq!(field_only, None);
        let words_only = because(
            ("Termine beim Amt dauern Monate.", education),
            ("Termine beim Facharzt dauern lange.", health),
        );
        assert_eq!(words_only, None);
    }

    #[test]
    fn the_same_field_kind_and_law_are_enough_without_a_word() {
        let waiting = Marks {
            rechtskreis: Some(Rechtskreis::AufenthG),
            ..marks(FieldOfAction::Residence, Some(ObstacleKind::WaitingTime))
        };
        let found = because(
            ("Titel verlängern sich spät.", waiting),
            ("Fiktionsbescheinigungen laufen ab.", waiting),
        );
        assert_eq!(
            found.unwrap(),
            "gleiches Handlungsfeld; gleiche Art von Hindernis; gleicher Rechtskreis"
        );
    }

    #[test]
    fn the_most_alike_stand_first() {
        let marks = marks(FieldOfAction::Housing, Some(ObstacleKind::NoOffer));
        let one = Seen {
            text: "Große Wohnungen für Familien gibt es nicht.",
            marks: &marks,
        };
        let others = [
            ("Vermieter antworten nicht.", 1),
            ("Wohnungen für große Familien sind vergeben.", 2),
        ];
        let seen = others.map(|(text, number)| (number, Seen { text, marks: &marks }));
        let found: Vec<i32> = most_alike(one, seen, 5)
            .into_iter()
            .map(|(number, _)| number)
            .collect();
        assert_eq!(found, [2, 1]);
    }
}
