//! Text with separators (CSV) in the encodings that spreadsheets write: UTF-8, Windows-1252, UTF-16 with its mark.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::{Collector, Sheet};
use crate::upload::sheet::refused::FileRefused;

const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];

pub(super) fn read(bytes: &[u8]) -> Result<Sheet, FileRefused> {
    let text = decoded(bytes).replace("\r\n", "\n").replace('\r', "\n");
    if text.contains('\0') {
        return Err(FileRefused::NotAList);
    }
    let (named, body) = named_separator(&text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(named.unwrap_or_else(|| guessed_separator(body)))
        .from_reader(body.as_bytes());
    let mut collector = Collector::default();
    let mut number = u32::from(named.is_some());
    for record in reader.records() {
        let record = record.map_err(|_| FileRefused::Unreadable)?;
        number = number.saturating_add(1 + skipped_lines(body, &record));
        for (column, cell) in record.iter().enumerate() {
            collector.put((number, column), cell)?;
        }
    }
    collector.finish(0)
}

/// What has a mark is what the mark says; else UTF-8 if it is that, else the German Windows of twenty years.
fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return text.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Excel may write a first line `sep=;`, which is no row of the list but counts as a line.
fn named_separator(text: &str) -> (Option<u8>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) => (Some(*separator), rest),
        _ => (None, text),
    }
}

/// The separator that stands most often in the first line with one, outside quotes; on a tie the German one.
fn guessed_separator(text: &str) -> u8 {
    let lines = text.lines().take(super::MOST_ABOVE);
    for line in lines {
        let mut is_quoted = false;
        let mut counts = [0_usize; SEPARATORS.len()];
        for byte in line.bytes() {
            if byte == b'"' {
                is_quoted = !is_quoted;
            } else if let Some(place) = SEPARATORS.iter().position(|one| *one == byte && !is_quoted) {
                counts[place] += 1;
            }
        }
        let most = counts.iter().copied().max().unwrap_or(0);
        if most > 0 {
            let place = counts.iter().position(|count| *count == most).unwrap_or(0);
            return SEPARATORS[place];
        }
    }
    SEPARATORS[0]
}

/// Empty lines before a record: the reader skips them, a spreadsheet counts them.
fn skipped_lines(text: &str, record: &csv::StringRecord) -> u32 {
    let start = record
        .position()
        .and_then(|position| usize::try_from(position.byte()).ok());
    let rest = start
        .and_then(|start| text.as_bytes().get(start..))
        .unwrap_or_default();
    let empty = rest.iter().take_while(|byte| **byte == b'\n').count();
    u32::try_from(empty).unwrap_or(0)
}
