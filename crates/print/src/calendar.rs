//! Appointments as iCalendar (RFC 5545) in German time. An entry says "Termin" and where, never with whom or why:
//! calendars are shared, synchronised and shown on locked screens.

use base::moment::Moment;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::file::{File, FileKind};

/// What every entry is called.
const SUMMARY: &str = "Termin";
/// A line has at most so many bytes. Source: RFC 5545 § 3.1 (75 octets without the line break).
const LONGEST_LINE: usize = 75;
/// The rules of German time since 1996. Source: Directive 2000/84/EC.
const GERMAN_TIME: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Berlin",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// An appointment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// The id of the appointment's row; the same id replaces an earlier entry.
    pub id: String,
    /// When it begins.
    pub starts: Moment,
    /// When it ends.
    pub ends: Moment,
    /// The office or public place, nothing that points to a person.
    pub place: Option<String>,
    /// Whether it no longer takes place.
    pub is_cancelled: bool,
}

/// Appointments for one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The host name of the house; makes ids unique in the world.
    pub host: String,
    /// When the file is made.
    pub made: Moment,
    /// The appointments.
    pub appointments: Vec<Appointment>,
}

/// Writes the appointments.
pub(crate) fn written(calendar: &Calendar) -> File {
    let mut text = String::new();
    let opening = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Lotse//Lotse//DE",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ];
    for line in opening.into_iter().chain(GERMAN_TIME) {
        push_line(&mut text, line);
    }
    for appointment in &calendar.appointments {
        push_appointment(&mut text, calendar, appointment);
    }
    push_line(&mut text, "END:VCALENDAR");
    File {
        kind: FileKind::Calendar,
        bytes: text.into_bytes(),
    }
}

fn push_appointment(text: &mut String, calendar: &Calendar, appointment: &Appointment) {
    push_line(text, "BEGIN:VEVENT");
    push_line(
        text,
        &format!("UID:{}@{}", escaped(&appointment.id), escaped(&calendar.host)),
    );
    push_line(
        text,
        &format!(
            "DTSTAMP:{}",
            in_zone(calendar.made, TimeZone::UTC, "%Y%m%dT%H%M%SZ")
        ),
    );
    for (name, moment) in [("DTSTART", appointment.starts), ("DTEND", appointment.ends)] {
        let local = in_zone(moment, german_time(), "%Y%m%dT%H%M%S");
        push_line(text, &format!("{name};TZID=Europe/Berlin:{local}"));
    }
    push_line(text, &format!("SUMMARY:{SUMMARY}"));
    if let Some(place) = &appointment.place {
        push_line(text, &format!("LOCATION:{}", escaped(place)));
    }
    push_line(text, "CLASS:PRIVATE");
    push_line(
        text,
        if appointment.is_cancelled {
            "STATUS:CANCELLED"
        } else {
            "STATUS:CONFIRMED"
        },
    );
    push_line(text, "END:VEVENT");
}

fn german_time() -> TimeZone {
    TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC)
}

fn in_zone(moment: Moment, zone: TimeZone, format: &str) -> String {
    let timestamp = Timestamp::from_second(moment.seconds()).unwrap_or(Timestamp::UNIX_EPOCH);
    timestamp.to_zoned(zone).strftime(format).to_string()
}

/// Text with the signs escaped that would end a value. Source: RFC 5545 § 3.3.11.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '\n' => escaped.push_str("\\n"),
            control if control.is_control() => {}
            plain => escaped.push(plain),
        }
    }
    escaped
}

/// Adds a line, folded where it is too long and never inside a letter.
fn push_line(text: &mut String, line: &str) {
    let mut used = 0;
    for letter in line.chars() {
        if used + letter.len_utf8() > LONGEST_LINE {
            text.push_str("\r\n ");
            used = 1;
        }
        text.push(letter);
        used += letter.len_utf8();
    }
    text.push_str("\r\n");
}
