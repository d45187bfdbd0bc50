//! The contact form as it was typed, and what its fields must be. Nothing typed is lost when something is wrong.

use base::day::Day;
use base::ids::MunicipalityId;
use base::input::InputErrors;
use base::language::Language;
use web::form::Form;

use crate::contact::card_input::CardInput;
use crate::contact::model::{ContactKind, ContactResult, Interpreter, MinutesClass, Mode};
use crate::life_area::LifeArea;

/// The longest note (letters).
pub const LONGEST_NOTE: usize = 4_000;
const LONGEST_LINE: usize = 200;
/// A contact is written down at most so many months after it happened.
const MONTHS_BACK: i32 = 24;

/// To what a contact belongs; what may be chosen depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belongs {
    /// To nobody known, or to a new card.
    Nowhere,
    /// To a card that is there.
    ToACard,
    /// To a case.
    ToACase,
}

/// What stands in the fields.
#[derive(Clone, Default)]
pub struct ContactInput {
    /// Makes a form that was sent twice one contact.
    pub token: String,
    /// The day.
    pub on: String,
    /// How it came about.
    pub mode: String,
    /// The type.
    pub kind: String,
    /// Life areas.
    pub topics: Vec<String>,
    /// Tag of a language, or nothing.
    pub language: String,
    /// Who interpreted.
    pub interpreter: String,
    /// How long it took.
    pub minutes: String,
    /// Where.
    pub municipality: String,
    /// What came of it.
    pub result: String,
    /// What to remember.
    pub note: String,
    /// Name or working title of a card.
    pub card_name: String,
    /// One way to reach the person.
    pub card_reach: String,
    /// Day of the next appointment.
    pub card_day: String,
    /// Its hour.
    pub card_hour: String,
    /// Whether it is a Kurzberatung with a name.
    pub is_named: bool,
}

impl std::fmt::Debug for ContactInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ContactInput(…)")
    }
}

/// A contact, ready to be stored.
#[derive(Clone, PartialEq, Eq)]
pub struct NewContact {
    /// Makes a form that was sent twice one contact.
    pub token: String,
    /// The day.
    pub on: Day,
    /// How it came about.
    pub mode: Mode,
    /// The type.
    pub kind: ContactKind,
    /// Life areas.
    pub topics: Vec<LifeArea>,
    /// The language of the talk, if it is one of ours.
    pub language: Option<Language>,
    /// Who interpreted.
    pub interpreter: Interpreter,
    /// How long it took.
    pub minutes: MinutesClass,
    /// Where.
    pub municipality: Option<MunicipalityId>,
    /// What came of it.
    pub result: ContactResult,
    /// What to remember.
    pub note: Option<String>,
    /// The card to make.
    pub card: Option<NewCard>,
}

impl std::fmt::Debug for NewContact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewContact({} {})", self.kind, self.on)
    }
}

/// A card, ready to be stored.
#[derive(Clone, PartialEq, Eq)]
pub struct NewCard {
    /// Name or working title.
    pub name: String,
    /// One way to reach the person; may be empty if there is an appointment.
    pub reach: String,
    /// The language.
    pub language: Option<Language>,
    /// Day and hour of the next appointment.
    pub appointment: Option<(Day, Option<String>)>,
    /// Whether it is a Kurzberatung with a name.
    pub is_named: bool,
}

impl std::fmt::Debug for NewCard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewCard(…)")
    }
}

impl ContactInput {
    /// What was sent.
    pub fn of(form: &Form) -> Self {
        let text = |field: &str| form.text(field).to_owned();
        Self {
            token: text("einmal"),
            on: text("tag"),
            mode: text("weg"),
            kind: text("art"),
            topics: form.all("thema").to_vec(),
            language: text("sprache"),
            interpreter: text("sprachmittlung"),
            minutes: text("dauer"),
            municipality: text("kommune"),
            result: text("ergebnis"),
            note: text("notiz"),
            card_name: text("karte_name"),
            card_reach: text("karte_erreichbar"),
            card_day: text("karte_tag"),
            card_hour: text("karte_uhrzeit"),
            is_named: form.is_ticked("mit_namen"),
        }
    }

    /// Whether the part of the form that most contacts do not need holds something.
    pub fn has_more(&self) -> bool {
        !self.note.is_empty() || self.has_card()
    }

    fn has_card(&self) -> bool {
        let fields = [&self.card_name, &self.card_reach, &self.card_day, &self.card_hour];
        fields.iter().any(|field| !field.trim().is_empty())
    }

    /// The contact, if everything is right.
    ///
    /// # Errors
    /// A German sentence for each field that is not.
    pub fn checked(&self, belongs: Belongs, today: Day) -> Result<NewContact, InputErrors> {
        let mut errors = InputErrors::new();
        let on = day_of_contact(&self.on, today, &mut errors);
        let mode = chosen(
            "weg",
            &self.mode,
            "Bitte wählen Sie, wie der Kontakt zustande kam.",
            &mut errors,
        );
        let kind: Option<ContactKind> = chosen(
            "art",
            &self.kind,
            "Bitte wählen Sie, was für ein Kontakt es war.",
            &mut errors,
        );
        let interpreter = chosen(
            "sprachmittlung",
            &self.interpreter,
            "Bitte wählen Sie, wer übersetzt hat.",
            &mut errors,
        );
        let minutes = chosen(
            "dauer",
            &self.minutes,
            "Bitte wählen Sie, wie lange es gedauert hat.",
            &mut errors,
        );
        let result = chosen(
            "ergebnis",
            &self.result,
            "Bitte wählen Sie, was dabei herauskam.",
            &mut errors,
        );
        let topics = topics_of(&self.topics, &mut errors);
        let language = language_of("sprache", &self.language, &mut errors);
        let municipality = optional(
            "kommune",
            &self.municipality,
            "Bitte eine Kommune aus der Liste wählen.",
            &mut errors,
        );
        let note = text("notiz", &self.note, LONGEST_NOTE, &mut errors);
        if kind == Some(ContactKind::CaseContact) && belongs != Belongs::ToACase {
            errors.add(
                "art",
                "Ein Fallkontakt wird im Fall erfasst: Öffnen Sie den Fall und wählen Sie dort „Kontakt erfassen“. Ihre Angaben stehen noch hier.",
            );
        }
        let card = self.card(belongs, (kind, language), today, &mut errors);
        let (Some(on), Some(mode), Some(kind), Some(interpreter), Some(minutes), Some(result), true) =
            (on, mode, kind, interpreter, minutes, result, errors.is_empty())
        else {
            return Err(errors);
        };
        Ok(NewContact {
            token: self
                .token
                .chars()
                .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-')
                .take(40)
                .collect(),
            on,
            mode,
            kind,
            topics,
            language,
            interpreter,
            minutes,
            municipality,
            result,
            note: (!note.is_empty()).then_some(note),
            card,
        })
    }

    fn card(
        &self,
        belongs: Belongs,
        (kind, language): (Option<ContactKind>, Option<Language>),
        today: Day,
        errors: &mut InputErrors,
    ) -> Option<NewCard> {
        if !self.has_card() || belongs != Belongs::Nowhere {
            return None;
        }
        if matches!(kind, Some(ContactKind::NetworkWork | ContactKind::StructureWork)) {
            errors.add(
                "karte_name",
                "Netzwerk- und Strukturarbeit hat keine Kontaktkarte. Bitte leeren Sie die Felder oder wählen Sie eine andere Art.",
            );
        }
        if self.is_named && kind.is_some_and(|kind| kind != ContactKind::BriefAdvice) {
            errors.add(
                "mit_namen",
                "Ein Jahr lang wird nur eine Kurzberatung mit Namen aufbewahrt.",
            );
        }
        let details = CardInput {
            name: self.card_name.clone(),
            reach: self.card_reach.clone(),
            language: String::new(),
            day: self.card_day.clone(),
            hour: self.card_hour.clone(),
        };
        details.checked(today, errors).map(|card| NewCard {
            language,
            is_named: self.is_named,
            ..card
        })
    }
}

/// The life areas that were ticked; unknown ones are refused, doubled ones count once.
pub(crate) fn topics_of(typed: &[String], errors: &mut InputErrors) -> Vec<LifeArea> {
    let mut topics: Vec<LifeArea> = typed.iter().filter_map(|code| code.parse().ok()).collect();
    if topics.len() < typed.len() {
        errors.add("thema", "Bitte Themen aus der Liste wählen.");
    }
    topics.sort_by_key(|topic| LifeArea::ALL.iter().position(|own| own == topic));
    topics.dedup();
    topics
}

/// A language of the list, or none.
pub(crate) fn language_of(field: &'static str, typed: &str, errors: &mut InputErrors) -> Option<Language> {
    optional(field, typed, "Bitte eine Sprache aus der Liste wählen.", errors)
}

/// A text of one or several lines that is not too long.
pub(crate) fn text(field: &'static str, typed: &str, longest: usize, errors: &mut InputErrors) -> String {
    let lines: Vec<String> = typed.lines().map(base::names::one_line).collect();
    let text = lines.join("\n").trim_matches('\n').to_owned();
    let length = text.chars().count();
    if length > longest {
        errors.add(
            field,
            format!("Bitte kürzen: {length} Zeichen sind zu viel, {longest} passen hinein."),
        );
    }
    text
}

/// A text of one line.
pub(crate) fn line(field: &'static str, typed: &str, errors: &mut InputErrors) -> String {
    text(field, &base::names::one_line(typed), LONGEST_LINE, errors)
}

/// A day on which something happened: empty is today, never ahead, not long ago.
pub(crate) fn day_of_contact(typed: &str, today: Day, errors: &mut InputErrors) -> Option<Day> {
    if typed.trim().is_empty() {
        return Some(today);
    }
    let day = errors.take("tag", Day::typed(typed))?;
    if day > today {
        errors.add("tag", "Der Tag liegt in der Zukunft. Bitte prüfen Sie das Datum.");
        None
    } else if day < today.plus_months(-MONTHS_BACK) {
        errors.add(
            "tag",
            "Der Tag liegt mehr als zwei Jahre zurück. Bitte prüfen Sie das Jahr.",
        );
        None
    } else {
        Some(day)
    }
}

fn chosen<T: std::str::FromStr>(
    field: &'static str,
    typed: &str,
    sentence: &str,
    errors: &mut InputErrors,
) -> Option<T> {
    let value = typed.parse().ok();
    if value.is_none() {
        errors.add(field, sentence);
    }
    value
}

fn optional<T: std::str::FromStr>(
    field: &'static str,
    typed: &str,
    sentence: &str,
    errors: &mut InputErrors,
) -> Option<T> {
    if typed.is_empty() {
        None
    } else {
        chosen(field, typed, sentence, errors)
    }
}

#[cfg(test)]
mod tests;
