//! "Did you mean": the nearest of several valid words, and how a list of them is shown. Not a spell checker.

const LONGEST_LIST: usize = 12;

/// The word people probably meant: at most two letters away, or a third of its length.
pub(super) fn nearest<'a>(typed: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    words
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(typed, word), word))
        .filter(|(distance, word)| *distance <= 2.max(word.len() / 3))
        .min()
        .map(|(_, word)| word)
}

/// The sentence about what would be possible, with the nearest word first if there is one.
pub(super) fn possible(typed: &str, words: &[&str]) -> String {
    let meant =
        nearest(typed, words.iter().copied()).map(|word| format!("Gemeint ist vielleicht „{word}“. "));
    let shown = words
        .iter()
        .take(LONGEST_LIST)
        .copied()
        .collect::<Vec<_>>()
        .join(", ");
    let list = match words.len() {
        0 => "Die Datei nennt noch keine.".to_owned(),
        count if count > LONGEST_LIST => format!("Möglich: {shown} und {} weitere.", count - LONGEST_LIST),
        _ => format!("Möglich: {shown}."),
    };
    format!("{}{list}", meant.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_finds_its_word() {
        for (typed, expected) in [
            ("nmae", Some("name")),
            ("einwoner", Some("einwohner")),
            ("xyz", None),
        ] {
            assert_eq!(
                nearest(typed, ["name", "einwohner", "flaeche"]),
                expected,
                "{typed}"
            );
        }
        assert_eq!(
            possible("nrd", &["nord", "sued"]),
            "Gemeint ist vielleicht „nord“. Möglich: nord, sued."
        );
    }
}
