//! A template filled in: the texts of a letter in German and, beside it, in another language. Not its layout.

use base::language::Language;

use crate::template::model::{Template, TemplateText};
use crate::template::papers::{self, Paper};
use crate::template::placeholder::Placeholder;
use crate::template::text::{Parsed, TextRefused, Values};

/// A text of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Filled {
    pub(crate) language: Language,
    pub(crate) subject: String,
    pub(crate) body: String,
}

/// German, and the other language if the template has it.
///
/// # Errors
/// [`TextRefused`] if a text of the template is none; it was checked when it was saved.
pub(crate) fn filled(
    template: &Template,
    language: Language,
    (values, papers): (&Values, &[Paper]),
) -> Result<Vec<Filled>, TextRefused> {
    let mut languages = vec![Language::German];
    if language != Language::German && template.text(language).is_some() {
        languages.push(language);
    }
    languages
        .into_iter()
        .map(|language| {
            let german = template.german();
            let text = template.text(language).unwrap_or(&german);
            one(text, language, &values_in(language, (values, papers)))
        })
        .collect()
}

/// The values as they stand in one language: papers are named in it, everything else stays as it was typed.
fn values_in(language: Language, (values, papers): (&Values, &[Paper])) -> Values {
    let mut own = values.clone();
    let others = own.remove(&Placeholder::Papers).unwrap_or_default();
    let mut lines = vec![papers::list(papers, language)];
    lines.extend(others.lines().map(|line| format!("– {line}")));
    lines.retain(|line| !line.is_empty());
    if !lines.is_empty() {
        own.insert(Placeholder::Papers, lines.join("\n"));
    }
    own
}

fn one(text: &TemplateText, language: Language, values: &Values) -> Result<Filled, TextRefused> {
    Ok(Filled {
        language,
        subject: Parsed::read(&text.subject)?.filled(values),
        body: Parsed::read(&text.body)?.filled(values),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::shipped::{Shipped, template};

    #[test]
    fn papers_are_named_in_both_languages_and_typed_ones_stay() {
        let values = Values::from([(Placeholder::Papers, "Brief vom 1. März".to_owned())]);
        let both = filled(
            &template(Shipped::Papers),
            Language::Turkish,
            (&values, &[Paper::Identity]),
        )
        .unwrap();
        assert!(both[0].body.contains("– Ausweis oder Pass\n– Brief vom 1. März"));
        assert!(
            both[1]
                .body
                .contains("– Kimlik veya pasaport\n– Brief vom 1. März")
        );
    }

    #[test]
    fn what_is_not_translated_stays_german() {
        let german_only = filled(&template(Shipped::Cover), Language::Arabic, (&Values::new(), &[])).unwrap();
        assert_eq!(german_only.len(), 1);
        assert!(german_only[0].body.contains("____________"));
    }
}
