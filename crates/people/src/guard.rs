//! The identity guard (Identitätsschutz): finds in a text what could tell who somebody is, before the text goes upwards.
//! Pure rules: it points out and proposes; people decide. It knows no database, and nothing of it is stored.

mod dates;
mod given_names;
pub mod hit;
mod names;
mod numbers;
mod places;
pub mod roster;
mod word;

use crate::guard::hit::Hit;

/// What in this text could tell who somebody is, in order, none overlapping another. `known` are the names of everybody
/// who takes part, in whatever script and spelling they are stored.
///
/// # Example
/// ```
/// let hits = people::guard::check("Am 3.5.2026 kam Selams Mutter.", &["Selam Tesfay".to_owned()]);
/// assert_eq!(hits.len(), 2);
/// assert_eq!(hits[0].suggestion, "Im Mai 2026");
/// ```
pub fn check(text: &str, known: &[String]) -> Vec<Hit> {
    let finders: [&dyn Fn() -> Vec<Hit>; 7] = [
        &|| numbers::mails(text),
        &|| numbers::file_numbers(text),
        &|| dates::days(text),
        &|| places::addresses(text),
        &|| numbers::phones(text),
        &|| numbers::long_numbers(text),
        &|| names::names(text, known),
    ];
    let mut hits: Vec<Hit> = Vec::new();
    for find in finders {
        for hit in find() {
            if hits.iter().all(|earlier| !earlier.overlaps(&hit)) {
                hits.push(hit);
            }
        }
    }
    hits.sort_by_key(|hit| hit.range.start);
    hits
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

#[cfg(test)]
mod tests;
