//! Weekly hours in one cell: `Mo 09:00-12:00; Do 14:00-16:30 (mit Termin)`. Closures and rhythms stand on the page alone.

use base::ids::{Ids, RowId};
use base::local_time::TimeOfDay;

use crate::offer::hours::Hours;

const DAYS: [(&str, &str, i8); 7] = [
    ("mo", "montag", 1),
    ("di", "dienstag", 2),
    ("mi", "mittwoch", 3),
    ("do", "donnerstag", 4),
    ("fr", "freitag", 5),
    ("sa", "samstag", 6),
    ("so", "sonntag", 7),
];
const SHORT: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];

/// The hours as a cell.
pub(crate) fn written(hours: &[Hours]) -> String {
    let entries = hours.iter().map(|hours| {
        let day = usize::try_from(hours.weekday - 1)
            .ok()
            .and_then(|day| SHORT.get(day));
        let appointment = if hours.by_appointment { " (mit Termin)" } else { "" };
        format!(
            "{} {}-{}{appointment}",
            day.unwrap_or(&""),
            hours.opens,
            hours.closes
        )
    });
    entries.collect::<Vec<_>>().join("; ")
}

/// The hours in a cell, or the first entry that is none.
pub(crate) fn read(cell: &str, ids: &Ids) -> Result<Vec<Hours>, String> {
    let entries = cell.split([';', '\n']).map(str::trim);
    entries
        .filter(|entry| !entry.is_empty())
        .map(|entry| one(entry, ids).ok_or_else(|| entry.to_owned()))
        .collect()
}

fn one(entry: &str, ids: &Ids) -> Option<Hours> {
    let (entry, by_appointment) = match entry.split_once('(') {
        Some((times, note)) if note.to_lowercase().contains("termin") => (times.trim(), true),
        Some(_) => return None,
        None => (entry, false),
    };
    let (day, times) = entry.split_once(' ')?;
    let day = day.trim_end_matches(['.', ':', ',']).to_lowercase();
    let (_, _, weekday) = DAYS
        .iter()
        .find(|(short, long, _)| *short == day || *long == day)?;
    let (opens, closes) = times.split_once(['-', '–'])?;
    let (opens, closes) = (TimeOfDay::typed(opens).ok()?, TimeOfDay::typed(closes).ok()?);
    (opens < closes).then(|| Hours {
        id: RowId::from_uuid(ids.next()),
        weekday: *weekday,
        opens,
        closes,
        every_weeks: 1,
        by_appointment,
        valid_from: None,
        valid_to: None,
        note: None,
    })
}

#[cfg(test)]
mod tests {
    use base::clock::Clock;
    use base::moment::Moment;

    use super::*;

    #[test]
    fn hours_are_read_the_way_people_write_them_and_written_one_way() {
        let ids = Ids::seeded(Clock::standing_at(Moment::from_milliseconds(0)), 1);
        for (cell, expected) in [
            ("Mo 9-12", Ok("Mo 09:00-12:00")),
            (
                "Montag 9:00 – 12.30 Uhr; do. 14-16 (mit Termin)",
                Ok("Mo 09:00-12:30; Do 14:00-16:00 (mit Termin)"),
            ),
            ("", Ok("")),
            ("Mo 12-9", Err("Mo 12-9")),
            ("Mo 9-12; jederzeit", Err("jederzeit")),
            ("Feiertag 9-12", Err("Feiertag 9-12")),
        ] {
            let read = read(cell, &ids).map(|hours| written(&hours));
            assert_eq!(read, expected.map(str::to_owned).map_err(str::to_owned), "{cell}");
        }
    }
}
