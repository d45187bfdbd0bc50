//! What stands on the page before something goes: to whom, what for, on which basis, what may go and what not. One
//! component for all paths; the button belongs to the page.

use askama::Template;
use askama::filters::HtmlSafe;
use base::day::Day;
use base::ids::PersonId;
use base::refusal::Refusal;
use web::components::{button, facts, tag};

use crate::model::basis::BasisKind;
use crate::model::preview::{OfPerson, Preview};
use crate::model::rule::{Gap, Granted};
use crate::words::Words;

/// The name of the field in which a form says what was seen before; see [`crate::model::wish::Wish::mark`].
pub const SEEN: &str = "gesehen";

/// A preview with names, as a value that shows itself.
#[derive(Clone, Debug, Template)]
#[template(path = "consents/_before.html")]
pub struct Before {
    recipient: String,
    what: &'static str,
    basis: String,
    purpose: String,
    groups: Vec<Group>,
    refused: Option<String>,
    mark: String,
}

impl HtmlSafe for Before {}

/// What may go of one person, and what not.
#[derive(Clone, Debug)]
struct Group {
    name: String,
    consent: String,
    may: Vec<(&'static str, String)>,
    not: Vec<(&'static str, String)>,
    needs_declaration: bool,
}

impl Before {
    /// What the gate would answer, with the names of those it is about. `mark` is that of the wish.
    pub fn of(preview: &Preview, names: &[(PersonId, String)], mark: String) -> Self {
        let name = |person: PersonId| {
            let found = names.iter().find(|(id, _)| *id == person);
            found.map_or_else(String::new, |(_, name)| name.clone())
        };
        let several = preview.persons.len() > 1;
        let group = |one: &OfPerson| Group {
            name: if several { name(one.person) } else { String::new() },
            consent: format!("/personen/{}/einwilligungen/neu", one.person),
            may: one
                .decision
                .granted
                .iter()
                .map(|granted| (granted.category.short(), rests_on(granted, preview)))
                .collect(),
            not: one
                .decision
                .missing
                .iter()
                .map(|gap| (gap.category.short(), gap.reason()))
                .collect(),
            needs_declaration: one
                .decision
                .missing
                .iter()
                .any(|gap| gap.why.is_about_a_declaration()),
        };
        Self {
            recipient: preview.recipient.clone(),
            what: preview.path.german(),
            basis: match preview.ground {
                Some(ground) => format!("{}, {}", preview.basis.german(), ground.paragraph()),
                None => preview.basis.german().to_owned(),
            },
            purpose: match preview.ground {
                Some(ground) => ground.german().to_owned(),
                None => Words::german().of(&preview.purpose.key()),
            },
            groups: preview.persons.iter().map(group).collect(),
            refused: preview.refused.as_ref().map(Refusal::german),
            mark,
        }
    }

    /// Whether all of it may go, so that the page needs its button.
    pub fn may_go(&self) -> bool {
        self.refused.is_none()
    }

    fn title(&self) -> String {
        format!("{} an {}", self.what, self.recipient)
    }

    /// Whether something is said of single categories.
    fn has_categories(&self) -> bool {
        self.groups
            .iter()
            .any(|group| !group.may.is_empty() || !group.not.is_empty())
    }
}

/// On what a granted category rests, in a few words.
fn rests_on(granted: &Granted, preview: &Preview) -> String {
    let until = || match granted.until {
        Some(day) => format!("gilt bis {}", day.german()),
        None => "bis auf Widerruf".to_owned(),
    };
    match (granted.since, preview.basis) {
        (Some(day), _) => format!("erklärt am {}, {}", Day::german(day), until()),
        (None, BasisKind::Law) => "von der zweiten Person freigegeben".to_owned(),
        (None, _) => preview.basis.german().to_owned(),
    }
}

impl Gap {
    /// The reason in words, with the declaration that is missing.
    pub fn reason(self) -> String {
        let whole = self.german();
        let (_, reason) = whole.split_once(": ").unwrap_or(("", &whole));
        reason.to_owned()
    }
}
