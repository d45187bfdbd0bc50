//! The form of an offer as fields of a page, in groups. Shared by the pages that change and those that propose.

use base::input::InputErrors;
use web::components::field::{self as parts, Choice, Field as Part};

use crate::field::FieldOfAction;
use crate::offer::form::OfferForm;
use crate::offer::form::field::{Field, Kind};
use crate::offer::form::names::Names;
use crate::offer::form::words::choices;
use crate::topic::Topic;

/// A group of fields with its heading.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) title: &'static str,
    /// What stands side by side; mostly one field.
    pub(crate) rows: Vec<Vec<Part>>,
}

/// The second of two fields that belong together, as in "von" and "bis".
const SECOND_OF_PAIRS: [Field; 2] = [Field::MaximumAge, Field::LevelTo];

const GROUPS: &[(&str, &[Field])] = &[
    (
        "Das Angebot",
        &[
            Field::Organisation,
            Field::Name,
            Field::AlternateName,
            Field::Description,
            Field::PlainDescription,
        ],
    ),
    ("Themen", &[Field::Topics]),
    ("Stand", &[Field::Status, Field::ClosedUntil, Field::Alert]),
    ("Sprachen", &[Field::Languages, Field::Interpretation]),
    (
        "Für wen",
        &[
            Field::Areas,
            Field::MinimumAge,
            Field::MaximumAge,
            Field::Gender,
            Field::LevelFrom,
            Field::LevelTo,
            Field::Statuses,
            Field::Eligibility,
        ],
    ),
    (
        "Anmeldung und Kosten",
        &[
            Field::Access,
            Field::Documents,
            Field::Cost,
            Field::Fees,
            Field::CapacityUnit,
        ],
    ),
    ("Kontakt", &[Field::Phones, Field::Email, Field::Website]),
    ("Eintrag", &[Field::Source, Field::IsPublic]),
];

impl OfferForm {
    /// All fields in groups, with what was typed and what is wrong.
    pub(crate) fn groups(&self, names: &Names, errors: &InputErrors) -> Vec<Group> {
        let groups = GROUPS.iter();
        groups
            .map(|(title, fields)| Group {
                title,
                rows: match fields {
                    [Field::Topics] => self.topics(errors).into_iter().map(|list| vec![list]).collect(),
                    fields => fields
                        .chunk_by(|_, next| SECOND_OF_PAIRS.contains(next))
                        .map(|row| row.iter().map(|field| self.part(*field, names, errors)).collect())
                        .collect(),
                },
            })
            .collect()
    }

    /// The topics, a list for each field of action; a mistake is named at the first.
    fn topics(&self, errors: &InputErrors) -> Vec<Part> {
        let chosen: Vec<&str> = self.codes(Field::Topics).collect();
        let name = Field::Topics.code();
        let lists = (0..).zip(FieldOfAction::ALL);
        lists
            .map(|(place, action): (usize, _)| {
                let topics = Topic::of_field(*action).map(|topic| {
                    let is_chosen = chosen.contains(&topic.code());
                    Choice::new(topic, topic.german()).chosen_if(is_chosen)
                });
                let list = parts::checkboxes(name, action.german(), &topics.collect::<Vec<_>>()).in_a_row();
                if place == 0 {
                    list.errors(errors)
                } else {
                    list.id(format!("{name}-{action}"))
                }
            })
            .collect()
    }

    fn part(&self, field: Field, names: &Names, errors: &InputErrors) -> Part {
        let (name, label, text) = (field.code(), field.german(), self.text(field));
        let part = match field.kind() {
            Kind::Line if field == Field::Email => parts::email(name, label).value(text),
            Kind::Line => parts::text(name, label).value(text),
            Kind::Text => parts::area(name, label, 4).value(text),
            Kind::Lines => parts::area(name, label, 3).value(text),
            Kind::Day => parts::date(name, label).value(text),
            Kind::Number => parts::number(name, label).value(text).width_short(),
            Kind::Tick => parts::tick(name, label_of_tick(field)).ticked(!text.is_empty()),
            Kind::One if field == Field::Gender || field == Field::Cost => {
                parts::radios(name, label, &self.choices(field, names)).value(text)
            }
            Kind::One => parts::select(name, label, &self.choices(field, names)).value(text),
            Kind::Many => parts::checkboxes(name, label, &self.choices(field, names)).in_a_row(),
        };
        let part = match field {
            Field::Organisation | Field::Name | Field::Description | Field::Topics => part.required(),
            Field::LevelFrom | Field::LevelTo => part.or("keine Vorgabe"),
            _ => part,
        };
        match hint(field) {
            "" => part.errors(errors),
            sentence => part.hint(sentence).errors(errors),
        }
    }

    fn choices(&self, field: Field, names: &Names) -> Vec<Choice> {
        let chosen: Vec<&str> = self.codes(field).collect();
        let all = choices(field, names).into_iter();
        all.map(|(code, german)| {
            let is_chosen = chosen.contains(&code.as_str());
            Choice::new(code, german).chosen_if(is_chosen)
        })
        .collect()
    }
}

fn label_of_tick(field: Field) -> &'static str {
    match field {
        Field::IsPublic => "Im öffentlichen Wegweiser zeigen",
        other => other.german(),
    }
}

const fn hint(field: Field) -> &'static str {
    match field {
        Field::AlternateName => "Unter welchem Namen Menschen es sonst suchen",
        Field::PlainDescription => "Kurze Sätze, ein Gedanke je Satz, keine Fachwörter",
        Field::ClosedUntil => {
            "Der erste Tag, an dem es wieder offen ist; nur bei „vorübergehend geschlossen“"
        }
        Field::Alert => "Steht ganz oben, zum Beispiel: Zurzeit nur mit Termin",
        Field::Access => "Wie kommt man hinein: vorbeikommen, anrufen, Überweisung",
        Field::Documents => "Ein Eintrag je Zeile, zum Beispiel: Ausweis",
        Field::Phones => "Eine Nummer je Zeile, zum Beispiel: 05251 308-0 (Zentrale)",
        Field::Areas => "Nichts angekreuzt heißt: für den ganzen Kreis",
        Field::Statuses => "Nichts angekreuzt heißt: ohne Vorgabe",
        Field::Interpretation => "Zum Beispiel: Sprachmittlung nach Absprache, auch Spanisch",
        Field::CapacityUnit => {
            "Zum Beispiel Plätze oder Termine; die freie Zahl steht auf der Seite des Angebots"
        }
        Field::Source => "Öffentliche Seite, auf der die Angaben stehen",
        _ => "",
    }
}
