//! German numbers and lists for labels and text alternatives. Not a translation: charts speak German to staff and boards.

/// A whole number with points between thousands: `12.345`.
pub(crate) fn number(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut grouped = String::from(if number < 0 { "−" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

/// A number in tenths: `34` is `3,4`.
pub(crate) fn tenths(tenths: i64) -> String {
    let sign = if (-9..0).contains(&tenths) { "−" } else { "" };
    format!("{sign}{},{}", number(tenths / 10), (tenths % 10).abs())
}

/// The label of an axis: whole if it is whole, else with up to two decimals.
pub(crate) fn axis_label(value: f64) -> String {
    let hundredths = format!("{:.0}", value * 100.0).parse::<i64>().unwrap_or(i64::MAX);
    match (hundredths / 100, hundredths.abs() % 100) {
        (whole, 0) => number(whole),
        (whole, rest) if rest % 10 == 0 => format!("{},{}", number(whole), rest / 10),
        (whole, rest) => format!("{},{rest:02}", number(whole)),
    }
}

/// A list as in a sentence: `a, b und c`.
pub(crate) fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} und {last}", first.join(", ")),
    }
}

/// A number of things: `1 Balken`, `3 Reihen`.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_the_german_way() {
        for (value, written) in [
            (0, "0"),
            (999, "999"),
            (1000, "1.000"),
            (-1_234_567, "−1.234.567"),
        ] {
            assert_eq!(number(value), written);
        }
        for (value, written) in [
            (0, "0,0"),
            (34, "3,4"),
            (-5, "−0,5"),
            (12_345, "1.234,5"),
            (-34, "−3,4"),
        ] {
            assert_eq!(tenths(value), written);
        }
    }

    #[test]
    fn a_list_ends_with_und() {
        let parts: Vec<String> = ["Büren", "Delbrück", "Hövelhof"].map(String::from).into();
        assert_eq!(listed(&parts), "Büren, Delbrück und Hövelhof");
        assert_eq!(listed(&parts[..1]), "Büren");
    }

    #[test]
    fn axis_labels_show_decimals_only_where_there_are_some() {
        for (value, label) in [
            (0.0, "0"),
            (2.0, "2"),
            (0.5, "0,5"),
            (0.25, "0,25"),
            (1500.0, "1.500"),
        ] {
            assert_eq!(axis_label(value), label);
        }
    }
}
