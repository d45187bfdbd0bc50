//! Looks for words in bytes as a thief would: in clear, in other letters, as UTF-16, Base64 and hex, and in whatever is
//! packed with zlib, gzip or ZIP, PDF streams included. Nothing else packs here: a test reads the lock file for that.

use std::io::Read;

use regex::bytes::{Regex, RegexBuilder};

/// Packed things in packed things, and in those once more.
const DEPTH: usize = 3;
/// More is not unpacked from one place (bytes).
const MOST: u64 = 32 * 1024 * 1024;

/// Words that are looked for, in all their disguises.
pub(crate) struct Needles {
    words: Vec<String>,
    pattern: Regex,
}

impl Needles {
    pub(crate) fn of(words: impl IntoIterator<Item = String>) -> Self {
        let mut words: Vec<String> = words.into_iter().collect();
        words.sort();
        words.dedup();
        let disguised: Vec<String> = words
            .iter()
            .flat_map(|word| disguises(word))
            .map(|bytes| {
                bytes
                    .iter()
                    .fold(String::new(), |pattern, byte| pattern + &format!("\\x{byte:02x}"))
            })
            .collect();
        let pattern = RegexBuilder::new(&format!("(?i-u:{})", disguised.join("|")))
            .size_limit(1 << 28)
            .build()
            .unwrap();
        Self { words, pattern }
    }

    /// What of the words lies in these bytes, if anything does.
    pub(crate) fn find_in(&self, bytes: &[u8]) -> Option<String> {
        self.find(bytes, DEPTH)
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    fn find(&self, bytes: &[u8], depth: usize) -> Option<String> {
        if let Some(found) = self.pattern.find(bytes) {
            let from = found.start().saturating_sub(20);
            let until = (found.end() + 20).min(bytes.len());
            return Some(String::from_utf8_lossy(&bytes[from..until]).into_owned());
        }
        if depth == 0 {
            return None;
        }
        unpacked(bytes)
            .iter()
            .find_map(|inner| self.find(inner, depth - 1))
    }
}

/// A word as it may lie in a file.
fn disguises(word: &str) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for text in [word.to_owned(), word.to_lowercase(), word.to_uppercase()] {
        let plain = text.as_bytes().to_vec();
        all.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        all.push(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
        all.push(
            text.chars()
                .map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?'))
                .collect(),
        );
        all.push(
            form_urlencoded::byte_serialize(&plain)
                .collect::<String>()
                .into_bytes(),
        );
        all.push(
            plain
                .iter()
                .flat_map(|byte| format!("{byte:02x}").into_bytes())
                .collect(),
        );
        for shift in 0..3 {
            for encoding in [data_encoding::BASE64, data_encoding::BASE64URL] {
                all.push(base64(&plain, shift, &encoding));
            }
        }
        all.push(plain);
    }
    all.sort();
    all.dedup();
    all.retain(|bytes| bytes.len() >= 5);
    all
}

/// The letters of Base64 that only this word makes, wherever it stands among others.
fn base64(plain: &[u8], shift: usize, encoding: &data_encoding::Encoding) -> Vec<u8> {
    let padded: Vec<u8> = std::iter::repeat_n(0, shift)
        .chain(plain.iter().copied())
        .collect();
    let whole = padded.len() / 3 * 4;
    let text = encoding.encode(&padded);
    let from = [0, 2, 3][shift];
    text.as_bytes()[from..whole.max(from)].to_vec()
}

/// Everything that can be unpacked from some place of these bytes.
fn unpacked(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for at in 0..bytes.len().saturating_sub(2) {
        let rest = &bytes[at..];
        match rest {
            [0x1f, 0x8b, 8, ..] => all.push(read(flate2::read::GzDecoder::new(rest))),
            [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..] => all.push(read(flate2::read::ZlibDecoder::new(rest))),
            [b'P', b'K', 3, 4, ..] => all.extend(member(rest)),
            _ => {}
        }
    }
    all.retain(|inner| inner.len() >= 5);
    all
}

/// The content of a member of an archive, whose head stands first.
fn member(bytes: &[u8]) -> Option<Vec<u8>> {
    let short = |at: usize| {
        Some(usize::from(u16::from_le_bytes([
            *bytes.get(at)?,
            *bytes.get(at + 1)?,
        ])))
    };
    let begin = 30 + short(26)? + short(28)?;
    (short(8)? == 8).then(|| {
        read(flate2::read::DeflateDecoder::new(
            bytes.get(begin..).unwrap_or_default(),
        ))
    })
}

/// As much as can be read before it turns out to be something else.
fn read(packed: impl Read) -> Vec<u8> {
    let mut plain = Vec::new();
    let _ = packed.take(MOST).read_to_end(&mut plain);
    plain
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;

    use super::*;

    fn packed(text: &[u8]) -> Vec<Vec<u8>> {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(text).unwrap();
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), Compression::default());
        zlib.write_all(text).unwrap();
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let deflated =
            zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        archive.start_file("inhalt.txt", deflated).unwrap();
        archive.write_all(text).unwrap();
        let stream = zlib.finish().unwrap();
        let pdf = [b"%PDF-1.7 stream\n".as_slice(), &stream, b"\nendstream"].concat();
        vec![
            gzip.finish().unwrap(),
            stream,
            pdf,
            archive.finish().unwrap().into_inner(),
        ]
    }

    #[test]
    fn a_word_is_found_in_every_disguise() {
        let needles = Needles::of(["Quastenberg".to_owned(), "Klöppelgarn".to_owned()]);
        for word in ["Quastenberg", "QUASTENBERG", "Klöppelgarn"] {
            for before in ["", "x", "xy", "xyz"] {
                let text = format!("{before}{word} und {}", "mehr ".repeat(40));
                let plain = text.as_bytes();
                let mut hidden = vec![
                    plain.to_vec(),
                    text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
                    text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
                    data_encoding::BASE64.encode(plain).into_bytes(),
                    data_encoding::BASE64URL_NOPAD.encode(plain).into_bytes(),
                    data_encoding::HEXLOWER.encode(plain).into_bytes(),
                    data_encoding::HEXUPPER.encode(plain).into_bytes(),
                ];
                hidden.extend(packed(plain));
                hidden.extend(packed(&packed(plain)[0]));
                for (number, bytes) in hidden.iter().enumerate() {
                    assert!(
                        needles.find_in(bytes).is_some(),
                        "{word} after {before:?} in {number}"
                    );
                }
            }
        }
        assert_eq!(
            needles.find_in("Quasten am Berg, Klöppel und Garn".as_bytes()),
            None
        );
    }
}
