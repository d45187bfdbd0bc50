//! The identity guard (Identitätsschutz): finds in a text what could tell who somebody is, before the text goes upwards.
//! Pure rules: it points out and proposes; people decide. It knows no database, and nothing of it is stored.

mod announced;
mod beside;
mod births;
mod called;
mod combinations;
mod completed;
mod dates;
mod feasts;
pub mod hit;
mod houses;
mod inflected;
mod initials;
mod judged;
mod lexicon;
mod lists;
mod meant;
mod names;
mod nouns;
mod numbers;
mod places;
mod rarities;
mod reach;
mod reading;
mod relations;
mod repeated;
mod roles;
pub mod roster;
mod shape;
mod titles;
mod towns;
mod unknown;
mod widened;
mod word;

use crate::guard::hit::{Hit, Kind};
use crate::guard::reading::Reading;

/// What is known of where a text is written; with nothing known the guard goes by how places are written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Area<'a> {
    /// Names of the municipalities and their parts; large cities are coarse enough and are not pointed out.
    pub places: &'a [String],
    /// Beginnings of words for nations that are frequent here beyond those that are everywhere, such as „eritre“.
    pub frequent_nations: &'a [String],
}

/// What in this text could tell who somebody is, in order, none overlapping another. `known` are the names of everybody
/// who takes part, in whatever script and spelling they are stored.
///
/// # Example
/// ```
/// let hits = people::guard::check("Am 3.5.2026 kam Selams Mutter.", &["Selam Tesfay".to_owned()]);
/// assert_eq!(hits.len(), 2);
/// assert_eq!(hits[0].suggestion, "Im Mai 2026");
/// assert_eq!(hits[1].suggestion, "die Mutter der Person");
/// ```
pub fn check(text: &str, known: &[String]) -> Vec<Hit> {
    check_in(text, known, &Area::default())
}

/// The same, knowing where the text is written.
pub fn check_in(text: &str, known: &[String], area: &Area<'_>) -> Vec<Hit> {
    let reading = Reading::of(text);
    let read = reading.text.as_str();
    let finders: [&dyn Fn() -> Vec<Hit>; 14] = [
        &|| reach::mails(read),
        &|| reach::handles(read),
        &|| numbers::file_numbers(read),
        &|| dates::days(read),
        &|| births::births(read),
        &|| places::addresses(read),
        &|| reach::phones(read),
        &|| numbers::plates(read),
        &|| numbers::long_numbers(read),
        &|| names::names(read, known),
        &|| houses::houses(read),
        &|| towns::towns(read, area),
        &|| initials::initials(read),
        &|| unknown::names(read),
    ];
    let mut hits: Vec<Hit> = Vec::new();
    for find in finders {
        for hit in find() {
            add(&mut hits, hit);
        }
    }
    hits.sort_by_key(|hit| hit.range.start);
    let mut hits = completed::completed(read, relations::with_relations(read, hits));
    hits.extend(repeated::repeated(read, &hits));
    hits.sort_by_key(|hit| hit.range.start);
    let mut hits = beside::side_by_side(read, joined(widened::widened(read, hits)));
    hits.retain(|hit| !towns::rules_many(read, &hit.range) && !names::is_saying(hit.words(read)));
    for mut hit in combinations::combinations(read, &hits, area) {
        beside::with_noun(read, &mut hit);
        add(&mut hits, hit);
    }
    hits.sort_by_key(|hit| hit.range.start);
    for hit in &mut hits {
        hit.range = reading.original(hit.range.clone());
    }
    hits.retain(|hit| !hit.range.is_empty() && text.get(hit.range.clone()).is_some());
    joined(hits)
}

/// The text with every suggestion put in, for the preview beside what was written.
pub fn with_suggestions(text: &str, hits: &[Hit]) -> String {
    let mut written = String::with_capacity(text.len());
    let mut from = 0;
    for hit in hits {
        let (Some(before), true) = (text.get(from..hit.range.start), hit.range.end <= text.len()) else {
            continue;
        };
        written.push_str(before);
        written.push_str(&hit.suggestion);
        from = hit.range.end;
    }
    written.push_str(text.get(from..).unwrap_or_default());
    written
}

/// With one more hit; what an earlier one covers in part becomes one with it.
fn add(hits: &mut Vec<Hit>, hit: Hit) {
    match hits.iter_mut().find(|earlier| earlier.overlaps(&hit)) {
        None => hits.push(hit),
        Some(earlier) => {
            let is_wider = hit.range.start <= earlier.range.start && earlier.range.end <= hit.range.end;
            // „Bäckerei Koch“ says more than „Koch“.
            if is_wider
                && hit.range != earlier.range
                && matches!(hit.kind, Kind::School | Kind::Organisation | Kind::Place)
            {
                earlier.kind = hit.kind;
                earlier.suggestion = hit.suggestion;
            }
            earlier.range.start = earlier.range.start.min(hit.range.start);
            earlier.range.end = earlier.range.end.max(hit.range.end);
        }
    }
}

/// Sorted hits, of which those that overlap are one.
fn joined(hits: Vec<Hit>) -> Vec<Hit> {
    let mut all: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits {
        match all.last_mut() {
            Some(last) if hit.range.start < last.range.end => {
                last.range.end = last.range.end.max(hit.range.end);
            }
            _ => all.push(hit),
        }
    }
    all
}

#[cfg(test)]
mod tests;
