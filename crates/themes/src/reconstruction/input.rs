//! What is typed into the pages of a reconstruction, read and checked. Knows no database and no guard.

use base::ids::RegionId;
use base::input::InputErrors;
use organisation::model::field_of_action::FieldOfAction;
use people::guard::hit::Kind;
use web::form::{Form, limited};

use crate::reconstruction::check::{Decision, Wanted};
use crate::reconstruction::model::{KeepReason, LAST_MONTH, LONGEST_WAIT, Station};
use crate::reconstruction::store::Heading;
use crate::words::Rechtskreis;

/// The longest title and other line.
const LONGEST_LINE: usize = 120;
/// The longest text of a station.
const LONGEST_TEXT: usize = 600;
/// The longest list of those who take part, and the longest lesson.
const LONGEST_LESSON: usize = 4_000;
/// The most groups that one form decides about.
const MOST_GROUPS: usize = 200;

/// The frame of a reconstruction, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrameInput {
    /// The title.
    pub title: String,
    /// The field of action, as chosen.
    pub field: String,
    /// The region, as chosen.
    pub region: String,
    /// Who takes part.
    pub participants: String,
    /// What it teaches.
    pub lesson: String,
    /// The version it was made from.
    pub version: i64,
}

impl FrameInput {
    /// As typed.
    pub fn of(form: &Form) -> Self {
        Self {
            title: form.line("titel"),
            field: form.text("feld").to_owned(),
            region: form.text("region").to_owned(),
            participants: tidied(form.text("beteiligte")),
            lesson: form.text("lehre").trim().to_owned(),
            version: form.version(),
        }
    }

    /// The heading, if everything is right. `regions` are those that can be chosen.
    ///
    /// # Errors
    /// What is to be mended.
    pub fn checked(&self, regions: &[RegionId]) -> Result<Heading, InputErrors> {
        let mut errors = InputErrors::new();
        if self.title.is_empty() {
            errors.add(
                "titel",
                "Bitte einen Titel eingeben, zum Beispiel „Vom Ankommen in den Sprachkurs“.",
            );
        }
        limited(&self.title, ("titel", LONGEST_LINE), &mut errors);
        limited(&self.participants, ("beteiligte", LONGEST_LESSON), &mut errors);
        limited(&self.lesson, ("lehre", LONGEST_LESSON), &mut errors);
        let field: Option<FieldOfAction> = self.field.parse().ok();
        if field.is_none() {
            errors.add("feld", "Bitte ein Handlungsfeld wählen.");
        }
        let region = self.region.parse().ok().filter(|id| regions.contains(id));
        match field {
            Some(field) if errors.is_empty() => Ok(Heading { field, region }),
            _ => Err(errors),
        }
    }
}

/// A station, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StationInput {
    /// The month.
    pub month: String,
    /// Who acted.
    pub lane: String,
    /// Under which law, as chosen.
    pub rechtskreis: String,
    /// What happened.
    pub text: String,
    /// How many days nothing went on.
    pub wait_days: String,
    /// Whether the course broke here.
    pub is_break: bool,
    /// What helped.
    pub resource: String,
}

impl StationInput {
    /// As typed.
    pub fn of(form: &Form) -> Self {
        Self {
            month: form.line("monat"),
            lane: form.line("wer"),
            rechtskreis: form.text("rechtskreis").to_owned(),
            text: form.text("geschah").trim().to_owned(),
            wait_days: form.line("wartetage"),
            is_break: form.is_ticked("bruch"),
            resource: form.line("ressource"),
        }
    }

    /// As it stands.
    pub fn from_station(station: &Station) -> Self {
        Self {
            month: station.month.to_string(),
            lane: station.lane.clone(),
            rechtskreis: station.rechtskreis.map_or("", Rechtskreis::code).to_owned(),
            text: station.text.clone(),
            wait_days: station
                .wait_days
                .map_or_else(String::new, |days| days.to_string()),
            is_break: station.is_break,
            resource: station.resource.clone(),
        }
    }

    /// The station with this number, if everything is right.
    ///
    /// # Errors
    /// What is to be mended.
    pub fn checked(&self, number: u32) -> Result<Station, InputErrors> {
        let mut errors = InputErrors::new();
        let month = self
            .month
            .parse::<u16>()
            .ok()
            .filter(|month| (1..=LAST_MONTH).contains(month));
        if month.is_none() {
            errors.add(
                "monat",
                format!("Bitte den Monat seit Beginn als Zahl von 1 bis {LAST_MONTH} eingeben."),
            );
        }
        if self.lane.is_empty() {
            errors.add(
                "wer",
                "Bitte eingeben, wer gehandelt hat: eine Stelle oder „Familie“, kein Name.",
            );
        }
        if self.text.is_empty() {
            errors.add("geschah", "Bitte in einem Satz eingeben, was geschah.");
        }
        limited(&self.lane, ("wer", LONGEST_LINE), &mut errors);
        limited(&self.text, ("geschah", LONGEST_TEXT), &mut errors);
        limited(&self.resource, ("ressource", LONGEST_LINE), &mut errors);
        let wait_days = self
            .wait_days
            .parse::<u16>()
            .ok()
            .filter(|days| *days <= LONGEST_WAIT);
        if !self.wait_days.is_empty() && wait_days.is_none() {
            errors.add(
                "wartetage",
                format!("Bitte die Tage als Zahl bis {LONGEST_WAIT} eingeben."),
            );
        }
        match month {
            Some(month) if errors.is_empty() => Ok(Station {
                number,
                month,
                lane: self.lane.clone(),
                rechtskreis: self.rechtskreis.parse().ok(),
                text: self.text.clone(),
                wait_days: wait_days.filter(|days| *days > 0),
                is_break: self.is_break,
                resource: self.resource.clone(),
            }),
            _ => Err(errors),
        }
    }
}

/// What was decided about places that the guard points out. Undecided ones are left out, incomplete ones are counted.
#[derive(Debug, Default)]
pub struct Decided {
    /// What can be done.
    pub whole: Vec<(Wanted, Decision)>,
    /// How many say neither what stands there instead nor why it stays.
    pub incomplete: usize,
}

impl Decided {
    /// As typed.
    pub fn of(form: &Form) -> Self {
        let mut decided = Self::default();
        for place in 0..MOST_GROUPS {
            let value = |name: &str| form.text(&format!("{name}-{place}"));
            let Ok(kind) = value("art").parse::<Kind>() else {
                break;
            };
            let wanted = Wanted {
                kind,
                words: value("worte").to_owned(),
                suggestion: value("vorschlag").to_owned(),
            };
            let decision = match value("entscheidung") {
                "ersetzen" => Some(value("ersatz").trim())
                    .filter(|text| !text.is_empty() && text.chars().count() <= LONGEST_LINE)
                    .map(|text| Decision::Replace(text.to_owned())),
                "behalten" => value("grund").parse::<KeepReason>().ok().map(|reason| {
                    let note: String = value("hinweis").trim().chars().take(LONGEST_LINE).collect();
                    Decision::Keep(reason, note)
                }),
                _ => continue,
            };
            match decision {
                Some(decision) => decided.whole.push((wanted, decision)),
                None => decided.incomplete += 1,
            }
        }
        decided
    }
}

/// Lines without blanks around them and without empty ones.
fn tidied(text: &str) -> String {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_station_says_in_which_month_who_did_what() {
        let whole = StationInput {
            month: "3".into(),
            lane: "Schulamt".into(),
            text: "Anmeldung".into(),
            wait_days: "0".into(),
            ..StationInput::default()
        };
        assert_eq!(whole.checked(7).unwrap().wait_days, None);
        for (change, field) in [
            (
                (|one| one.month = "3.5.2026".into()) as fn(&mut StationInput),
                "monat",
            ),
            (|one| one.month = "0".into(), "monat"),
            (|one| one.lane.clear(), "wer"),
            (|one| one.text = "x".repeat(601), "geschah"),
            (|one| one.wait_days = "viele".into(), "wartetage"),
        ] {
            let mut wrong = whole.clone();
            change(&mut wrong);
            assert!(wrong.checked(7).unwrap_err().at(field).is_some(), "{field}");
        }
    }

    #[test]
    fn a_decision_is_whole_only_with_what_stands_there_instead_or_with_a_reason() {
        let form = Form::read(
            b"art-0=name&worte-0=Sommer&vorschlag-0=x&entscheidung-0=behalten&grund-0=ordinary_word\
              &art-1=name&worte-1=A&entscheidung-1=behalten&grund-1=\
              &art-2=date&worte-2=B&entscheidung-2=ersetzen&ersatz-2=+\
              &art-3=date&worte-3=C&entscheidung-3=&art-4=date&worte-4=D&entscheidung-4=ersetzen&ersatz-4=im+Mai",
        );
        let decided = Decided::of(&form);
        assert_eq!((decided.whole.len(), decided.incomplete), (2, 2));
    }
}
