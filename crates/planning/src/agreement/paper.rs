//! The agreement in print: German beside the client's language, the texts as they were typed, lines to sign.

use base::day::Day;
use base::language::Language;
use consents::model::drawing::picture;
use print::data;
use print::document::{Document, Letterhead, Template};
use serde_json::{Value, json};

use crate::agreement::model::{AgreedGoal, AgreedGoals, AgreedStep};
use crate::agreement::words::word;
use crate::goal::model::Who;

const TEMPLATE: Template = Template {
    name: "goal-agreement",
    source: include_str!("../../templates/print/goal-agreement.typ"),
};

/// What an agreement is printed from.
pub struct Paper<'p> {
    /// The name of the client.
    pub client: &'p str,
    /// The name of the case manager.
    pub case_manager: &'p str,
    /// The number of the agreement within the case.
    pub number: i64,
    /// The day of the agreement.
    pub agreed_on: Day,
    /// What the client drew on the screen, if it was signed there.
    pub signature: Option<String>,
    /// When the goals are looked at together again.
    pub review_on: Option<Day>,
    /// What was agreed.
    pub goals: &'p AgreedGoals,
    /// The language beside German.
    pub language: Language,
    /// Who sends it.
    pub letterhead: Option<Letterhead>,
    /// The day of printing.
    pub printed_on: Day,
    /// Whether every page says that its data are invented.
    pub is_demo: bool,
}

impl std::fmt::Debug for Paper<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Paper({}, {})", self.number, self.language)
    }
}

impl Paper<'_> {
    /// The document; its title names nobody.
    pub fn document(&self) -> Document {
        Document {
            template: TEMPLATE,
            title: word(Language::German, "title"),
            language: Language::German,
            printed_on: self.printed_on,
            letterhead: self.letterhead.clone(),
            demo: self.is_demo,
            data: json!({
                "languages": self.languages(),
                "title": self.pair("title"),
                "aid": self.pair("reading-aid"),
                "promise": self.pair("promise"),
                "facts": [
                    { "label": self.pair("client"), "value": self.client },
                    { "label": self.pair("case-manager"), "value": self.case_manager },
                    { "label": self.pair("agreed-on"), "value": self.agreed_on.german() },
                    { "label": self.pair("number"), "value": self.number.to_string() },
                ],
                "goals": self.goals.0.iter().map(|goal| self.goal(goal)).collect::<Value>(),
                "review": self.review_on.map(|day| json!({ "label": self.pair("review-on"), "value": day.german() })),
                "signatures": [
                    { "label": self.pair("sign-client"), "svg": self.signature.as_deref().map(picture) },
                    { "label": self.pair("sign-case-manager"), "svg": null },
                ],
            }),
        }
    }

    fn languages(&self) -> Vec<Value> {
        self.spoken().map(data::language).collect()
    }

    fn spoken(&self) -> impl Iterator<Item = Language> {
        let other = (self.language != Language::German).then_some(self.language);
        std::iter::once(Language::German).chain(other)
    }

    /// A word in both languages; one of them if German is enough.
    fn pair(&self, key: &str) -> Value {
        self.spoken().map(|language| word(language, key)).collect()
    }

    fn goal(&self, goal: &AgreedGoal) -> Value {
        let head = ["step", "who", "until"].map(|key| self.pair(key));
        json!({
            "depth": goal.depth.min(2),
            "kind": self.pair(&format!("kind-{}", goal.kind)),
            "area": goal.area.map(|area| self.pair(&format!("area-{area}"))),
            "title": goal.title,
            "measure": self.typed("measure", &goal.measure),
            "due": self.typed("until", &day(goal.due_on)),
            "steps_label": self.pair("steps"),
            "steps": goal.steps.iter().map(|step| self.step(step)).collect::<Vec<_>>(),
            "head": head,
        })
    }

    /// What was typed with its label; nothing if nothing was typed.
    fn typed(&self, key: &str, text: &str) -> Option<Value> {
        (!text.is_empty()).then(|| json!({ "label": self.pair(key), "value": text }))
    }

    fn step(&self, step: &AgreedStep) -> Value {
        let who = if step.who == Who::Other {
            json!([step.who_else])
        } else {
            self.pair(&format!("who-{}", step.who))
        };
        json!({ "what": step.what, "who": who, "due": day(step.due_on) })
    }
}

fn day(day: Option<Day>) -> String {
    day.map_or_else(String::new, Day::german)
}
