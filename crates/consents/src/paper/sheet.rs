//! The sheet with both declarations, German beside the language of the person, on at most three pages.

use access::permit::Permit;
use base::day::Day;
use base::ids::PersonId;
use base::language::Language;
use base::texts::Texts;
use print::document::{Document, Template};
use serde_json::{Value, json};

use crate::model::category::Category;
use crate::model::declaration::{Explained, GivenBy, Kind};
use crate::model::drawing::picture;
use crate::model::line::Line;
use crate::model::row::{Direction, Recipient, Row};
use crate::paper::{Bilingual, letterhead};
use crate::store::controller::Controller;
use crate::store::file::{ConsentFile, Declaration, Sheet};
use crate::store::versions::{TextVersion, words};

const TEMPLATE: Template = Template {
    name: "consent-sheet",
    source: include_str!("../../templates/print/sheet.typ"),
};

/// After so many full calendar years a closed file is deleted (years). Source: dossier § 4.3, default of the concept.
pub const RETENTION_YEARS: u8 = 3;

/// What a sheet is printed from.
#[derive(Debug)]
pub struct SheetPaper<'p> {
    /// Everything that was declared about the person.
    pub file: &'p ConsentFile,
    /// The sheet.
    pub sheet: &'p Sheet,
    /// The permit that shows names.
    pub permit: &'p Permit<PersonId>,
    /// The name of the person.
    pub name: String,
    /// The birth, as the person gave it.
    pub born: String,
    /// Whether the sheet explains who signs for minors.
    pub is_minor: bool,
    /// The version of the text.
    pub version: Option<&'p TextVersion>,
    /// The texts of that version.
    pub texts: Option<&'p Texts>,
    /// The name of the district, if the controller is not known.
    pub district: &'p str,
    /// The day of printing.
    pub today: Day,
    /// Whether every page says that its data are invented.
    pub is_demo: bool,
}

impl SheetPaper<'_> {
    /// The document; its title names nobody.
    pub fn document(&self) -> Document {
        let tongues = self.tongues();
        let controller = self.controller_data();
        Document {
            template: TEMPLATE,
            title: tongues.german.of("sheet-title"),
            language: Language::German,
            printed_on: self.today,
            letterhead: Some(letterhead(controller, self.district)),
            demo: self.is_demo,
            data: json!({
                "languages": tongues.languages(),
                "title": tongues.pair("sheet-title"),
                "aid": tongues.pair("reading-aid"),
                "facts": self.facts(&tongues),
                "opening": self.opening(&tongues),
                "parts": self.sheet.declarations.iter().map(|one| self.part(&tongues, one)).collect::<Value>(),
                "information": self.information(&tongues),
                "explained": self.explained(&tongues),
                "signatures": self.signatures(&tongues),
                "signed": self.signed(&tongues),
                "version": self.version_line(&tongues),
            }),
        }
    }

    fn tongues(&self) -> Bilingual<'_> {
        let language = self.sheet.language;
        Bilingual {
            german: words(self.texts, Language::German),
            other: (language != Language::German).then(|| words(self.texts, language)),
        }
    }

    /// The controller to whom the sheet is declared, also if the person belongs to another one by now.
    fn controller_data(&self) -> Option<&Controller> {
        self.file.controller_data(self.sheet.controller)
    }

    fn controller(&self) -> &str {
        self.controller_data()
            .map_or(self.district, |known| known.name.as_str())
    }

    fn has(&self, kind: Kind) -> bool {
        self.sheet.declaration(kind).is_some()
    }

    fn facts(&self, tongues: &Bilingual<'_>) -> Value {
        let controller = self.controller_data();
        let address = controller.and_then(|known| known.address.as_deref());
        let responsible = [Some(self.controller()), address]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ");
        let officer = controller
            .and_then(|known| known.officer.as_deref())
            .map_or_else(|| tongues.pair("officer-on-request"), |known| tongues.same(known));
        let fact = |key: &str, value: Value| json!({ "label": tongues.pair(key), "value": value });
        let mut facts = vec![
            fact("person-label", tongues.same(&self.name)),
            fact("born-label", tongues.same(&self.born)),
            fact("controller-label", tongues.same(&responsible)),
            fact("professional-label", tongues.same(&self.sheet.professional)),
            fact("contact-label", tongues.same(&self.sheet.professional_email)),
            fact("officer-label", officer),
        ];
        if self.sheet.given_by != GivenBy::Person {
            let by = tongues.pair(&self.sheet.given_by.key());
            facts.insert(2, fact("given-by-label", by));
        }
        Value::Array(facts)
    }

    fn opening(&self, tongues: &Bilingual<'_>) -> Value {
        let count = self.sheet.declarations.len();
        if count < 2 {
            return json!([]);
        }
        json!([tongues.pair_with("sheet-parts", &[("count", &count.to_string())])])
    }

    fn part(&self, tongues: &Bilingual<'_>, declaration: &Declaration) -> Value {
        let values = [
            ("controller", self.controller()),
            ("professional", self.sheet.professional.as_str()),
        ];
        let has_others = declaration
            .rows
            .iter()
            .any(|row| row.recipient != Recipient::Controller);
        let has_own = declaration
            .rows
            .iter()
            .any(|row| row.recipient == Recipient::Controller);
        let asks_back = declaration
            .rows
            .iter()
            .any(|row| matches!(row.direction, Direction::From | Direction::Both));
        let keys: Vec<(&str, bool)> = match declaration.kind {
            Kind::Processing => vec![
                ("processing-declare", has_own),
                ("processing-share", has_others),
                ("processing-limit", true),
                ("processing-base", true),
            ],
            Kind::Release => vec![
                ("release-declare", true),
                ("release-back", asks_back),
                ("release-limit", true),
                ("release-separate", self.has(Kind::Processing)),
            ],
        };
        let said = keys.into_iter().filter(|(_, is_said)| *is_said);
        let columns = [
            "number",
            "recipient",
            "categories",
            "purpose",
            "direction",
            "until",
        ];
        let head = columns.map(|column| tongues.pair(&format!("table-{column}")));
        json!({
            "title": tongues.pair(&format!("{}-title", declaration.kind)),
            "pairs": said.map(|(key, _)| tongues.pair_with(key, &values)).collect::<Value>(),
            "head": head,
            "rows": self.rows(tongues, &declaration.rows),
            "special-title": tongues.pair("special-title"),
            "special-intro": tongues.pair("special-intro"),
            "specials": specials(tongues, &declaration.rows),
        })
    }

    fn rows(&self, tongues: &Bilingual<'_>, rows: &[Row]) -> Value {
        let lines = Line::of(&as_printed(rows), self.today);
        let row = |(recipients, line): &(Vec<Recipient>, &Line)| {
            let categories: Vec<String> = line.categories.iter().map(|one| one.key()).collect();
            let purposes: Vec<String> = line.purposes.iter().map(|one| one.key()).collect();
            let until = line.valid_until.map_or_else(
                || tongues.pair("table-until-withdrawn"),
                |day| tongues.same(&day.german()),
            );
            json!([
                self.named(tongues, recipients),
                tongues.joined(&categories),
                tongues.joined(&purposes),
                tongues.pair(&line.direction.key()),
                until
            ])
        };
        together(&lines).iter().map(row).collect()
    }

    fn named(&self, tongues: &Bilingual<'_>, recipients: &[Recipient]) -> Value {
        if recipients == [Recipient::Controller] {
            return tongues.pair_with("recipient-own", &[("controller", self.controller())]);
        }
        let names: Vec<String> = recipients
            .iter()
            .map(|recipient| self.file.name_of(self.permit, *recipient))
            .collect();
        tongues.same(&names.join("; "))
    }

    fn information(&self, tongues: &Bilingual<'_>) -> Value {
        let authority = self
            .controller_data()
            .map_or("LDI NRW, www.ldi.nrw.de", |known| known.authority());
        let years = RETENTION_YEARS.to_string();
        let section = |title: &str, said: &[(&str, bool)]| {
            let values = [("authority", authority), ("years", years.as_str())];
            let said = said.iter().filter(|(_, is_said)| *is_said);
            json!({
                "title": tongues.pair(title),
                "pairs": said.map(|(key, _)| tongues.pair_with(key, &values)).collect::<Value>(),
            })
        };
        let has_own = self
            .sheet
            .rows()
            .any(|row| row.recipient == Recipient::Controller);
        json!([
            section(
                "voluntary-title",
                &[
                    ("voluntary", true),
                    ("refusal-processing", has_own),
                    ("refusal-release", self.has(Kind::Release)),
                ],
            ),
            section(
                "withdrawal-right-title",
                &[
                    ("withdrawal-right", true),
                    ("withdrawal-effect", true),
                    ("withdrawal-file", has_own),
                ],
            ),
            section("duration-title", &[("duration", true), ("storage", has_own)]),
            section(
                "rights-title",
                &[
                    ("rights", true),
                    ("complaint", true),
                    ("by-law", true),
                    ("residence-office", true),
                    ("no-machine", true),
                    ("minor-note", self.is_minor),
                    ("copy-for-you", true),
                ],
            ),
        ])
    }

    fn explained(&self, tongues: &Bilingual<'_>) -> Value {
        let first = self.sheet.declarations.first();
        let interpreter = first
            .and_then(|one| one.interpreter.as_ref())
            .and_then(|name| self.permit.reveal(name))
            .map_or("", String::as_str);
        let language = self.sheet.language.german_name();
        let ways = Explained::ALL.iter().map(|way| {
            let is_ticked = first.is_some_and(|one| one.explained.contains(way));
            json!({ "words": tongues.pair(&way.key()), "ticked": is_ticked })
        });
        let needs_interpreter = tongues.other.is_some();
        let mut pairs = vec![tongues.pair("understood")];
        if needs_interpreter {
            pairs.push(tongues.pair("interpreter-promise"));
        }
        let interpreter = match interpreter {
            "" if needs_interpreter => "__________________________".to_owned(),
            "" => tongues.german.of("interpreter-none"),
            name => name.to_owned(),
        };
        json!({
            "title": tongues.pair("explained-title"),
            "facts": [
                { "label": tongues.pair("explained-language"), "value": tongues.same(language) },
                { "label": tongues.pair("interpreter-label"), "value": tongues.same(&interpreter) },
            ],
            "how": tongues.pair("explained-how"),
            "ways": ways.collect::<Value>(),
            "pairs": pairs,
        })
    }

    fn signatures(&self, tongues: &Bilingual<'_>) -> Value {
        let mut fields = vec![json!({ "label": tongues.pair("sign-place-day"), "svg": null })];
        for declaration in &self.sheet.declarations {
            let strokes = declaration.strokes.as_ref();
            let svg = strokes
                .and_then(|strokes| self.permit.reveal(strokes))
                .map(|path| picture(path));
            let label = tongues.pair(&format!("sign-{}", declaration.kind));
            fields.push(json!({ "label": label, "svg": svg }));
        }
        let mut further = vec!["sign-professional"];
        if self.sheet.given_by == GivenBy::Parent {
            further.insert(0, "sign-second-parent");
        }
        if tongues.other.is_some() {
            further.push("sign-interpreter");
        }
        fields.extend(
            further
                .into_iter()
                .map(|key| json!({ "label": tongues.pair(key), "svg": null })),
        );
        Value::Array(fields)
    }

    fn signed(&self, tongues: &Bilingual<'_>) -> Value {
        let signed = self.sheet.declarations.iter().find(|one| one.strokes.is_some());
        signed.and_then(|one| one.given_on).map_or(Value::Null, |day| {
            tongues.pair_with("signed-on-screen", &[("day", &day.german())])
        })
    }

    fn version_line(&self, tongues: &Bilingual<'_>) -> Value {
        let number = self.version.map_or(0, |version| version.number).to_string();
        let mark = self.version.map_or("", |version| version.short_mark());
        tongues.pair_with("version-line", &[("number", &number), ("mark", mark)])
    }
}

/// The rows as they were printed, whatever has become of them.
fn as_printed(rows: &[Row]) -> Vec<Row> {
    let printed = rows.iter().map(|row| Row {
        given_on: None,
        withdrawn_on: None,
        ..row.clone()
    });
    printed.collect()
}

/// Lines that differ in nothing but the recipient share one row on paper.
fn together(lines: &[Line]) -> Vec<(Vec<Recipient>, &Line)> {
    let mut rows: Vec<(Vec<Recipient>, &Line)> = Vec::new();
    for line in lines {
        let terms = |line: &Line| {
            let own = line.recipient == Recipient::Controller;
            (
                own,
                line.direction,
                line.valid_until,
                line.categories.clone(),
                line.purposes.clone(),
            )
        };
        match rows.iter_mut().find(|(_, known)| terms(known) == terms(line)) {
            Some((recipients, _)) => recipients.push(line.recipient),
            None => rows.push((vec![line.recipient], line)),
        }
    }
    rows
}

fn specials(tongues: &Bilingual<'_>, rows: &[Row]) -> Value {
    let of = |category: Category| rows.iter().filter(move |row| row.category == category);
    Category::all(true)
        .filter(|category| of(*category).next().is_some())
        .map(|category| {
            let words =
                tongues.each(|words| words.with("special-tick", &[("category", &words.of(&category.key()))]));
            json!({ "words": words, "ticked": of(category).any(|row| row.is_agreed) })
        })
        .collect()
}
