//! A text as a reader sees it: one way to write each letter, no letters that show nothing. Knows where each byte stood.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text as the guard reads it.
pub(super) struct Reading {
    /// What is read.
    pub(super) text: String,
    /// For each byte of it, from where to where the letter stood that it came from.
    came_from: Vec<Range<usize>>,
}

impl Reading {
    /// Reads a text.
    pub(super) fn of(original: &str) -> Self {
        let mut reading = Self {
            text: String::with_capacity(original.len()),
            came_from: Vec::with_capacity(original.len()),
        };
        let mut letters = original.char_indices().peekable();
        while let Some((start, letter)) = letters.next() {
            let mut end = start + letter.len_utf8();
            if shows_nothing(letter) {
                continue;
            }
            let mut composed: String = plain(letter);
            while let Some((place, mark)) =
                letters.next_if(|(_, next)| is_combining_mark(*next) || shows_nothing(*next))
            {
                end = place + mark.len_utf8();
                if !shows_nothing(mark) {
                    composed.push(mark);
                }
            }
            if composed.len() > 1 {
                composed = composed.nfc().collect();
            }
            reading.text.push_str(&composed);
            reading
                .came_from
                .extend(std::iter::repeat_n(start..end, composed.len()));
        }
        reading.replace_look_alikes();
        reading
    }

    /// Where a part of what is read stands in the original.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.came_from.get(range.start).map_or(0, |place| place.start);
        let last = range.end.checked_sub(1).and_then(|at| self.came_from.get(at));
        start..last.map_or(start, |place| place.end.max(start))
    }

    /// Cyrillic and Greek letters in a word that is Latin otherwise, and a nought between letters.
    fn replace_look_alikes(&mut self) {
        let has_others = self.text.chars().any(|letter| latin_twin(letter).is_some());
        if !has_others && !self.text.contains('0') {
            return;
        }
        let letters: Vec<(usize, char)> = self.text.char_indices().collect();
        let mut text = String::with_capacity(self.text.len());
        let mut came_from = Vec::with_capacity(self.came_from.len());
        let mut from = 0;
        while from < letters.len() {
            let word = letters[from..]
                .iter()
                .take_while(|(_, letter)| letter.is_alphabetic() || *letter == '0')
                .count()
                .max(1);
            let part = &letters[from..from + word];
            let is_latin = part.iter().any(|(_, letter)| is_latin(*letter));
            for (place, (at, letter)) in part.iter().enumerate() {
                let is_between = place > 0
                    && part[place - 1].1.is_alphabetic()
                    && part.get(place + 1).is_some_and(|(_, next)| next.is_lowercase());
                let shown = match letter {
                    '0' if is_between => 'o',
                    other if is_latin => latin_twin(*other).unwrap_or(*other),
                    other => *other,
                };
                text.push(shown);
                let origin = self.came_from.get(*at).cloned().unwrap_or(0..0);
                came_from.extend(std::iter::repeat_n(origin, shown.len_utf8()));
            }
            from += word;
        }
        self.text = text;
        self.came_from = came_from;
    }
}

/// Letters that take no room: they part words for machines, not for readers.
const fn shows_nothing(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

/// One blank, one hyphen, one apostrophe, and letters and digits that only look different.
fn plain(letter: char) -> String {
    match letter {
        '\n' | '\t' | '\r' => letter.to_string(),
        '\u{2010}'..='\u{2012}' | '\u{2212}' | '\u{fe63}' => "-".to_owned(),
        '´' | '`' | '‘' | '′' | 'ʼ' | 'ʹ' | '\u{2bb}' => "’".to_owned(),
        '\u{660}'..='\u{669}' => digit(letter, 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(letter, 0x6f0),
        '\u{fb00}'..='\u{fb06}' | '\u{ff01}'..='\u{ff5e}' | '\u{1d400}'..='\u{1d7ff}' => {
            std::iter::once(letter).nfkc().collect()
        }
        blank if blank.is_whitespace() => " ".to_owned(),
        other => other.to_string(),
    }
}

fn digit(letter: char, nought: u32) -> String {
    (u32::from(letter) - nought).to_string()
}

const fn is_latin(letter: char) -> bool {
    matches!(letter, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// The Latin letter that looks the same.
fn latin_twin(letter: char) -> Option<char> {
    const TWINS: &str = "аaеeоoрpсcхxуyкkіiїiјjѕsһhԁdАAВBЕEКKМMНHОOРPСCТTХXУYІIЈJЅSοoαaιiνvκkρpυuΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX";
    if !matches!(letter, '\u{370}'..='\u{52f}') {
        return None;
    }
    let mut twins = TWINS.chars();
    while let (Some(other), Some(latin)) = (twins.next(), twins.next()) {
        if other == letter {
            return Some(latin);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_as_it_looks_and_every_place_is_found_again() {
        for (original, read) in [
            ("Mo\u{200b}ham\u{ad}med", "Mohammed"),
            ("Mu\u{308}ller", "Müller"),
            ("Frau\u{a0}Nowak", "Frau Nowak"),
            ("Моhаmmed", "Mohammed"),
            ("Mоhammed", "Mohammed"),
            ("M0hammed", "Mohammed"),
            ("Олена", "Олена"),
            ("٠٣.٠٥.٢٠٢٦", "03.05.2026"),
            ("Ｎｏｗａｋ", "Nowak"),
            ("100 Plätze", "100 Plätze"),
        ] {
            let reading = Reading::of(original);
            assert_eq!(reading.text, read);
            assert_eq!(
                reading.original(0..reading.text.len()),
                0..original.len(),
                "{original}"
            );
        }
    }
}
