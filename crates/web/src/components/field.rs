//! The one form field: label, hint, control, error, tied together for screen readers. Checks nothing itself.

use std::borrow::Borrow;
use std::fmt::Display;

use askama::Template;
use askama::filters::HtmlSafe;
use base::input::InputErrors;
use base::language::Language;

use super::icon;

/// A labelled control of a form.
#[derive(Clone, Debug, Template)]
#[template(path = "components/field.html")]
pub struct Field {
    name: String,
    id: String,
    label: String,
    control: Control,
    value: String,
    choices: Vec<Choice>,
    empty_answer: Option<String>,
    hint: Option<String>,
    error: Option<String>,
    mark: Option<&'static str>,
    is_required: bool,
    width: &'static str,
    attributes: Vec<(&'static str, String)>,
}

impl HtmlSafe for Field {}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Control {
    Input(&'static str),
    Area { rows: u8 },
    Select,
    Group { kind: &'static str, is_row: bool },
    Tick,
    File,
}

/// One answer of a select, of radio buttons or of checkboxes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    value: String,
    label: String,
    hint: Option<String>,
    icon: Option<&'static str>,
    also: Option<(Language, String)>,
    is_chosen: bool,
}

impl Choice {
    /// An answer that is not chosen yet.
    pub fn new(value: impl Display, label: impl Display) -> Self {
        Self {
            value: value.to_string(),
            label: label.to_string(),
            hint: None,
            icon: None,
            also: None,
            is_chosen: false,
        }
    }

    /// A symbol before the words (radio buttons and checkboxes only); see [`icon`].
    #[must_use]
    pub const fn icon(mut self, name: &'static str) -> Self {
        self.icon = Some(name);
        self
    }

    /// The answer once more in the language of a client who looks at the screen too (radio buttons only).
    #[must_use]
    pub fn also(mut self, language: Language, label: impl Display) -> Self {
        self.also = Some((language, label.to_string()));
        self
    }

    /// A sentence below the answer (radio buttons and checkboxes only).
    #[must_use]
    pub fn hint(mut self, sentence: impl Display) -> Self {
        self.hint = Some(sentence.to_string());
        self
    }

    /// Chosen if the claim is true; for checkboxes with several answers.
    #[must_use]
    pub fn chosen_if(mut self, claim: bool) -> Self {
        self.is_chosen = claim;
        self
    }
}

/// One line of text.
pub fn text(name: impl Display, label: impl Display) -> Field {
    Field::new(name, label, Control::Input("text"))
}

/// A password; the value is never shown again.
pub fn password(name: impl Display, label: impl Display) -> Field {
    Field::new(name, label, Control::Input("password"))
}

/// A mail address.
pub fn email(name: impl Display, label: impl Display) -> Field {
    Field::new(name, label, Control::Input("email")).attr("autocomplete", "off")
}

/// A telephone number.
pub fn phone(name: impl Display, label: impl Display) -> Field {
    Field::new(name, label, Control::Input("tel"))
        .attr("autocomplete", "off")
        .width_medium()
}

/// A number as Germans write it, such as `0,5`; reading it is the caller's work.
pub fn number(name: impl Display, label: impl Display) -> Field {
    Field::new(name, label, Control::Input("text"))
        .attr("inputmode", "decimal")
        .width_short()
}

/// A code of digits such as a PIN; phones show the number keys and offer codes they received.
pub fn code(name: impl Display, label: impl Display) -> Field {
    let field = Field::new(name, label, Control::Input("text"))
        .attr("inputmode", "numeric")
        .width_short();
    field.attr("autocomplete", "one-time-code")
}

/// A day of the calendar; the value is `2026-03-01`, what [`base::day::Day`] displays.
pub fn date(name: impl Display, label: impl Display) -> Field {
    Field::new(name, label, Control::Input("date")).width_medium()
}

/// Words to search for.
pub fn search(name: impl Display, label: impl Display) -> Field {
    Field::new(name, label, Control::Input("search")).attr("autocomplete", "off")
}

/// Several lines of text, `rows` high at first.
pub fn area(name: impl Display, label: impl Display, rows: u8) -> Field {
    Field::new(name, label, Control::Area { rows })
}

/// One of many answers; asks to choose until a value is set, see [`Field::or`] for "none of these".
pub fn select(name: impl Display, label: impl Display, choices: &[Choice]) -> Field {
    Field {
        choices: choices.to_vec(),
        ..Field::new(name, label, Control::Select)
    }
}

/// One of a few answers, all in sight.
pub fn radios(name: impl Display, label: impl Display, choices: &[Choice]) -> Field {
    Field::group(name, label, choices, "radio")
}

/// Any number of answers.
pub fn checkboxes(name: impl Display, label: impl Display, choices: &[Choice]) -> Field {
    Field::group(name, label, choices, "checkbox")
}

/// A single yes; sends `ja` if ticked.
pub fn tick(name: impl Display, label: impl Display) -> Field {
    Field::new(name, label, Control::Tick)
}

/// A file to send; the form needs `enctype="multipart/form-data"`.
pub fn file(name: impl Display, label: impl Display) -> Field {
    Field::new(name, label, Control::File)
}

impl Field {
    fn new(name: impl Display, label: impl Display, control: Control) -> Self {
        let name = name.to_string();
        Self {
            id: name.clone(),
            name,
            label: label.to_string(),
            control,
            value: String::new(),
            choices: Vec::new(),
            empty_answer: None,
            hint: None,
            error: None,
            mark: None,
            is_required: false,
            width: "",
            attributes: Vec::new(),
        }
    }

    fn group(name: impl Display, label: impl Display, choices: &[Choice], kind: &'static str) -> Self {
        let control = Control::Group { kind, is_row: false };
        Self {
            choices: choices.to_vec(),
            ..Self::new(name, label, control)
        }
    }

    /// Shows this value, or chooses the answer that has it.
    #[must_use]
    pub fn value(mut self, value: impl Display) -> Self {
        self.value = value.to_string();
        for choice in &mut self.choices {
            choice.is_chosen |= choice.value == self.value;
        }
        self
    }

    /// Ticks a single checkbox if the claim is true.
    #[must_use]
    pub fn ticked(mut self, claim: impl Borrow<bool>) -> Self {
        self.value = if *claim.borrow() {
            "ja".to_owned()
        } else {
            String::new()
        };
        self
    }

    /// A sentence that helps before anything is typed.
    #[must_use]
    pub fn hint(mut self, sentence: impl Display) -> Self {
        self.hint = Some(sentence.to_string());
        self
    }

    /// Adds an empty answer to a select that can always be chosen, as in "Alle" or "keine Angabe".
    #[must_use]
    pub fn or(mut self, words: impl Display) -> Self {
        self.empty_answer = Some(words.to_string());
        self
    }

    /// Shows the sentence noted for this field, if any.
    #[must_use]
    pub fn errors(mut self, errors: &InputErrors) -> Self {
        self.error = errors.at(&self.name).map(str::to_owned);
        self
    }

    /// Must be filled in, and says so.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.is_required = true;
        self.mark = Some("Pflichtfeld");
        self
    }

    /// May stay empty, and says so; for forms where most fields must be filled in.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.mark = Some("freiwillig");
        self
    }

    /// Another id than the name, if two forms of a page ask for the same.
    #[must_use]
    pub fn id(mut self, id: impl Display) -> Self {
        self.id = id.to_string();
        self
    }

    /// As wide as a number.
    #[must_use]
    pub fn width_short(mut self) -> Self {
        self.width = " field--short";
        self
    }

    /// As wide as a date or a telephone number.
    #[must_use]
    pub fn width_medium(mut self) -> Self {
        self.width = " field--medium";
        self
    }

    /// Puts the answers of a group in one row.
    #[must_use]
    pub fn in_a_row(mut self) -> Self {
        if let Control::Group { is_row, .. } = &mut self.control {
            *is_row = true;
        }
        self
    }

    /// What browsers may fill in, as in `username` or `new-password`.
    #[must_use]
    pub fn autocomplete(self, purpose: &'static str) -> Self {
        self.attr("autocomplete", purpose)
    }

    /// Takes the focus when the page opens; only where typing here is all one came for.
    #[must_use]
    pub fn autofocus(self) -> Self {
        self.attr("autofocus", "")
    }

    /// Can be read and copied, not changed.
    #[must_use]
    pub fn readonly(self) -> Self {
        self.attr("readonly", "")
    }

    /// Cannot be used now and is not sent.
    #[must_use]
    pub fn disabled(self) -> Self {
        self.attr("disabled", "")
    }

    /// Any other attribute of the control, such as `maxlength`, `accept` or `hx-post`; a second one replaces the first.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: impl Display) -> Self {
        self.attributes.retain(|(known, _)| *known != name);
        self.attributes.push((name, value.to_string()));
        self
    }

    /// Where links of the error summary lead: the control, or the first one of a group.
    fn control_id(&self, place: impl Borrow<usize>) -> String {
        match *place.borrow() {
            0 => self.id.clone(),
            place => format!("{}-{}", self.id, place + 1),
        }
    }

    fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hinweis", self.id));
        let error = self.error.as_ref().map(|_| format!("{}-fehler", self.id));
        let ids: Vec<String> = [hint, error].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn first_answer(&self) -> Option<&str> {
        let is_open = !self.choices.iter().any(|choice| choice.is_chosen);
        self.empty_answer.as_deref().or(is_open.then_some("Bitte wählen"))
    }

    /// A select without an empty answer has one chosen in any case; HTML wants no `required` on it.
    fn must_be_chosen(&self) -> bool {
        self.is_required && self.first_answer().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_tied_to_its_control_and_an_error_is_read_out_with_it() {
        let mut errors = InputErrors::new();
        errors.add("ort", "Bitte einen Ort eingeben.");
        let html = text("ort", "Ort")
            .hint("Wo die Stelle ist")
            .errors(&errors)
            .to_string();
        assert!(html.contains(r#"<label class="kern-label" for="ort">"#), "{html}");
        assert!(
            html.contains(r#"aria-describedby="ort-hinweis ort-fehler""#),
            "{html}"
        );
        assert!(html.contains(r#"aria-invalid="true""#), "{html}");
        assert!(html.contains("Bitte einen Ort eingeben."), "{html}");
    }

    #[test]
    fn what_was_typed_comes_back_as_text_not_as_markup() {
        let html = area("notiz", "Notiz", 3).value("</textarea><script>").to_string();
        assert!(!html.contains("<script>"), "{html}");
    }

    #[test]
    fn a_password_is_never_shown_again() {
        let html = password("kennwort", "Kennwort").value("geheim").to_string();
        assert!(!html.contains("geheim"), "{html}");
    }

    #[test]
    fn a_select_asks_to_choose_until_something_is_chosen() {
        let choices = [Choice::new("a", "Altenbeken"), Choice::new("b", "Borchen")];
        assert!(
            select("ort", "Ort", &choices)
                .to_string()
                .contains("Bitte wählen")
        );
        let html = select("ort", "Ort", &choices).value("b").to_string();
        assert!(!html.contains("Bitte wählen"), "{html}");
        assert!(html.contains(r#"<option value="b" selected>"#), "{html}");
    }

    #[test]
    fn a_filter_can_always_go_back_to_all() {
        let choices = [Choice::new("a", "Altenbeken"), Choice::new("b", "Borchen")];
        let html = select("ort", "Ort", &choices).or("Alle").value("b").to_string();
        assert!(html.contains(r#"<option value="">Alle</option>"#), "{html}");
    }

    #[test]
    fn the_error_summary_can_jump_to_the_first_answer_of_a_group() {
        let choices = [Choice::new("1", "Ja"), Choice::new("2", "Nein")];
        let html = radios("frage", "Frage", &choices).to_string();
        assert!(
            html.contains(r#"id="frage""#) && html.contains(r#"id="frage-2""#),
            "{html}"
        );
    }
}
