//! Whether an offer is open at a moment, and when it opens next: weekly hours, every so many weeks, closures, public
//! holidays of North Rhine-Westphalia, German local time. Reads no row and no clock.

use base::day::Day;
use base::holiday::holiday;
use base::local_time::{TimeOfDay, monday_of, weekday_name};
use base::moment::Moment;

use crate::offer::hours::{Closure, Hours};
use crate::offer::model::Offer;

/// So far ahead the next opening is looked for: nothing that comes every eight weeks is overlooked.
const DAYS_AHEAD: i32 = 63;

/// One opening on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Opening {
    /// The day.
    pub day: Day,
    /// From when.
    pub opens: TimeOfDay,
    /// Until when.
    pub closes: TimeOfDay,
    /// Whether people need an appointment.
    pub by_appointment: bool,
}

/// How it stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Anybody can walk in.
    Open(Opening),
    /// Somebody is there for whoever has an appointment.
    ByAppointment(Opening),
    /// Nobody is there; the next opening, if there is one.
    Closed(Option<Opening>),
    /// Nothing is known of its hours.
    Unknown,
}

impl Opening {
    fn covers(&self, time: TimeOfDay) -> bool {
        self.opens <= time && time < self.closes
    }

    /// As it is read on a page: `Montag, 07.12.2026, 09:00–12:00 Uhr`.
    pub fn german(&self) -> String {
        let words = format!(
            "{}, {}, {}–{} Uhr",
            weekday_name(self.day.weekday()),
            self.day.german(),
            self.opens,
            self.closes
        );
        if self.by_appointment {
            format!("{words}, nur mit Termin")
        } else {
            words
        }
    }
}

impl Standing {
    /// As it is read on a page.
    pub fn german(&self) -> String {
        match self {
            Self::Open(opening) => format!("jetzt geöffnet, bis {} Uhr", opening.closes),
            Self::ByAppointment(opening) => format!("jetzt nur mit Termin, bis {} Uhr", opening.closes),
            Self::Closed(Some(next)) => format!("geschlossen, wieder {}", next.german()),
            Self::Closed(None) => "geschlossen".to_owned(),
            Self::Unknown => "Öffnungszeiten nicht bekannt".to_owned(),
        }
    }
}

/// Whether anybody can walk in at this moment; hours that need an appointment do not count.
pub fn is_open(hours: &[Hours], closures: &[Closure], moment: Moment) -> bool {
    matches!(standing(hours, closures, moment), Standing::Open(_))
}

/// How it stands at this moment.
pub fn standing(hours: &[Hours], closures: &[Closure], moment: Moment) -> Standing {
    if hours.is_empty() {
        return Standing::Unknown;
    }
    let (today, now) = (moment.day(), TimeOfDay::at(moment));
    let at_present = openings_on(hours, closures, today)
        .into_iter()
        .filter(|opening| opening.covers(now))
        .min_by_key(|opening| opening.by_appointment);
    match at_present {
        Some(opening) if opening.by_appointment => Standing::ByAppointment(opening),
        Some(opening) => Standing::Open(opening),
        None => Standing::Closed(next_opening(hours, closures, moment)),
    }
}

/// The first opening that begins after this moment, with or without appointment.
pub fn next_opening(hours: &[Hours], closures: &[Closure], moment: Moment) -> Option<Opening> {
    let (today, now) = (moment.day(), TimeOfDay::at(moment));
    (0..=DAYS_AHEAD)
        .map(|days| today.plus_days(days))
        .flat_map(|day| openings_on(hours, closures, day))
        .find(|opening| opening.day > today || opening.opens > now)
}

/// The openings of a day in order of time; none on public holidays and in closures.
pub fn openings_on(hours: &[Hours], closures: &[Closure], day: Day) -> Vec<Opening> {
    if holiday(day).is_some() || closures.iter().any(|closure| closure.covers(day)) {
        return Vec::new();
    }
    let mut openings: Vec<Opening> = hours
        .iter()
        .filter(|hours| holds_on(hours, day))
        .map(|hours| Opening {
            day,
            opens: hours.opens,
            closes: hours.closes,
            by_appointment: hours.by_appointment,
        })
        .collect();
    openings.sort_unstable();
    openings
}

/// How an offer stands at this moment over all its places: its status first, then the place that is open, or opens first.
pub fn standing_of(offer: &Offer, moment: Moment) -> Standing {
    if !offer.is_offered_on(moment.day()) {
        return Standing::Closed(None);
    }
    let standings = offer
        .places
        .iter()
        .map(|at| standing(&at.hours, &at.closures, moment));
    standings.min_by_key(rank).unwrap_or(Standing::Unknown)
}

/// Whether anybody can walk in at one of its places at this moment.
pub fn offer_is_open(offer: &Offer, moment: Moment) -> bool {
    offer.is_offered_on(moment.day())
        && offer
            .places
            .iter()
            .any(|at| is_open(&at.hours, &at.closures, moment))
}

fn rank(standing: &Standing) -> (u8, Option<Opening>) {
    match standing {
        Standing::Open(_) => (0, None),
        Standing::ByAppointment(_) => (1, None),
        Standing::Closed(Some(next)) => (2, Some(*next)),
        Standing::Unknown => (3, None),
        Standing::Closed(None) => (4, None),
    }
}

fn holds_on(hours: &Hours, day: Day) -> bool {
    hours.weekday == day.weekday()
        && hours.valid_from.is_none_or(|from| from <= day)
        && hours.valid_to.is_none_or(|to| day <= to)
        && is_its_week(hours, day)
}

/// Weeks are counted from the one in which the hours begin to hold; without a beginning nothing says which week is meant.
fn is_its_week(hours: &Hours, day: Day) -> bool {
    let Some(from) = hours.valid_from.filter(|_| hours.every_weeks > 1) else {
        return hours.every_weeks == 1;
    };
    let weeks = monday_of(from).days_until(monday_of(day)) / 7;
    i64::from(weeks) % hours.every_weeks == 0
}

#[cfg(test)]
mod tests;
