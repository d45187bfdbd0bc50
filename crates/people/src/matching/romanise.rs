//! One word of any script as small Latin letters, with marks (for the sounds) and without (for the eye).
//! Not a transliteration for documents: what it makes is compared, never shown.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::scripts;

/// The word in small Latin letters, marks kept; letters of no known script are left out.
pub(crate) fn with_marks(word: &str) -> String {
    let mut latin = String::with_capacity(word.len());
    for letter in word.to_lowercase().nfc() {
        if let Some(spelling) = scripts::latin(letter) {
            latin.push_str(spelling);
        } else if let Some((consonant, vowel)) = scripts::ethiopic(letter) {
            latin.push_str(consonant);
            latin.push_str(vowel);
        } else if letter.is_alphabetic() {
            latin.push(letter);
        }
    }
    latin
}

/// The same word in plain `a`–`z`: what two people typing without marks would both write.
pub(crate) fn without_marks(latin: &str) -> String {
    let mut plain = String::with_capacity(latin.len());
    for letter in latin.nfd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'a'..='z' => plain.push(letter),
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ł' => plain.push('l'),
            'đ' | 'ð' => plain.push('d'),
            'ø' => plain.push('o'),
            'ı' => plain.push('i'),
            'ə' => plain.push('e'),
            'þ' => plain.push_str("th"),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: &str) {
        assert_eq!(without_marks(&with_marks(word)), expected, "{word}");
    }

    #[test]
    fn every_script_becomes_plain_latin() {
        check("Müller", "muller");
        check("YILDIZ", "yildiz");
        check("İbrahim", "ibrahim");
        check("Wójcik", "wojcik");
        check("Łukasz", "lukasz");
        check("Олександр", "oleksandr");
        check("Щербак", "scerbak");
        check("Γεώργιος", "georgios");
        check("محمد", "mhmd");
        check("ተስፋይ", "tesefaye");
        check("Nguyễn", "nguyen");
        check("Đorđe", "dorde");
    }
}
