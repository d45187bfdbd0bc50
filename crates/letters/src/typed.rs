//! What was typed, taken from a form: one line, a text, each within its bounds. Not a rule of any noun.

use base::input::InputErrors;
use web::form::{Form, limited};

/// How long a line may be, in characters.
pub(crate) const LONGEST_LINE: usize = 200;
/// How long a text in a letter or a map may be, in characters: two languages of it stay on two pages.
pub(crate) const LONGEST_TEXT: usize = 1_200;

/// One line without control and direction marks.
pub(crate) fn line(form: &Form, field: &'static str, errors: &mut InputErrors) -> String {
    limited(form.line(field).trim(), (field, LONGEST_LINE), errors)
}

/// A text of a few lines.
pub(crate) fn text(form: &Form, field: &'static str, errors: &mut InputErrors) -> String {
    text_within(form, (field, LONGEST_TEXT), errors)
}

/// A text of at most so many characters: line ends of browsers are made one, direction marks dropped.
pub(crate) fn text_within(
    form: &Form,
    (field, longest): (&'static str, usize),
    errors: &mut InputErrors,
) -> String {
    let unix = form.text(field).replace("\r\n", "\n");
    let lines: Vec<String> = unix.split('\n').map(tidied).collect();
    limited(lines.join("\n").trim(), (field, longest), errors)
}

/// Outer blanks and marks that no one sees are dropped; inner blanks stay.
fn tidied(line: &str) -> String {
    let is_hidden = |letter: char| {
        letter.is_control() && letter != '\t'
            || matches!(letter, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let shown: String = line.chars().filter(|letter| !is_hidden(*letter)).collect();
    shown.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_lines_and_loses_what_nobody_sees() {
        let mut errors = InputErrors::new();
        let form = Form::read("t=Eins%0D%0A%E2%80%AEZwei%20%F0%9F%99%82%0D%0A".as_bytes());
        assert_eq!(text(&form, "t", &mut errors), "Eins\nZwei 🙂");
        assert!(errors.is_empty());
    }

    #[test]
    fn a_text_that_is_too_long_is_kept_and_named() {
        let mut errors = InputErrors::new();
        let form = Form::read(format!("t={}", "ä".repeat(10_000)).as_bytes());
        assert_eq!(line(&form, "t", &mut errors).chars().count(), 10_000);
        assert!(errors.at("t").unwrap().contains("10000 Zeichen, höchstens 200"));
    }
}
