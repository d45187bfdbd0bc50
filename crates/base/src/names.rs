//! Keys for sorting and searching open (not sealed) text such as names of places. Never used for persons' names at rest.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The key by which German lists are sorted: small letters, umlauts as their base letter, ß as ss (DIN 5007-1).
pub fn sort_key(text: &str) -> String {
    if text.is_ascii() {
        // Most text by far: nothing to take apart.
        let words: Vec<&str> = text.split_whitespace().collect();
        return words.join(" ").to_ascii_lowercase();
    }
    text.to_lowercase()
        .replace('ß', "ss")
        .nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// What was typed into a one-line field: NFC, outer blanks and control characters gone, inner blanks single.
///
/// Direction marks and zero-width characters go too, so that two names that look the same are the same.
pub fn one_line(text: &str) -> String {
    let visible: String = text
        .nfc()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .filter(|letter| !is_invisible(*letter))
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn municipalities_sort_as_in_a_german_list() {
        let mut names = [
            "Büren",
            "Borchen",
            "Bad Wünnenberg",
            "Bad Lippspringe",
            "Altenbeken",
        ];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(
            names,
            [
                "Altenbeken",
                "Bad Lippspringe",
                "Bad Wünnenberg",
                "Borchen",
                "Büren"
            ]
        );
    }

    #[test]
    fn a_line_keeps_letters_and_loses_tricks() {
        assert_eq!(one_line("  Anna\u{202e}\tMüller\n"), "Anna Müller");
        assert_eq!(one_line("Mu\u{308}ller"), "Müller");
    }
}
