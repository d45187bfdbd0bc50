//! The confirmation of a withdrawal: what ended, what went out before, what can still be done.

use access::permit::Permit;
use base::day::Day;
use base::ids::PersonId;
use base::language::Language;
use print::document::{Document, Template};
use serde_json::{Value, json};

use crate::model::line::Line;
use crate::model::row::{Recipient, Row};
use crate::paper::{Bilingual, letterhead};
use crate::store::disclosures::Disclosed;
use crate::store::file::ConsentFile;
use crate::store::withdrawals::Withdrawal;
use crate::words::Words;

const TEMPLATE: Template = Template {
    name: "consent-withdrawal",
    source: include_str!("../../templates/print/withdrawal.typ"),
};

/// What a confirmation is printed from.
#[derive(Debug)]
pub struct WithdrawalPaper<'p> {
    /// Everything that was declared about the person.
    pub file: &'p ConsentFile,
    /// The permit that shows names.
    pub permit: &'p Permit<PersonId>,
    /// The withdrawal.
    pub withdrawal: &'p Withdrawal,
    /// What went out on the rows that were withdrawn.
    pub before: &'p [Disclosed],
    /// The name of the person.
    pub name: String,
    /// The language beside German.
    pub language: Language,
    /// The name of the district, if the controller is not known.
    pub district: &'p str,
    /// The day of printing.
    pub today: Day,
    /// Whether every page says that its data are invented.
    pub is_demo: bool,
}

impl WithdrawalPaper<'_> {
    /// The document; its title names nobody.
    pub fn document(&self) -> Document {
        let german = Words::german();
        let tongues = Bilingual {
            german,
            other: (self.language != Language::German).then(|| Words::current(self.language)),
        };
        let rows: Vec<Row> = self
            .file
            .rows()
            .filter(|row| self.withdrawal.rows.contains(&row.id))
            .cloned()
            .collect();
        let ends_file = rows.iter().any(|row| row.recipient == Recipient::Controller);
        let day = self.withdrawal.on.german();
        let closing = ["withdrawn-deletion", "withdrawn-again"].map(|key| tongues.pair(key));
        Document {
            template: TEMPLATE,
            title: german.of("withdrawn-title"),
            language: Language::German,
            printed_on: self.today,
            letterhead: Some(letterhead(
                self.file.controller_data(self.file.controller),
                self.district,
            )),
            demo: self.is_demo,
            data: json!({
                "languages": tongues.languages(),
                "title": tongues.pair("withdrawn-title"),
                "aid": tongues.pair("reading-aid"),
                "facts": self.facts(german, &rows),
                "opening": [tongues.pair_with("withdrawn-received", &[("day", &day)])],
                "withdrawn": self.withdrawn(&tongues, &rows),
                "effect": self.effect(&tongues, ends_file),
                "before": self.before(),
                "closing": closing,
                "sign-place-day": german.of("sign-place-day"),
                "sign-professional": german.of("sign-professional"),
            }),
        }
    }

    fn facts(&self, german: Words<'_>, rows: &[Row]) -> Vec<[String; 2]> {
        // What is withdrawn was declared to one controller, perhaps before the case came here.
        let declared_to = rows.first().map_or(self.file.controller, |row| row.controller);
        let controller = self.file.controller_data(declared_to);
        let mut facts = vec![
            [german.of("person-label"), self.name.clone()],
            [
                german.of("controller-label"),
                self.file.controller_name(declared_to).to_owned(),
            ],
        ];
        facts.extend(controller.map(|known| [german.of("authority-label"), known.authority().to_owned()]));
        facts
    }

    fn withdrawn(&self, tongues: &Bilingual<'_>, rows: &[Row]) -> Value {
        let line = |line: &Line| {
            let recipient = self.file.name_of(self.permit, line.recipient);
            let categories: Vec<String> = line.categories.iter().map(|one| one.key()).collect();
            let purposes: Vec<String> = line.purposes.iter().map(|one| one.key()).collect();
            let name = tongues.each(|_| recipient.clone());
            json!([name, tongues.joined(&categories), tongues.joined(&purposes)])
        };
        Line::of(rows, self.today).iter().map(line).collect()
    }

    fn effect(&self, tongues: &Bilingual<'_>, ends_file: bool) -> Value {
        let before = if self.before.is_empty() {
            "withdrawn-nothing-before"
        } else {
            "withdrawn-before"
        };
        let keys = [
            ("withdrawn-from-now", true),
            ("withdrawn-file", ends_file),
            (before, true),
        ];
        let said = keys.into_iter().filter(|(_, is_said)| *is_said);
        said.map(|(key, _)| tongues.pair(key)).collect()
    }

    fn before(&self) -> Vec<String> {
        let line = |disclosed: &Disclosed| {
            let recipient = disclosed
                .recipient
                .map_or_else(String::new, |one| self.file.name_of(self.permit, one));
            let categories: Vec<&str> = disclosed.categories.iter().map(|one| one.short()).collect();
            format!(
                "{}: {} – {} ({})",
                disclosed.on.german(),
                recipient,
                categories.join(", "),
                disclosed.path.german()
            )
        };
        self.before.iter().map(line).collect()
    }
}
