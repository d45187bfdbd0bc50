//! The access file (Auskunft) on paper: what is kept, to whom it went, and what the law wants to be said with it.

use std::collections::BTreeMap;

use access::person_data::told::{COUNT, Fact, Section};
use base::day::Day;
use base::language::Language;
use consents::store::controller::Controller;
use print::document::{Document, Letterhead, Template};
use serde_json::{Value, json};

const TEMPLATE: Template = Template {
    name: "access-file",
    source: include_str!("../../templates/print/access-file.typ"),
};

/// What an access file is printed from.
#[derive(Debug)]
pub struct AccessFile<'f> {
    /// The controller, if its data are known.
    pub controller: Option<&'f Controller>,
    /// Names of other controllers that keep something and answer for themselves.
    pub elsewhere: &'f [String],
    /// The name of the person.
    pub name: String,
    /// What is told.
    pub sections: &'f [Section],
    /// How many places that name others were blackened in it.
    pub blackened: usize,
    /// Whether letters and documents go with it as files.
    pub with_documents: bool,
    /// The name of the district, if the controller is not known.
    pub district: &'f str,
    /// The day of printing.
    pub today: Day,
    /// Whether every page says that its data are invented.
    pub is_demo: bool,
}

/// The letterhead of a controller, or of the district if its data are not known.
pub(crate) fn letterhead(controller: Option<&Controller>, district: &str) -> Letterhead {
    controller.map_or_else(
        || Letterhead::of(district, None),
        |known| Letterhead::of(&known.name, known.address.as_deref()),
    )
}

impl AccessFile<'_> {
    /// The document; its title names nobody.
    pub fn document(&self) -> Document {
        Document {
            template: TEMPLATE,
            title: "Auskunft über Ihre Daten".to_owned(),
            language: Language::German,
            printed_on: self.today,
            letterhead: Some(letterhead(self.controller, self.district)),
            demo: self.is_demo,
            data: json!({
                "facts": self.facts(),
                "about": self.about(),
                "sections": self.sections.iter().map(section).collect::<Vec<_>>(),
                "rights": rights(self.controller),
            }),
        }
    }

    fn facts(&self) -> Vec<[String; 2]> {
        let mut facts = vec![["Für".to_owned(), self.name.clone()]];
        if let Some(controller) = self.controller {
            facts.push(["Verantwortlich".to_owned(), controller.name.clone()]);
            facts.extend(
                controller
                    .officer
                    .clone()
                    .map(|officer| ["Datenschutz".to_owned(), officer]),
            );
            facts.push(["Aufsicht".to_owned(), controller.authority().to_owned()]);
        }
        facts
    }

    /// That others are named, and what became of it: nothing is left out without a word.
    fn about_others(&self) -> String {
        match self.blackened {
            0 => "Geschwärzt oder weggelassen wurde nichts.".to_owned(),
            places => format!(
                "Namen anderer Personen sind an {places} {} geschwärzt, weil deren Rechte sonst beeinträchtigt würden (Art. 15 \
                 Abs. 4 DSGVO). Jede Stelle ist gekennzeichnet: [geschwärzt: …]. Sonst wurde nichts weggelassen.",
                if places == 1 { "Stelle" } else { "Stellen" }
            ),
        }
    }

    /// Copies of what is kept as files go with it, or are promised.
    fn about_documents(&self) -> &'static str {
        if self.with_documents {
            "Schreiben und Unterlagen, die als Datei aufbewahrt werden, liegen als Kopien bei."
        } else {
            "Schreiben und Unterlagen, die als Datei aufbewahrt werden, sind hier genannt. Kopien davon erhalten Sie auf Wunsch \
             (Art. 15 Abs. 3 DSGVO)."
        }
    }

    /// What Art. 15(1) wants besides the data themselves.
    fn about(&self) -> Vec<String> {
        let mut about = vec![
            "Zwecke: Beratung und Begleitung im Kommunalen Integrationsmanagement. Grundlage ist Ihre Einwilligung (Art. 6 \
             Abs. 1 Buchstabe a, Art. 9 Abs. 2 Buchstabe a DSGVO)."
                .to_owned(),
            "Herkunft: Die Angaben stammen von Ihnen, aus den Gesprächen mit Ihnen und von Stellen, bei denen mit Ihrer \
             Einwilligung nachgefragt wurde."
                .to_owned(),
            "Dauer: Nach dem Abschluss des Falls werden die Daten für die Zeit aufbewahrt, die der Verantwortliche festgelegt \
             hat, in der Regel drei volle Jahre; dann werden sie gelöscht."
                .to_owned(),
            "Eine automatisierte Entscheidung oder ein Profiling findet nicht statt.".to_owned(),
            self.about_others(),
            self.about_documents().to_owned(),
        ];
        if !self.elsewhere.is_empty() {
            about.push(format!(
                "Auch andere Verantwortliche führen Daten über Sie und geben selbst Auskunft: {}.",
                self.elsewhere.join(", ")
            ));
        }
        about
    }
}

/// More entries of the keeping than this are summed up by month on paper; the data hold each day.
const MOST_BY_DAY: usize = 100;

/// The entries of one section by month: what was the same is counted.
fn by_month(section: &Section) -> Vec<Value> {
    let mut months: BTreeMap<(String, &str, Vec<[&str; 2]>), i64> = BTreeMap::new();
    for entry in &section.entries {
        let month = entry
            .on
            .map_or_else(String::new, |day| format!("{:04}-{:02}", day.year(), day.month()));
        let (counts, facts): (Vec<&Fact>, Vec<&Fact>) =
            entry.facts.iter().partition(|fact| fact.label == COUNT);
        let times = counts
            .first()
            .and_then(|fact| fact.value.parse().ok())
            .unwrap_or(1);
        let facts = facts
            .iter()
            .map(|fact| [fact.label, fact.value.as_str()])
            .collect();
        *months.entry((month, &entry.title, facts)).or_default() += times;
    }
    let line = |((month, title, facts), times): ((String, &str, Vec<[&str; 2]>), i64)| {
        let words: Vec<&str> = facts.iter().map(|[_, value]| *value).collect();
        let (year, month) = month.split_once('-').unwrap_or_default();
        json!(format!(
            "{month}/{year} · {title}, {} · {times}-mal",
            words.join(", ")
        ))
    };
    months.into_iter().map(line).collect()
}

fn section(section: &Section) -> Value {
    if section.is_about_keeping && section.entries.len() > MOST_BY_DAY {
        return json!({
            "title": section.title,
            "remark": section.remark,
            "by_month": by_month(section),
            "entries": [],
            "documents": [],
        });
    }
    let entries: Vec<Value> = section
        .entries
        .iter()
        .map(|entry| {
            let facts: Vec<[&str; 2]> = entry
                .facts
                .iter()
                .map(|fact| [fact.label, fact.value.as_str()])
                .collect();
            json!({
                "day": entry.on.map(Day::german),
                "title": entry.title,
                "facts": facts,
                "signature": entry.signature,
            })
        })
        .collect();
    let documents: Vec<&str> = section
        .documents
        .iter()
        .map(|document| document.file_name.as_str())
        .collect();
    json!({
        "title": section.title,
        "remark": section.remark,
        "by_month": [],
        "entries": entries,
        "documents": documents,
    })
}

/// The rights that stand at the end of every answer.
pub(crate) fn rights(controller: Option<&Controller>) -> String {
    let authority = controller.map_or("der Datenschutz-Aufsichtsbehörde", Controller::authority);
    format!(
        "Sie können verlangen, dass Angaben berichtigt, gelöscht oder nur noch eingeschränkt verarbeitet werden, und Sie \
         können der Verarbeitung widersprechen oder Ihre Einwilligung jederzeit widerrufen. Sie können sich beschweren bei: \
         {authority}."
    )
}
