//! What the notice says, section by section, from the controller and the periods of the house. No database, no look.

use organisation::model::organisation::PrivacyLaw;

use consents::model::category::Category;
use consents::store::controller::Controller;

use crate::notice::words::Words;
use crate::papers::law::{Ground, paragraph};
use crate::retention::model::{FileKind, Period, years};

/// A heading with its paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Section {
    pub(crate) title: String,
    pub(crate) paragraphs: Vec<String>,
}

/// From what the notice is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About<'a> {
    pub(crate) controller: &'a Controller,
    pub(crate) periods: &'a [Period],
    pub(crate) organisation: base::ids::OrganisationId,
}

impl About<'_> {
    /// Full years after which a closed case is erased.
    fn years(&self) -> String {
        years(self.periods, FileKind::Case, Some(self.organisation)).to_string()
    }

    fn law(&self) -> PrivacyLaw {
        self.controller.law
    }
}

/// The sections in one language; each language has as many, with as many paragraphs.
pub(crate) fn sections(about: About<'_>, words: Words) -> Vec<Section> {
    let ground = |wanted| paragraph(about.law(), wanted);
    let days = cases::contact::model::CARD_DAYS.to_string();
    let waiting = cases::request::model::WAITING_DAYS.to_string();
    let categories = Category::ALL.iter().map(|one| words.declared(&one.key()));
    vec![
        section(words.declared("controller-label"), responsible(about, words)),
        section(
            words.of("purpose-title"),
            vec![
                words.of("purpose"),
                words.with("base-advice", &[("law", ground(Ground::Task))]),
                words.with("base-case", &[("law", ground(Ground::Consent))]),
                words.with("base-special", &[("law", ground(Ground::Special))]),
                words.with("base-danger", &[("law", ground(Ground::Danger))]),
            ],
        ),
        section(
            words.declared("voluntary-title"),
            vec![words.of("no-duty"), words.declared("voluntary")],
        ),
        section(
            words.of("data-title"),
            vec![
                words.of("data"),
                format!("{}.", categories.collect::<Vec<_>>().join("; ")),
                words.of("source"),
            ],
        ),
        section(
            words.of("recipient-title"),
            vec![
                words.of("recipient"),
                words.of("recipient-partner"),
                words.of("interpreter"),
                words.of("without-name"),
                words.declared("by-law"),
                words.declared("residence-office"),
                words.of("operator"),
                words.declared("no-machine"),
            ],
        ),
        section(
            words.of("keep-title"),
            vec![
                words.with("keep-contact", &[("days", &days)]),
                words.with("keep-request", &[("days", &waiting)]),
                words.declared_with("storage", &[("years", &about.years())]),
                words.of("keep-safe"),
            ],
        ),
        section(
            words.declared("rights-title"),
            vec![
                words.declared("rights"),
                words.of("objection"),
                words.declared("withdrawal-right"),
                words.declared_with("complaint", &[("authority", about.controller.authority())]),
                words.of("ask"),
            ],
        ),
    ]
}

fn section(title: String, paragraphs: Vec<String>) -> Section {
    Section { title, paragraphs }
}

fn responsible(about: About<'_>, words: Words) -> Vec<String> {
    let controller = about.controller;
    let name = [Some(controller.name.as_str()), controller.address.as_deref()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    let officer = controller
        .officer
        .clone()
        .unwrap_or_else(|| words.declared("officer-on-request"));
    vec![name, format!("{}: {officer}", words.declared("officer-label"))]
}

#[cfg(test)]
mod tests {
    use base::clock::Clock;
    use base::ids::{Ids, OrganisationId};
    use base::language::Language;

    use super::*;

    fn controller(law: PrivacyLaw) -> Controller {
        Controller {
            name: "Kreis Test".to_owned(),
            address: None,
            officer: None,
            law,
        }
    }

    #[test]
    fn every_language_says_as_much_as_the_german_text_and_names_the_law_that_binds() {
        let organisation = OrganisationId::from_uuid(Ids::seeded(Clock::machine(), 1).next());
        for law in [PrivacyLaw::Dsgvo, PrivacyLaw::Kdg, PrivacyLaw::DsgEkd] {
            let controller = controller(law);
            let about = About {
                controller: &controller,
                periods: &[],
                organisation,
            };
            let german = sections(about, Words(Language::German));
            for language in Language::ALL {
                let said = sections(about, Words(language));
                let shape = |sections: &[Section]| {
                    sections
                        .iter()
                        .map(|one| one.paragraphs.len())
                        .collect::<Vec<_>>()
                };
                assert_eq!(shape(&said), shape(&german), "{language}");
                let all: Vec<&str> = said
                    .iter()
                    .flat_map(|one| &one.paragraphs)
                    .map(String::as_str)
                    .collect();
                let all = all.join("\n");
                assert!(all.contains(paragraph(law, Ground::Task)), "{language}");
                assert!(
                    all.contains("90")
                        && all.contains("28")
                        && all.contains('3')
                        && all.contains(controller.authority()),
                    "{language}"
                );
            }
        }
    }
}
