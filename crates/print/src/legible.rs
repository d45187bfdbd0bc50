//! Text that every font in the binary can show: what no font has becomes `�`, so that an emoji in a name never stops a
//! letter. Not a filter for markup: text is data and is never read as markup.

use serde_json::Value;

use crate::fonts::FONTS;

/// What stands for a letter that no font has.
pub(crate) const UNKNOWN: char = '\u{fffd}';

/// The same value with legible texts.
pub(crate) fn legible(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(legible_text(text)),
        Value::Array(values) => values.iter().map(legible).collect(),
        Value::Object(fields) => Value::Object(
            fields
                .iter()
                .map(|(name, field)| (name.clone(), legible(field)))
                .collect(),
        ),
        plain => plain.clone(),
    }
}

/// The same text in letters that can be shown.
pub(crate) fn legible_text(text: &str) -> String {
    text.chars().filter_map(legible_letter).collect()
}

fn legible_letter(letter: char) -> Option<char> {
    match letter {
        '\n' | '\t' => Some(letter),
        '\u{2028}' | '\u{2029}' => Some('\n'),
        // Marks that turn the direction of what follows or are no letters at all: they could make a text read otherwise.
        '\u{200b}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' => None,
        control if control.is_control() => None,
        known if FONTS.have(known) => Some(known),
        _ => Some(UNKNOWN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_sixteen_languages_stay_and_others_are_marked() {
        for text in ["Ǆ Łódź", "Київ", "می‌خواهم ۱۲۳", "ሰላም።", "Nguyễn", "−5 → ☒"]
        {
            assert_eq!(legible_text(text), text);
        }
        assert_eq!(legible_text("李 Müller 🙂"), "� Müller �");
    }

    #[test]
    fn signs_that_turn_or_end_a_text_are_dropped() {
        assert_eq!(legible_text("a\u{202e}b\u{0}c\u{feff}\r\n"), "abc\n");
    }
}
