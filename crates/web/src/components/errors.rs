//! The error summary above a form that has to be shown again. Takes the focus and leads to each field.

use askama::Template;
use askama::filters::HtmlSafe;
use base::input::InputErrors;

use super::icon;

/// What was wrong, with a link to each field; nothing at all if everything was right.
#[derive(Debug, Template)]
#[template(path = "components/errors.html")]
pub struct ErrorSummary<'form> {
    errors: &'form InputErrors,
    count: usize,
}

impl HtmlSafe for ErrorSummary<'_> {}

/// The summary of these errors; links lead to `#<field>`.
pub fn summary(errors: &InputErrors) -> ErrorSummary<'_> {
    ErrorSummary {
        errors,
        count: errors.iter().count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_errors_nothing_is_shown() {
        assert_eq!(summary(&InputErrors::new()).to_string().trim(), "");
    }

    #[test]
    fn each_error_leads_to_its_field() {
        let mut errors = InputErrors::new();
        errors.add("ort", "Bitte einen Ort eingeben.");
        let html = summary(&errors).to_string();
        assert!(
            html.contains(r##"<a href="#ort">Bitte einen Ort eingeben.</a>"##),
            "{html}"
        );
        assert!(html.contains("autofocus"), "{html}");
    }
}
