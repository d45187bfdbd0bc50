//! How wide text will be, roughly, and where to break it. Not a font: a guess that is wide enough for Fira Sans and Noto Sans.

/// The size of ordinary text in a chart.
pub(crate) const TEXT: f64 = 12.0;
/// The size of small text in a chart.
pub(crate) const SMALL: f64 = 10.5;

/// A count as a length.
pub(crate) fn length(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

/// The width of a text at this size.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    let ems: f64 = text
        .chars()
        .map(|letter| match letter {
            'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ' ' | '-' | '(' | ')' => 0.36,
            'm' | 'w' | 'M' | 'W' => 0.9,
            upper if upper.is_uppercase() => 0.68,
            _ => 0.57,
        })
        .sum();
    ems * size
}

/// The text in lines of at most this width, broken at spaces and hyphens; what does not fit ends in `…`.
pub(crate) fn wrapped(text: &str, at_most: f64, size: f64, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    for word in text.split_inclusive([' ', '-', '/']) {
        match wrapped.last_mut() {
            Some(line) if width(&format!("{line}{}", word.trim_end()), size) <= at_most => {
                line.push_str(word);
            }
            _ => wrapped.push(word.to_owned()),
        }
    }
    let is_cut = wrapped.len() > lines;
    wrapped.truncate(lines);
    for (index, line) in wrapped.iter_mut().enumerate() {
        let fits = line.trim_end().to_owned();
        let continues = is_cut && index + 1 == lines;
        *line = if continues || width(&fits, size) > at_most {
            shortened(&fits, at_most, size)
        } else {
            fits
        };
    }
    wrapped
}

fn shortened(text: &str, at_most: f64, size: f64) -> String {
    let mut kept = text.to_owned();
    while !kept.is_empty() && width(&kept, size) + size * 0.8 > at_most {
        kept.pop();
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_label_breaks_at_spaces_and_ends_in_an_ellipsis() {
        assert_eq!(wrapped("Bad Wünnenberg", 200.0, TEXT, 2), ["Bad Wünnenberg"]);
        assert_eq!(wrapped("Bad Wünnenberg", 80.0, TEXT, 2), ["Bad", "Wünnenberg"]);
        let cut = wrapped(
            "Ausbildung, Arbeit und Anerkennung von Abschlüssen",
            80.0,
            TEXT,
            2,
        );
        assert_eq!(cut.len(), 2);
        assert!(cut[1].ends_with('…'), "{cut:?}");
        assert!(cut.iter().all(|line| width(line, TEXT) <= 80.0), "{cut:?}");
    }
}
