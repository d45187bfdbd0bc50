//! The identity guard on two hundred labelled texts, sixty of them kept apart, on batches written later, and on whatever
//! else may be typed. Single rules are tested beside them.

use std::ops::Range;
use std::time::{Duration, Instant};

use people::guard::{Area, check, check_in, with_suggestions};
use proptest::prelude::{ProptestConfig, proptest};

const CORPUS: &str = include_str!("guard/corpus.txt");
const HELD_OUT: &str = include_str!("guard/held_out.txt");
const FRESH: &str = include_str!("guard/fresh.txt");
const UNSEEN: &str = include_str!("guard/unseen.txt");
const UNSEEN_LAST: &str = include_str!("guard/unseen_last.txt");
const UNSEEN_OTHER: &str = include_str!("guard/unseen_other.txt");
const UNSEEN_LONG: &str = include_str!("guard/unseen_long.txt");
const UNSEEN_LATER: &str = include_str!("guard/unseen_later.txt");
const UNSEEN_NOTES: &str = include_str!("guard/unseen_notes.txt");
const UNSEEN_STORIES: &str = include_str!("guard/unseen_stories.txt");

/// Of a hundred marked places so many must be found.
const LEAST_FOUND: f64 = 98.0;
/// The same of batches that were labelled generously, with what lies between two names and what only neighbours know.
const LEAST_OF_GENEROUS: f64 = 92.0;
/// In a hundred words so many may be pointed out without need.
const MOST_FALSE: f64 = 1.0;

struct Labelled {
    text: String,
    marks: Vec<Range<usize>>,
    known: Vec<String>,
}

#[derive(Default)]
struct Measured {
    texts: usize,
    words: usize,
    marks: usize,
    found: usize,
    /// Found whole or in part.
    touched: usize,
    needless: usize,
    /// What went wrong, for whoever mends it.
    told: Vec<String>,
}

fn labelled(corpus: &str) -> Vec<Labelled> {
    corpus
        .split("\n== ")
        .skip(1)
        .map(|block| {
            let (_, body) = block.split_once('\n').unwrap();
            let (known, body) = match body.strip_prefix("bekannt: ") {
                Some(rest) => rest.split_once('\n').unwrap(),
                None => ("", body),
            };
            let mut labelled = Labelled {
                text: String::new(),
                marks: Vec::new(),
                known: known
                    .split("; ")
                    .filter(|name| !name.is_empty())
                    .map(str::to_owned)
                    .collect(),
            };
            let mut begun = None;
            for letter in body.trim().chars() {
                match letter {
                    '⟦' => begun = Some(labelled.text.len()),
                    '⟧' => labelled.marks.push(begun.take().unwrap()..labelled.text.len()),
                    other => labelled.text.push(other),
                }
            }
            labelled
        })
        .collect()
}

fn measured(texts: &[Labelled]) -> Measured {
    let mut all = Measured::default();
    for Labelled { text, marks, known } in texts {
        let hits = check(text, known);
        all.texts += 1;
        all.words += text.split_whitespace().count();
        for mark in marks {
            all.marks += 1;
            let is_covered = |at: usize| hits.iter().any(|hit| hit.range.contains(&at));
            let is_found = text[mark.clone()]
                .char_indices()
                .filter(|(_, letter)| letter.is_alphanumeric())
                .all(|(at, _)| is_covered(mark.start + at));
            if hits
                .iter()
                .any(|hit| hit.range.start < mark.end && mark.start < hit.range.end)
            {
                all.touched += 1;
            }
            if is_found {
                all.found += 1;
            } else {
                all.told.push(format!("missed: {}", &text[mark.clone()]));
            }
        }
        for hit in hits {
            let is_needless = marks
                .iter()
                .all(|mark| mark.end <= hit.range.start || hit.range.end <= mark.start);
            if is_needless {
                all.needless += 1;
                all.told.push(format!("needless: {}", &text[hit.range]));
            }
        }
    }
    all
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand at most")]
#[track_caller]
fn expect_at_least(least: f64, texts: &[Labelled]) {
    let measured = measured(texts);
    let found = 100.0 * measured.found as f64 / measured.marks as f64;
    let touched = 100.0 * measured.touched as f64 / measured.marks as f64;
    let needless = 100.0 * measured.needless as f64 / measured.words as f64;
    let line = format!(
        "{} texts, {} words: {found:.1} % of {} places found whole, {touched:.1} % in part, {needless:.2} needless hits per 100 words",
        measured.texts, measured.words, measured.marks
    );
    assert!(
        found >= least && needless <= MOST_FALSE,
        "{line}\n{}",
        measured.told.join("\n")
    );
}

/// So many texts, of whose traces at least so many in a hundred are found.
#[track_caller]
fn nearly_every_trace_is_found(texts: &[Labelled], count: usize, least: f64) {
    assert_eq!(texts.len(), count);
    expect_at_least(least, texts);
}

#[test]
fn of_two_hundred_texts_nearly_every_trace_is_found_and_hardly_anything_else() {
    let all: Vec<Labelled> = labelled(CORPUS).into_iter().chain(labelled(HELD_OUT)).collect();
    nearly_every_trace_is_found(&all, 200, LEAST_FOUND);
}

#[test]
fn of_sixty_texts_kept_apart_nearly_every_trace_is_found() {
    nearly_every_trace_is_found(&labelled(HELD_OUT), 60, LEAST_FOUND);
}

#[test]
fn of_two_hundred_and_thirty_five_texts_of_later_batches_nearly_every_trace_is_found() {
    nearly_every_trace_is_found(&labelled(FRESH), 235, LEAST_FOUND);
}

#[test]
fn of_a_hundred_and_twenty_one_unseen_texts_nearly_every_trace_is_found() {
    nearly_every_trace_is_found(&labelled(UNSEEN), 121, LEAST_FOUND);
}

#[test]
fn of_fifty_seven_texts_written_later_nearly_every_trace_is_found() {
    nearly_every_trace_is_found(&labelled(UNSEEN_LATER), 57, LEAST_OF_GENEROUS);
}

#[test]
fn of_thirty_seven_texts_measured_last_nearly_every_trace_is_found() {
    nearly_every_trace_is_found(&labelled(UNSEEN_LAST), 37, LEAST_OF_GENEROUS);
}

#[test]
fn of_the_texts_of_another_office_nearly_every_trace_is_found() {
    nearly_every_trace_is_found(&labelled(UNSEEN_OTHER), 40, LEAST_FOUND);
}

#[test]
fn of_long_texts_nearly_every_trace_is_found() {
    nearly_every_trace_is_found(&labelled(UNSEEN_LONG), 24, LEAST_OF_GENEROUS);
}

#[test]
fn of_sixty_hurried_notes_nearly_every_trace_is_found() {
    nearly_every_trace_is_found(&labelled(UNSEEN_NOTES), 60, LEAST_OF_GENEROUS);
}

#[test]
fn of_sixty_stories_nearly_every_trace_is_found() {
    nearly_every_trace_is_found(&labelled(UNSEEN_STORIES), 60, LEAST_OF_GENEROUS);
}

#[test]
fn whoever_knows_the_area_finds_villages_in_any_spelling() {
    let places = ["Elsen", "Schloß Neuhaus", "Weine", "Weine Mitte"].map(str::to_owned);
    let area = Area {
        places: &places,
        ..Area::default()
    };
    for (text, expected) in [
        ("wohnung in elsen gefunden", vec!["elsen"]),
        ("Elsener Schule, Weg nach Weine", vec!["Elsener Schule", "Weine"]),
        ("Sie weine viel, sagt er.", vec![]),
        ("Die Mitte fehlt, in Neuhaus auch.", vec!["Neuhaus"]),
    ] {
        let found: Vec<&str> = check_in(text, &[], &area)
            .into_iter()
            .map(|hit| &text[hit.range])
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_long_text_takes_no_longer_than_its_parts() {
    let part = &labelled(CORPUS)[0].text;
    let repeated = |times: usize| format!("{part}\n").repeat(times);
    let took = |text: &str| {
        let begun = Instant::now();
        assert!(!check(text, &[]).is_empty());
        begun.elapsed()
    };
    took(part);
    let (short, long) = (took(&repeated(30)), took(&repeated(120)));
    assert!(
        long < short * 12 + Duration::from_millis(200),
        "four times the text: {short:?}, {long:?}"
    );
}

fn holds(text: &str, known: &[String]) {
    let hits = check(text, known);
    let mut end = 0;
    for hit in &hits {
        assert!(
            hit.range.start >= end && hit.range.start < hit.range.end,
            "{text:?}"
        );
        assert!(text.get(hit.range.clone()).is_some(), "{text:?}");
        end = hit.range.end;
    }
    let _ = with_suggestions(text, &hits);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_whatever_does_harm(text in "\\PC{0,120}") {
        holds(&text, &["Selam Tesfay".to_owned()]);
    }

    #[test]
    fn no_pieces_of_notes_do_harm(
        pieces in proptest::collection::vec(
            "(Frau |Herr |\\.|St\\. |[A-Z]\\. ?|[0-9]{1,4}[./]|ä|ß|\u{308}|\u{200b}| |’s |Straße |Kita |„|geb\\. |\\(|Mohammeds |Mutter |von |in |Büren|-|م|Ж|@|e\\. ?V\\. )",
            0..40,
        )
    ) {
        let text = pieces.concat();
        holds(&text, &["محمد الأحمد".to_owned(), text.clone()]);
    }
}
