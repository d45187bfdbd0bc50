//! What one row of a list says: a person, and a case if there is a consent. Knows no file, no database and no clock.

pub mod problem;
mod values;

use base::day::Day;
use base::ids::MunicipalityId;
use base::names::one_line;
use cases::case::model::{AccessRoute, CloseReason, Phase, TargetGroup};
use cases::case::store::Course;
use organisation::model::structure::Structure;
use people::person::born::{Born, NoBirth};
use people::person::input::PersonInput;
use people::person::model::Details;

use crate::column::Field;
use crate::mapping::Mapping;
use crate::row::problem::{Problem, ProblemKind};
use crate::words::folded;
use web::upload::sheet::{LONGEST_CELL, Row};

/// The longest note that is taken over (letters).
const LONGEST_NOTE: usize = 4_000;
/// Lists of cases begin no earlier.
const EARLIEST_YEAR: i16 = 1990;

/// A row, understood.
#[derive(Clone, PartialEq, Eq)]
pub struct Understood {
    /// The number of the row.
    pub number: u32,
    /// The person.
    pub details: Details,
    /// Where the person belongs, if the list says so.
    pub municipality: Option<MunicipalityId>,
    /// What the rows of its household have in common.
    pub household: Option<String>,
    /// The day of the consent on paper; without it there is no case.
    pub consent: Option<Day>,
    /// How far the case has come.
    pub course: Course,
    /// The target group.
    pub target_group: Option<TargetGroup>,
    /// How the person came.
    pub access_route: Option<AccessRoute>,
    /// A note on the case.
    pub note: Option<String>,
    /// What is left out or worth a look.
    pub hints: Vec<Problem>,
}

impl std::fmt::Debug for Understood {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Understood({})", self.number)
    }
}

/// The municipalities as lists write them.
#[derive(Clone, Debug, Default)]
pub struct Places(Vec<(String, MunicipalityId)>);

impl Places {
    /// Those of the district.
    pub fn of(structure: Option<&Structure>) -> Self {
        let all = structure
            .map(|structure| structure.municipalities.as_slice())
            .unwrap_or_default();
        Self(all.iter().map(|one| (folded(&one.name), one.id)).collect())
    }

    /// These, for tests and rules.
    pub fn named(names: &[(&str, MunicipalityId)]) -> Self {
        Self(names.iter().map(|(name, id)| (folded(name), *id)).collect())
    }

    /// The municipality of a cell such as `33129 Delbrück` or `Stadt Delbrück`.
    fn find(&self, text: &str) -> Option<MunicipalityId> {
        let text = folded(text);
        let text = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let bare = ["stadt", "gemeinde"]
            .iter()
            .find_map(|word| text.strip_prefix(word));
        let found = self
            .0
            .iter()
            .find(|(name, _)| name == text || Some(name.as_str()) == bare);
        found.map(|(_, id)| *id)
    }
}

/// With what rows are read.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'r> {
    /// Which column means what.
    pub mapping: &'r Mapping,
    /// The municipalities.
    pub places: &'r Places,
    /// The day, for what must not lie ahead.
    pub today: Day,
}

/// What a row says.
///
/// # Errors
/// Everything that is wrong with it, by cell.
pub fn understood(row: &Row, reading: &Reading<'_>) -> Result<Understood, Vec<Problem>> {
    let mut cells = Cells {
        row,
        reading,
        errors: Vec::new(),
        hints: Vec::new(),
    };
    cells.check_all();
    let details = cells.details();
    let consent = cells.day(Field::Consent);
    let course = cells.course(consent);
    let municipality = cells.known(Field::Municipality, ProblemKind::UnknownPlace, |text| {
        reading.places.find(text)
    });
    let target_group = cells.known(
        Field::TargetGroup,
        ProblemKind::UnknownGroup,
        values::target_group,
    );
    let access_route = cells.known(
        Field::AccessRoute,
        ProblemKind::UnknownRoute,
        values::access_route,
    );
    let note = cells.note(consent.is_some());
    let household = Some(folded(cells.text(Field::Household))).filter(|text| !text.is_empty());
    match (details, course) {
        (Some(details), Some(course)) if cells.errors.is_empty() => {
            if consent.is_none() && details.contact.phone.is_empty() && details.contact.email.is_empty() {
                cells.hints.push(Problem::of_row(ProblemKind::NotReachable));
            }
            Ok(Understood {
                number: row.number,
                details,
                municipality,
                household,
                consent,
                course,
                target_group,
                access_route,
                note,
                hints: cells.hints,
            })
        }
        _ => Err(cells.errors),
    }
}

struct Cells<'c> {
    row: &'c Row,
    reading: &'c Reading<'c>,
    errors: Vec<Problem>,
    hints: Vec<Problem>,
}

impl<'c> Cells<'c> {
    fn text(&self, field: Field) -> &'c str {
        self.reading
            .mapping
            .column(field)
            .map_or("", |column| self.row.cell(column))
    }

    fn problem(&self, field: Field, kind: ProblemKind) -> Problem {
        Problem {
            column: self.reading.mapping.column(field),
            kind,
        }
    }

    fn error(&mut self, field: Field, kind: ProblemKind) {
        let problem = self.problem(field, kind);
        self.errors.push(problem);
    }

    fn hint(&mut self, field: Field, kind: ProblemKind) {
        let problem = self.problem(field, kind);
        self.hints.push(problem);
    }

    /// What holds for every cell: no failed formula, no novel.
    fn check_all(&mut self) {
        for (column, field) in self.reading.mapping.columns() {
            let text = self.row.cell(column);
            if values::is_failed_formula(text) {
                self.error(field, ProblemKind::FailedFormula);
            } else if text.chars().count() > LONGEST_CELL {
                self.error(field, ProblemKind::TooLong);
            }
        }
    }

    fn details(&mut self) -> Option<Details> {
        let (given, family) = match self.reading.mapping.column(Field::Name) {
            Some(_) => values::name_parts(self.text(Field::Name)),
            None => (
                one_line(self.text(Field::Given)),
                one_line(self.text(Field::Family)),
            ),
        };
        if given.is_empty() && family.is_empty() {
            self.errors.push(Problem::of_row(ProblemKind::NoName));
            return None;
        }
        let born = self.born();
        let language = self.known(Field::Language, ProblemKind::UnknownLanguage, values::language);
        let input = PersonInput {
            given,
            family,
            other: self.text(Field::OtherNames).to_owned(),
            phone: self.text(Field::Phone).to_owned(),
            email: self.text(Field::Mail).to_owned(),
            address: self.text(Field::Address).to_owned(),
            ..PersonInput::default()
        };
        match input.checked(self.reading.today) {
            Ok(details) => Some(Details {
                born: born?,
                language,
                ..details
            }),
            Err(errors) => {
                for (name, _) in errors.iter() {
                    let (field, kind) = self.field_of_input(name);
                    self.error(field, kind);
                }
                None
            }
        }
    }

    /// The column behind a field of the form of a person.
    fn field_of_input(&self, name: &str) -> (Field, ProblemKind) {
        let has_whole_name = self.reading.mapping.column(Field::Name).is_some();
        match name {
            "telefon" => (Field::Phone, ProblemKind::TooLong),
            "email" => (Field::Mail, ProblemKind::NotAMail),
            "anschrift" => (Field::Address, ProblemKind::TooLong),
            "weitere_namen" => (Field::OtherNames, ProblemKind::NotAName),
            _ if has_whole_name => (Field::Name, ProblemKind::NotAName),
            "vorname" => (Field::Given, ProblemKind::NotAName),
            _ => (Field::Family, ProblemKind::NotAName),
        }
    }

    fn born(&mut self) -> Option<Born> {
        let text = one_line(self.text(Field::Born));
        if values::says_nothing(&text) {
            return Some(Born::Unknown);
        }
        match Born::typed(values::without_hour(&text), false, self.reading.today) {
            Ok(born) => Some(born),
            Err(reason) => {
                let kind = match reason {
                    NoBirth::NotRead => ProblemKind::NotABirth,
                    NoBirth::Ahead => ProblemKind::BirthAhead,
                    NoBirth::TooLongAgo => ProblemKind::BirthTooLongAgo,
                };
                self.error(Field::Born, kind);
                None
            }
        }
    }

    /// A day that does not lie ahead.
    fn day(&mut self, field: Field) -> Option<Day> {
        let text = one_line(self.text(field));
        if values::says_nothing(&text) {
            return None;
        }
        let kind = match Day::typed(values::without_hour(&text)) {
            Ok(day) if day > self.reading.today => ProblemKind::DayAhead,
            Ok(day) if day.year() >= EARLIEST_YEAR => return Some(day),
            _ if field == Field::Consent => ProblemKind::NoDayOfConsent,
            _ => ProblemKind::NotADay,
        };
        self.error(field, kind);
        None
    }

    /// A value of a list; what is not on it is left out and told.
    fn known<T>(&mut self, field: Field, unknown: ProblemKind, of: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text(field);
        if values::says_nothing(&one_line(text)) {
            return None;
        }
        let value = of(text);
        if value.is_none() {
            self.hint(field, unknown);
        }
        value
    }

    /// How far the case has come. Where the list is silent: begun on the day of the consent; in its phase since it began,
    /// but a referred one since today, and the last contact today, so that no night closes it before somebody has looked.
    fn course(&mut self, consent: Option<Day>) -> Option<Course> {
        let today = self.reading.today;
        let opened_on = self.day(Field::OpenedOn).or(consent).unwrap_or(today);
        let phase = self
            .known(Field::Phase, ProblemKind::UnknownPhase, values::phase)
            .unwrap_or(Phase::Clearing);
        let since = self.day(Field::PhaseSince);
        let contact = self.day(Field::LastContact);
        if since.is_some_and(|since| since < opened_on) {
            self.error(Field::PhaseSince, ProblemKind::BeforeTheBeginning);
        }
        if contact.is_some_and(|contact| contact < opened_on) {
            self.error(Field::LastContact, ProblemKind::BeforeTheBeginning);
        }
        if phase == Phase::Closed && since.is_none() && consent.is_some() {
            self.error(Field::Phase, ProblemKind::ClosedWithoutDay);
            return None;
        }
        let phase_since = since.unwrap_or(match phase {
            Phase::ReferredOn => today,
            Phase::Clearing | Phase::Accompanied | Phase::Closed => opened_on,
        });
        let is_closed = phase == Phase::Closed;
        Some(Course {
            opened_on,
            phase,
            phase_since,
            last_contact_on: contact.unwrap_or(if is_closed { phase_since } else { today }),
            close_reason: is_closed.then_some(CloseReason::Other),
        })
    }

    fn note(&mut self, has_consent: bool) -> Option<String> {
        let text = self.text(Field::Note).trim();
        if text.is_empty() {
            return None;
        }
        if !has_consent {
            self.hint(Field::Note, ProblemKind::NoteNeedsConsent);
            return None;
        }
        if text.chars().count() > LONGEST_NOTE {
            self.error(Field::Note, ProblemKind::TooLong);
            return None;
        }
        Some(text.to_owned())
    }
}

#[cfg(test)]
mod tests;
