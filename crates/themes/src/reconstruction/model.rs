//! A reconstruction before its release, and the rules of its way to it. Knows no database, no page, no guard.

mod sealed;

use base::refusal::Refusal;
use people::guard::hit::Kind;

use crate::words::Rechtskreis;

/// The most stations of one course.
pub const MOST_STATIONS: usize = 30;
/// The last month that a course may reach: twenty years.
pub const LAST_MONTH: u16 = 240;
/// The longest wait of one station (days): five years.
pub const LONGEST_WAIT: u16 = 1826;
/// A reconstruction that nobody changed for so long before its release is gone (days).
pub const DAYS_KEPT: i32 = 180;

db::coded! {
    /// How far a reconstruction is.
    pub enum State {
        /// Its author writes.
        Draft = "draft",
        /// It waits for the second person.
        Submitted = "submitted",
        /// Everybody who works with findings reads it.
        Released = "released",
        /// It was released, and is taken out of sight; no text of it is left.
        Withdrawn = "withdrawn",
    }
}

impl State {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Draft => "Entwurf",
            Self::Submitted => "wartet auf die zweite Person",
            Self::Released => "freigegeben",
            Self::Withdrawn => "zurückgezogen",
        }
    }
}

db::coded! {
    /// Why a place stays that the identity guard points out.
    pub enum KeepReason {
        /// A word like any other: „im Sommer“, „die Rose“.
        OrdinaryWord = "ordinary_word",
        /// An authority or institution that works for everybody.
        Institution = "institution",
        /// A place that many share.
        SharedPlace = "shared_place",
        /// A day that is the same for everybody: when a law begins, when a course starts.
        CommonDay = "common_day",
        /// It is about nobody of this course.
        NobodyConcerned = "nobody_concerned",
    }
}

impl KeepReason {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::OrdinaryWord => "gewöhnliches Wort, kein Name",
            Self::Institution => "Behörde oder Einrichtung, die für alle da ist",
            Self::SharedPlace => "Ort, den sehr viele teilen",
            Self::CommonDay => "Zeitpunkt, der für alle gilt",
            Self::NobodyConcerned => "betrifft niemanden aus diesem Verlauf",
        }
    }
}

/// Which of the two courses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As it was.
    Real,
    /// As it should have been.
    Ideal,
}

impl Way {
    /// Both, in the order in which they are shown.
    pub const ALL: [Self; 2] = [Self::Real, Self::Ideal];

    /// The word in addresses and forms.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Real => "war",
            Self::Ideal => "ideal",
        }
    }

    /// The way of this word; as it was, if it is none.
    pub fn of(word: &str) -> Self {
        if word == Self::Ideal.word() {
            Self::Ideal
        } else {
            Self::Real
        }
    }

    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Real => "Wie es war",
            Self::Ideal => "Wie es gut gewesen wäre",
        }
    }
}

/// One station of a course.
#[derive(Clone, PartialEq, Eq)]
pub struct Station {
    /// Its number within the reconstruction, which stays when it moves.
    pub number: u32,
    /// In which month of the course, the first being 1.
    pub month: u16,
    /// Who acted: a function or an institution.
    pub lane: String,
    /// Under which law.
    pub rechtskreis: Option<Rechtskreis>,
    /// What happened.
    pub text: String,
    /// How many days nothing went on afterwards.
    pub wait_days: Option<u16>,
    /// Whether the course broke here (Bruchstelle).
    pub is_break: bool,
    /// What helped.
    pub resource: String,
}

impl std::fmt::Debug for Station {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Station({})", self.number)
    }
}

/// Where in a reconstruction a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The title.
    Title,
    /// Who takes part in the reconstruction.
    Participants,
    /// What it teaches.
    Lesson,
    /// A text of the station with this number.
    Station(u32, Part),
}

/// Which text of a station.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Who acted.
    Lane,
    /// What happened.
    Text,
    /// What helped.
    Resource,
}

/// A place that the guard points out and that stays, with its reason.
#[derive(Clone, PartialEq, Eq)]
pub struct Kept {
    /// Where.
    pub place: Place,
    /// What the guard takes it for.
    pub kind: Kind,
    /// What stands there.
    pub words: String,
    /// Why it may.
    pub reason: KeepReason,
    /// What the second person should know about it; it is not kept after the release.
    pub note: String,
}

impl std::fmt::Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Kept({:?} at {:?})", self.kind, self.place)
    }
}

/// All that is sealed of a reconstruction before its release.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The title.
    pub title: String,
    /// Who takes part, by function and institution, one a line.
    pub participants: String,
    /// What it teaches.
    pub lesson: String,
    /// As it was.
    pub real: Vec<Station>,
    /// As it should have been.
    pub ideal: Vec<Station>,
    /// What stays although the guard points it out.
    pub kept: Vec<Kept>,
    /// What the texts were when they were last checked against names of people, as a code; empty if they never were.
    pub checked_with_names: String,
    /// Why the second person gave it back.
    pub returned: String,
}

impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Draft({} stations)", self.real.len() + self.ideal.len())
    }
}

/// In which direction a station moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Before the one above.
    Up,
    /// Behind the one below.
    Down,
}

impl Draft {
    /// The stations of one course.
    pub fn course(&self, way: Way) -> &[Station] {
        match way {
            Way::Real => &self.real,
            Way::Ideal => &self.ideal,
        }
    }

    fn course_mut(&mut self, way: Way) -> &mut Vec<Station> {
        match way {
            Way::Real => &mut self.real,
            Way::Ideal => &mut self.ideal,
        }
    }

    /// The station with this number, and its course.
    pub fn station(&self, number: u32) -> Option<(Way, &Station)> {
        Way::ALL.into_iter().find_map(|way| {
            let found = self.course(way).iter().find(|one| one.number == number);
            found.map(|station| (way, station))
        })
    }

    /// A number that no station has or had; what was kept of a station that is gone says nothing of a new one.
    pub fn next_number(&self) -> u32 {
        let stations = self.real.iter().chain(&self.ideal).map(|one| one.number);
        let kept = self.kept.iter().filter_map(|kept| match kept.place {
            Place::Station(number, _) => Some(number),
            _ => None,
        });
        stations.chain(kept).max().unwrap_or(0) + 1
    }

    /// Puts a station into a course: in the place of the one with its number, or behind the last one of its month.
    ///
    /// # Errors
    /// [`Refused::TooManyStations`] if the course is full.
    pub fn put(&mut self, way: Way, station: Station) -> Result<(), Refused> {
        let course = self.course_mut(way);
        if let Some(own) = course.iter_mut().find(|one| one.number == station.number) {
            *own = station;
            return Ok(());
        }
        if course.len() >= MOST_STATIONS {
            return Err(Refused::TooManyStations);
        }
        let place = course.iter().position(|one| one.month > station.month);
        course.insert(place.unwrap_or(course.len()), station);
        Ok(())
    }

    /// Moves a station by one place; at the end of its course it stays.
    pub fn shift(&mut self, number: u32, direction: Direction) {
        let Some((way, _)) = self.station(number) else {
            return;
        };
        let course = self.course_mut(way);
        let Some(place) = course.iter().position(|one| one.number == number) else {
            return;
        };
        let other = match direction {
            Direction::Up => place.checked_sub(1),
            Direction::Down => Some(place + 1).filter(|next| *next < course.len()),
        };
        if let Some(other) = other {
            course.swap(place, other);
        }
    }

    /// Takes a station out.
    pub fn remove(&mut self, number: u32) {
        self.real.retain(|one| one.number != number);
        self.ideal.retain(|one| one.number != number);
    }

    /// Begins the ideal course with the stations of the real one, without waits and breaks, if it has none yet.
    pub fn begin_ideal(&mut self) {
        if !self.ideal.is_empty() {
            return;
        }
        let first = self.next_number();
        let ideal = (first..).zip(&self.real).map(|(number, station)| Station {
            number,
            wait_days: None,
            is_break: false,
            ..station.clone()
        });
        self.ideal = ideal.collect();
    }

    /// Every text with its place, in the order in which it is read; empty ones are left out.
    pub fn texts(&self) -> Vec<(Place, &str)> {
        let of_station = |station: &'_ Station| station.number;
        let mut all = vec![
            (Place::Title, self.title.as_str()),
            (Place::Participants, self.participants.as_str()),
        ];
        for station in self.real.iter().chain(&self.ideal) {
            let number = of_station(station);
            all.push((Place::Station(number, Part::Lane), &station.lane));
            all.push((Place::Station(number, Part::Text), &station.text));
            all.push((Place::Station(number, Part::Resource), &station.resource));
        }
        all.push((Place::Lesson, self.lesson.as_str()));
        all.retain(|(_, text)| !text.is_empty());
        all
    }

    /// The text at a place, to be changed.
    pub fn text_mut(&mut self, place: Place) -> Option<&mut String> {
        match place {
            Place::Title => Some(&mut self.title),
            Place::Participants => Some(&mut self.participants),
            Place::Lesson => Some(&mut self.lesson),
            Place::Station(number, part) => {
                let mut all = self.real.iter_mut().chain(&mut self.ideal);
                let station = all.find(|one| one.number == number)?;
                Some(match part {
                    Part::Lane => &mut station.lane,
                    Part::Text => &mut station.text,
                    Part::Resource => &mut station.resource,
                })
            }
        }
    }

    /// Who acts in it, each once.
    pub fn lanes(&self) -> Vec<&str> {
        let mut lanes: Vec<&str> = Vec::new();
        for station in self.real.iter().chain(&self.ideal) {
            if !lanes.contains(&station.lane.as_str()) {
                lanes.push(&station.lane);
            }
        }
        lanes
    }

    /// The place in words, such as „Station 3 (wie es war): was geschah“.
    pub fn place_german(&self, place: Place) -> String {
        match place {
            Place::Title => "Titel".to_owned(),
            Place::Participants => "Beteiligte".to_owned(),
            Place::Lesson => "Was wir daraus lernen".to_owned(),
            Place::Station(number, part) => {
                let what = match part {
                    Part::Lane => "wer",
                    Part::Text => "was geschah",
                    Part::Resource => "was geholfen hat",
                };
                let Some((way, _)) = self.station(number) else {
                    return "Station".to_owned();
                };
                let place = self.course(way).iter().position(|one| one.number == number);
                let way = match way {
                    Way::Real => "wie es war",
                    Way::Ideal => "wie es gut gewesen wäre",
                };
                format!("Station {} ({way}), {what}", place.unwrap_or(0) + 1)
            }
        }
    }
}

/// Why a reconstruction does not go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The course is full.
    TooManyStations,
    /// Something is missing before a second person can read it.
    Incomplete(&'static str),
    /// The guard points out places that nobody has decided about.
    HitsOpen(usize),
    /// The texts have changed since they were checked against names of people.
    CheckAgainstNamesAgain,
}

impl Refusal for Refused {
    fn german(&self) -> String {
        match self {
            Self::TooManyStations => format!(
                "Ein Verlauf hat höchstens {MOST_STATIONS} Stationen. Bitte fassen Sie zusammen, was zusammengehört."
            ),
            Self::Incomplete(what) => format!("Es fehlt noch: {what}."),
            Self::HitsOpen(1) => "Eine Stelle ist noch offen. Bitte ersetzen Sie sie oder sagen Sie, warum sie bleibt.".to_owned(),
            Self::HitsOpen(count) => format!(
                "{count} Stellen sind noch offen. Bitte ersetzen Sie sie oder sagen Sie, warum sie bleiben."
            ),
            Self::CheckAgainstNamesAgain => {
                "Der Text hat sich seit der Prüfung mit Namen geändert. Bitte wählen Sie die Fälle noch einmal und prüfen Sie neu."
                    .to_owned()
            }
        }
    }
}

/// Whether a draft is whole enough to be read by a second person.
///
/// # Errors
/// What is missing first.
pub fn complete(draft: &Draft) -> Result<(), Refused> {
    let missing = if draft.title.is_empty() {
        "ein Titel"
    } else if draft.participants.is_empty() {
        "wer an der Rekonstruktion mitgewirkt hat"
    } else if draft.real.len() < 2 {
        "mindestens zwei Stationen, wie es war"
    } else if draft.ideal.is_empty() {
        "mindestens eine Station, wie es gut gewesen wäre"
    } else if draft.lesson.is_empty() {
        "was wir daraus lernen"
    } else {
        return Ok(());
    };
    Err(Refused::Incomplete(missing))
}

#[cfg(test)]
mod tests;
