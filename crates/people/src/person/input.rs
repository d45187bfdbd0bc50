//! The form of a person as it was typed, and what the fields must be. Nothing typed is lost when something is wrong.

use base::day::Day;
use base::input::InputErrors;
use base::language::Language;
use base::names::one_line;
use web::form::Form;

use crate::person::born::Born;
use crate::person::model::{Contact, Details, Name};

const LONGEST_NAME: usize = 200;
const LONGEST_PHONE: usize = 60;
const LONGEST_EMAIL: usize = 200;
const LONGEST_TEXT: usize = 1_000;

/// What stands in the fields.
#[derive(Clone, Default)]
pub struct PersonInput {
    /// Given names.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Former names and other spellings.
    pub other: String,
    /// Day or year of birth.
    pub born: String,
    /// Whether the day only stands in the papers.
    pub is_nominal: bool,
    /// Tag of a language, or nothing.
    pub language: String,
    /// Telephone.
    pub phone: String,
    /// Mail address.
    pub email: String,
    /// Postal address.
    pub address: String,
    /// What to mind when getting in touch.
    pub hint: String,
}

impl std::fmt::Debug for PersonInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PersonInput(…)")
    }
}

impl PersonInput {
    /// What was sent.
    pub fn of(form: &Form) -> Self {
        let text = |field: &str| form.text(field).to_owned();
        Self {
            given: text("vorname"),
            family: text("familienname"),
            other: text("weitere_namen"),
            born: text("geboren"),
            is_nominal: form.is_ticked("tag_unsicher"),
            language: text("sprache"),
            phone: text("telefon"),
            email: text("email"),
            address: text("anschrift"),
            hint: text("hinweis"),
        }
    }

    /// What is stored, for the form that changes it.
    pub fn from_details(details: &Details) -> Self {
        let Details {
            name,
            born,
            contact,
            language,
        } = details.clone();
        Self {
            given: name.given,
            family: name.family,
            other: name.other,
            born: born.as_typed(),
            is_nominal: born.is_nominal(),
            language: language.map(Language::tag).unwrap_or_default().to_owned(),
            phone: contact.phone,
            email: contact.email,
            address: contact.address,
            hint: contact.hint,
        }
    }

    /// The details, if everything is right.
    ///
    /// # Errors
    /// A German sentence for each field that is not.
    pub fn checked(&self, today: Day) -> Result<Details, InputErrors> {
        let mut errors = InputErrors::new();
        let name = Name {
            given: name_of("vorname", &self.given, &mut errors),
            family: name_of("familienname", &self.family, &mut errors),
            other: name_of("weitere_namen", &self.other, &mut errors),
        };
        if errors.is_empty() && name.given.is_empty() && name.family.is_empty() {
            errors.add(
                "familienname",
                "Bitte mindestens einen Namen eingeben; ein einziger genügt.",
            );
        }
        let born = errors.take(
            "geboren",
            Born::typed(&one_line(&self.born), self.is_nominal, today),
        );
        let language = match self.language.as_str() {
            "" => None,
            tag => errors.take(
                "sprache",
                tag.parse::<Language>()
                    .map_err(|_| "Bitte eine Sprache aus der Liste wählen"),
            ),
        };
        let contact = Contact {
            phone: text_of("telefon", one_line(&self.phone), LONGEST_PHONE, &mut errors),
            email: text_of("email", one_line(&self.email), LONGEST_EMAIL, &mut errors),
            address: text_of("anschrift", lines(&self.address), LONGEST_TEXT, &mut errors),
            hint: text_of("hinweis", lines(&self.hint), LONGEST_TEXT, &mut errors),
        };
        if !contact.email.is_empty() && !is_mail_address(&contact.email) {
            errors.add(
                "email",
                "Bitte eine E-Mail-Adresse wie name@beispiel.de eingeben.",
            );
        }
        match born {
            Some(born) if errors.is_empty() => Ok(Details {
                name,
                born,
                contact,
                language,
            }),
            _ => Err(errors),
        }
    }
}

fn name_of(field: &'static str, typed: &str, errors: &mut InputErrors) -> String {
    let name = text_of(field, one_line(typed), LONGEST_NAME, errors);
    if !name.is_empty() && !name.chars().any(char::is_alphabetic) {
        errors.add(field, "Ein Name braucht mindestens einen Buchstaben.");
    }
    name
}

fn text_of(field: &'static str, text: String, longest: usize, errors: &mut InputErrors) -> String {
    let length = text.chars().count();
    if length > longest {
        errors.add(
            field,
            format!("Bitte kürzen: {length} Zeichen sind zu viel, {longest} passen hinein."),
        );
    }
    text
}

/// Several lines, each tidied as [`one_line`] does; empty lines at the ends are gone.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(one_line).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

fn is_mail_address(text: &str) -> bool {
    let is_host = |host: &str| host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    !text.contains(' ')
        && text
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && is_host(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(given: &str, family: &str, born: &str) -> Result<Details, InputErrors> {
        let input = PersonInput {
            given: given.to_owned(),
            family: family.to_owned(),
            born: born.to_owned(),
            ..PersonInput::default()
        };
        input.checked("2026-03-02".parse().unwrap())
    }

    fn refused_at(given: &str, family: &str, born: &str) -> Vec<&'static str> {
        typed(given, family, born)
            .err()
            .map(|errors| errors.iter().map(|(field, _)| field).collect())
            .unwrap_or_default()
    }

    #[test]
    fn one_name_and_no_birth_are_enough() {
        let details = typed("", "  Habibullah ", "").unwrap();
        assert_eq!(details.name.for_lists(), "Habibullah");
        assert!(details.born == Born::Unknown);
    }

    #[test]
    fn direction_marks_go_and_letters_of_all_scripts_stay() {
        let details = typed("\u{202e}محمد\u{200f}", "Müller 🙂", "1990").unwrap();
        assert_eq!(details.name.for_lists(), "Müller 🙂, محمد");
    }

    #[test]
    fn what_cannot_be_is_refused_at_its_field() {
        assert_eq!(refused_at("", "", ""), ["familienname"]);
        assert_eq!(refused_at("🙂", "", ""), ["vorname"]);
        assert_eq!(refused_at("Anna", &"x".repeat(10_000), ""), ["familienname"]);
        assert_eq!(refused_at("Anna", "Test", "31.02."), ["geboren"]);
    }

    #[test]
    fn an_address_keeps_its_lines() {
        let input = PersonInput {
            given: "Anna".to_owned(),
            address: "\r\nAm Platz 1\r\n33098  Paderborn\r\n".to_owned(),
            email: "anna".to_owned(),
            ..PersonInput::default()
        };
        let errors = input.checked("2026-03-02".parse().unwrap()).unwrap_err();
        assert_eq!(
            errors.iter().map(|(field, _)| field).collect::<Vec<_>>(),
            ["email"]
        );
        assert_eq!(lines(&input.address), "Am Platz 1\n33098 Paderborn");
    }
}
