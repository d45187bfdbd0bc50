//! Reading what was typed: free text with a limit, the day of a talk. Not a rule of any noun.

use base::day::Day;
use base::input::InputErrors;
use web::form::{Form, limited};

/// How long a free text may be, in characters.
pub(crate) const LONGEST_TEXT: usize = 4_000;

/// How long a line may be, in characters.
pub(crate) const LONGEST_LINE: usize = 300;

/// A free text: line ends of browsers are made one, blanks around it dropped.
pub(crate) fn text(form: &Form, field: &'static str, errors: &mut InputErrors) -> String {
    let text = form.text(field).replace("\r\n", "\n").replace('\0', "");
    limited(text.trim(), (field, LONGEST_TEXT), errors)
}

/// One line.
pub(crate) fn line(form: &Form, field: &'static str, errors: &mut InputErrors) -> String {
    limited(form.line(field).trim(), (field, LONGEST_LINE), errors)
}

/// The day of a talk: today if the field is empty, never in the future.
pub(crate) fn past_day(form: &Form, field: &'static str, (today, errors): (Day, &mut InputErrors)) -> Day {
    let day = form.day(field, errors).unwrap_or(today);
    if day > today {
        errors.add(
            field,
            "Der Tag liegt in der Zukunft. Bitte einen Tag bis heute eingeben.",
        );
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(body: &str) -> Form {
        Form::read(body.as_bytes())
    }

    #[test]
    fn line_ends_of_browsers_do_not_make_a_text_another_one() {
        let mut errors = InputErrors::new();
        let read = text(&form("notiz=Eins%0D%0AZwei%0D%0A"), "notiz", &mut errors);
        assert_eq!(read, "Eins\nZwei");
        assert!(errors.is_empty());
    }

    #[test]
    fn a_text_that_is_too_long_is_kept_and_named() {
        let mut errors = InputErrors::new();
        let typed = form(&format!("titel={}", "ä".repeat(10_000)));
        assert_eq!(line(&typed, "titel", &mut errors).chars().count(), 10_000);
        assert!(
            errors
                .at("titel")
                .unwrap()
                .contains("10000 Zeichen, höchstens 300")
        );
    }

    #[test]
    fn a_talk_is_never_in_the_future() {
        let today: Day = "2026-03-02".parse().unwrap();
        let mut errors = InputErrors::new();
        assert_eq!(past_day(&form("am="), "am", (today, &mut errors)), today);
        assert!(errors.is_empty());
        past_day(&form("am=03.03.2026"), "am", (today, &mut errors));
        assert!(errors.at("am").is_some());
        let mut errors = InputErrors::new();
        past_day(&form("am=31.02.2026"), "am", (today, &mut errors));
        assert!(errors.at("am").unwrap().contains("28.02.2026"));
    }
}
