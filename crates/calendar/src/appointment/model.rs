//! What an appointment is: its kind, its time, how it ended. Knows no database, no page and no clock.

use base::day::Day;
use base::ids::MunicipalityId;
use base::moment::Moment;

use base::local_time::{TimeOfDay, start_of};

db::coded! {
    /// The kind of an appointment (Termin).
    pub enum Kind {
        /// In the office.
        Office = "office",
        /// At home with the person.
        HomeVisit = "home_visit",
        /// By phone.
        Phone = "phone",
        /// By video.
        Video = "video",
        /// Going along to an authority, a doctor, a school.
        Accompaniment = "accompaniment",
        /// With several services at one table.
        RoundTable = "round_table",
        /// Network and structure work.
        Network = "network",
        /// With colleagues.
        Team = "team",
        /// Training.
        Training = "training",
        /// Something else.
        Other = "other",
    }
}

impl Kind {
    /// Kinds with a person.
    pub const WITH_SOMEBODY: &'static [Self] = &[
        Self::Office,
        Self::HomeVisit,
        Self::Phone,
        Self::Video,
        Self::Accompaniment,
        Self::RoundTable,
        Self::Other,
    ];
    /// Kinds without a person.
    pub const WITHOUT: &'static [Self] = &[
        Self::Network,
        Self::RoundTable,
        Self::Team,
        Self::Training,
        Self::Other,
    ];

    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Office => "Gespräch im Büro",
            Self::HomeVisit => "Hausbesuch",
            Self::Phone => "Telefongespräch",
            Self::Video => "Videogespräch",
            Self::Accompaniment => "Begleitung",
            Self::RoundTable => "Runder Tisch",
            Self::Network => "Netzwerktermin",
            Self::Team => "Teambesprechung",
            Self::Training => "Fortbildung",
            Self::Other => "Anderer Termin",
        }
    }

    /// Where it is when nobody has typed a place, in words to the person; empty if the kind does not say.
    pub const fn usual_place(self) -> &'static str {
        match self {
            Self::HomeVisit => "bei Ihnen zu Hause",
            Self::Phone => "am Telefon",
            Self::Video => "per Video",
            _ => "",
        }
    }

    /// Its icon, see `web::components::icon`.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Office => "forum",
            Self::HomeVisit => "home",
            Self::Phone | Self::Video => "call",
            Self::Accompaniment => "handshake",
            Self::RoundTable | Self::Network | Self::Team => "group",
            Self::Training | Self::Other => "calendar_today",
        }
    }
}

db::coded! {
    /// How an appointment ended.
    pub enum Outcome {
        /// It took place.
        Attended = "attended",
        /// The other side did not come.
        NotAttended = "not_attended",
        /// It was cancelled.
        Cancelled = "cancelled",
    }
}

impl Outcome {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Attended => "stattgefunden",
            Self::NotAttended => "nicht erschienen",
            Self::Cancelled => "abgesagt",
        }
    }
}

db::coded! {
    /// Why an appointment was cancelled.
    pub enum CancelReason {
        /// By the person.
        ByPerson = "by_person",
        /// By us.
        ByUs = "by_us",
        /// Somebody is ill.
        Illness = "illness",
        /// No interpreter was there.
        NoInterpreter = "no_interpreter",
        /// By a third party.
        ByThird = "by_third",
        /// Another reason.
        Other = "other",
    }
}

impl CancelReason {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::ByPerson => "von der Person abgesagt",
            Self::ByUs => "von uns abgesagt",
            Self::Illness => "Krankheit",
            Self::NoInterpreter => "keine Sprachmittlung",
            Self::ByThird => "von Dritten abgesagt",
            Self::Other => "anderer Grund",
        }
    }
}

/// When an appointment is: from a moment to a later one, or a whole day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    starts: Moment,
    ends: Moment,
    is_all_day: bool,
}

impl Span {
    /// So many minutes from a moment, at least one.
    pub fn minutes(starts: Moment, minutes: i64) -> Self {
        Self {
            starts,
            ends: starts.plus_minutes(minutes.max(1)),
            is_all_day: false,
        }
    }

    /// A whole day in Germany, be it 23, 24 or 25 hours long.
    pub fn all_day(day: Day) -> Self {
        Self {
            starts: start_of(day),
            ends: start_of(day.plus_days(1)),
            is_all_day: true,
        }
    }

    /// As stored.
    pub(crate) const fn stored(starts: Moment, ends: Moment, is_all_day: bool) -> Self {
        Self {
            starts,
            ends,
            is_all_day,
        }
    }

    /// When it begins.
    pub const fn starts(self) -> Moment {
        self.starts
    }

    /// When it ends.
    pub const fn ends(self) -> Moment {
        self.ends
    }

    /// Whether it takes the whole day.
    pub const fn is_all_day(self) -> bool {
        self.is_all_day
    }

    /// The day in Germany on which it begins.
    pub fn day(self) -> Day {
        self.starts.day()
    }

    /// How long it takes.
    pub fn length_minutes(self) -> i64 {
        (self.ends.seconds() - self.starts.seconds()) / 60
    }

    /// The times as a list shows them: `09:30–10:30` or `ganztägig`.
    pub fn german(self) -> String {
        if self.is_all_day {
            "ganztägig".to_owned()
        } else {
            format!("{}–{}", TimeOfDay::at(self.starts), TimeOfDay::at(self.ends))
        }
    }

    /// Whether both take the same time; a whole day clashes with nothing, it is a note on the day.
    pub fn clashes_with(self, other: Self) -> bool {
        !self.is_all_day && !other.is_all_day && self.starts < other.ends && other.starts < self.ends
    }
}

/// What is written about an appointment of a case or contact; sealed with its key.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// What it is about.
    pub title: String,
    /// Where it is.
    pub place: String,
    /// What is to be thought of.
    pub note: String,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Texts")
    }
}

/// An appointment as it is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Its kind.
    pub kind: Kind,
    /// When it is.
    pub span: Span,
    /// The municipality, if one was chosen.
    pub municipality: Option<MunicipalityId>,
    /// What is written about it.
    pub texts: Texts,
}

/// How an appointment ended, as it is noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noted {
    /// It took place.
    Attended,
    /// The other side did not come.
    NotAttended,
    /// It was cancelled for this reason.
    Cancelled(CancelReason),
}

impl Noted {
    /// The outcome that it is.
    pub const fn outcome(self) -> Outcome {
        match self {
            Self::Attended => Outcome::Attended,
            Self::NotAttended => Outcome::NotAttended,
            Self::Cancelled(_) => Outcome::Cancelled,
        }
    }

    /// The reason, if it was cancelled.
    pub const fn reason(self) -> Option<CancelReason> {
        match self {
            Self::Cancelled(reason) => Some(reason),
            Self::Attended | Self::NotAttended => None,
        }
    }
}

/// Why an outcome is not noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteRefused {
    /// The appointment has not begun.
    StillAhead,
    /// It was cancelled already.
    WasCancelled,
}

impl base::refusal::Refusal for NoteRefused {
    fn german(&self) -> String {
        match self {
            Self::StillAhead => {
                "Der Termin hat noch nicht begonnen. Sie können ihn verschieben oder absagen.".to_owned()
            }
            Self::WasCancelled => "Der Termin ist schon abgesagt. Bitte legen Sie einen neuen an.".to_owned(),
        }
    }
}

/// Whether an outcome may be noted at a moment; one that was noted by mistake may be noted again.
///
/// # Errors
/// [`NoteRefused`] with the reason.
pub fn may_note(span: Span, before: Option<Outcome>, noted: Noted, now: Moment) -> Result<(), NoteRefused> {
    let is_cancelling = matches!(noted, Noted::Cancelled(_));
    if before == Some(Outcome::Cancelled) {
        Err(NoteRefused::WasCancelled)
    } else if now < span.starts() && !is_cancelling {
        Err(NoteRefused::StillAhead)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn appointments_clash_only_if_they_take_the_same_time() {
        let ten = Span::minutes(moment("2026-03-02T09:00:00Z"), 60);
        let check = |other: Span, expected: bool| {
            assert_eq!(ten.clashes_with(other), expected, "{other:?}");
            assert_eq!(other.clashes_with(ten), expected, "{other:?}");
        };
        check(Span::minutes(moment("2026-03-02T08:00:00Z"), 60), false);
        check(Span::minutes(moment("2026-03-02T08:00:00Z"), 61), true);
        check(Span::minutes(moment("2026-03-02T09:15:00Z"), 5), true);
        check(Span::minutes(moment("2026-03-02T10:00:00Z"), 30), false);
        check(Span::all_day("2026-03-02".parse().unwrap()), false);
    }

    #[test]
    fn an_hour_over_the_clock_change_stays_an_hour() {
        let spring = Span::minutes(moment("2026-03-29T00:30:00Z"), 60);
        assert_eq!(
            (spring.german(), spring.length_minutes()),
            ("01:30–03:30".to_owned(), 60)
        );
        let autumn = Span::all_day("2026-10-25".parse().unwrap());
        assert_eq!(
            (autumn.german(), autumn.length_minutes()),
            ("ganztägig".to_owned(), 25 * 60)
        );
    }

    #[test]
    fn an_outcome_is_noted_once_it_has_begun_and_a_cancelled_one_stays_cancelled() {
        let span = Span::minutes(moment("2026-03-02T09:00:00Z"), 60);
        let (before, after) = (moment("2026-03-02T08:59:59Z"), moment("2026-03-02T09:00:00Z"));
        let cancelled = Noted::Cancelled(CancelReason::Illness);
        let table = [
            (None, Noted::Attended, before, Err(NoteRefused::StillAhead)),
            (None, Noted::NotAttended, before, Err(NoteRefused::StillAhead)),
            (None, cancelled, before, Ok(())),
            (None, Noted::Attended, after, Ok(())),
            (Some(Outcome::Attended), Noted::NotAttended, after, Ok(())),
            (
                Some(Outcome::Cancelled),
                Noted::Attended,
                after,
                Err(NoteRefused::WasCancelled),
            ),
            (
                Some(Outcome::Cancelled),
                cancelled,
                before,
                Err(NoteRefused::WasCancelled),
            ),
        ];
        for (outcome, noted, now, expected) in table {
            assert_eq!(
                may_note(span, outcome, noted, now),
                expected,
                "{outcome:?} {noted:?}"
            );
        }
    }
}
