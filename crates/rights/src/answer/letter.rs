//! Letters to the person about a request: received, takes longer, answered. Which one follows from how far it is.

use base::day::Day;
use base::language::Language;
use consents::store::controller::Controller;
use print::document::{Document, Template};
use serde_json::json;

use crate::answer::paper::{letterhead, rights};
use crate::request::model::{RequestKind, RequestState};

const TEMPLATE: Template = Template {
    name: "rights-letter",
    source: include_str!("../../templates/print/rights-letter.typ"),
};

/// What a letter is printed from.
#[derive(Debug)]
pub struct RightsLetter<'l> {
    /// The controller, if its data are known.
    pub controller: Option<&'l Controller>,
    /// The lines of the address.
    pub recipient: Vec<String>,
    /// What was asked for, and when.
    pub asked: (RequestKind, Day),
    /// By when it is answered.
    pub due_on: Day,
    /// Why it takes longer, if it does.
    pub extension: Option<String>,
    /// How it ended.
    pub state: RequestState,
    /// What is answered.
    pub outcome: Option<String>,
    /// Who signs.
    pub professional: String,
    /// The name of the district, if the controller is not known.
    pub district: &'l str,
    /// The day of printing.
    pub today: Day,
    /// Whether every page says that its data are invented.
    pub is_demo: bool,
}

impl RightsLetter<'_> {
    /// The document; its title names nobody.
    pub fn document(&self) -> Document {
        let (kind, received_on) = self.asked;
        let subject = format!(
            "Ihr Antrag vom {}: {} ({})",
            received_on.german(),
            kind.german(),
            kind.article()
        );
        let mut body = vec!["Guten Tag,".to_owned()];
        body.extend(self.words());
        Document {
            template: TEMPLATE,
            title: "Schreiben zu einem Antrag".to_owned(),
            language: Language::German,
            printed_on: self.today,
            letterhead: Some(letterhead(self.controller, self.district)),
            demo: self.is_demo,
            data: json!({
                "recipient": self.recipient,
                "subject": subject,
                "body": body,
                "rights": (self.state != RequestState::Open).then(|| rights(self.controller)),
                "greeting": "Mit freundlichen Grüßen",
                "professional": self.professional,
            }),
        }
    }

    fn words(&self) -> Vec<String> {
        let outcome = self.outcome.clone();
        match (self.state, &self.extension) {
            (RequestState::Open, None) => vec![
                "wir haben Ihren Antrag erhalten und bearbeiten ihn.".to_owned(),
                format!("Sie bekommen unsere Antwort bis zum {}.", self.due_on.german()),
            ],
            (RequestState::Open, Some(reason)) => vec![
                "für Ihren Antrag brauchen wir mehr Zeit. Das dürfen wir Ihnen innerhalb eines Monats mitteilen (Art. 12 Abs. 3 \
                 DSGVO)."
                    .to_owned(),
                format!("Der Grund: {reason}"),
                format!("Sie bekommen unsere Antwort bis zum {}.", self.due_on.german()),
            ],
            (RequestState::Done, _) => std::iter::once("wir haben Ihren Antrag erfüllt.".to_owned())
                .chain(outcome)
                .collect(),
            (RequestState::Refused, _) => {
                std::iter::once("Ihrem Antrag können wir nicht oder nicht ganz entsprechen. Der Grund:".to_owned())
                    .chain(outcome)
                    .collect()
            }
            (RequestState::Withdrawn, _) => {
                std::iter::once("Sie haben Ihren Antrag zurückgenommen. Wir haben ihn deshalb abgeschlossen.".to_owned())
                    .chain(outcome)
                    .collect()
            }
        }
    }
}
