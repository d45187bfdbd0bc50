//! The public holidays of North Rhine-Westphalia, computed. Not school holidays and no days of custom.

use crate::day::Day;

/// The name of the public holiday on a day, if it is one. Source: § 2 Feiertagsgesetz NW; § 1 Feiertagsgesetz NW for the
/// Day of German Unity.
pub fn holiday(day: Day) -> Option<&'static str> {
    fixed(day).or_else(|| movable(easter(day.year())?, day))
}

fn fixed(day: Day) -> Option<&'static str> {
    match (day.month(), day.day_of_month()) {
        (1, 1) => Some("Neujahr"),
        (5, 1) => Some("Tag der Arbeit"),
        (10, 3) => Some("Tag der Deutschen Einheit"),
        (11, 1) => Some("Allerheiligen"),
        (12, 25) => Some("1. Weihnachtstag"),
        (12, 26) => Some("2. Weihnachtstag"),
        _ => None,
    }
}

fn movable(easter: Day, day: Day) -> Option<&'static str> {
    match easter.days_until(day) {
        -2 => Some("Karfreitag"),
        0 => Some("Ostersonntag"),
        1 => Some("Ostermontag"),
        39 => Some("Christi Himmelfahrt"),
        49 => Some("Pfingstsonntag"),
        50 => Some("Pfingstmontag"),
        60 => Some("Fronleichnam"),
        _ => None,
    }
}

/// Easter Sunday of a year in the Gregorian calendar. Source: Meeus, Astronomical Algorithms, chapter 8 (the rule of
/// 1876, without exceptions).
fn easter(year: i16) -> Option<Day> {
    let year_number = i32::from(year);
    let golden = year_number % 19;
    let (century, of_century) = (year_number / 100, year_number % 100);
    let moon = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let correction = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * correction + 114;
    Day::new(
        year,
        i8::try_from(sum / 31).ok()?,
        i8::try_from(sum % 31 + 1).ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_almanac_says() {
        for (year, expected) in [
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
            (2027, "2027-03-28"),
            (2028, "2028-04-16"),
            (2038, "2038-04-25"),
            (2285, "2285-03-22"),
        ] {
            assert_eq!(easter(year).unwrap().to_string(), expected);
        }
    }

    #[test]
    fn the_holidays_of_a_year_are_those_of_north_rhine_westphalia() {
        let mut day = Day::new(2026, 1, 1).unwrap();
        let mut found = Vec::new();
        while day.year() == 2026 {
            found.extend(holiday(day).map(|name| (day.to_string(), name)));
            day = day.plus_days(1);
        }
        let expected = [
            ("2026-01-01", "Neujahr"),
            ("2026-04-03", "Karfreitag"),
            ("2026-04-05", "Ostersonntag"),
            ("2026-04-06", "Ostermontag"),
            ("2026-05-01", "Tag der Arbeit"),
            ("2026-05-14", "Christi Himmelfahrt"),
            ("2026-05-24", "Pfingstsonntag"),
            ("2026-05-25", "Pfingstmontag"),
            ("2026-06-04", "Fronleichnam"),
            ("2026-10-03", "Tag der Deutschen Einheit"),
            ("2026-11-01", "Allerheiligen"),
            ("2026-12-25", "1. Weihnachtstag"),
            ("2026-12-26", "2. Weihnachtstag"),
        ];
        let expected: Vec<(String, &str)> = expected.map(|(day, name)| (day.to_owned(), name)).to_vec();
        assert_eq!(found, expected);
    }
}
