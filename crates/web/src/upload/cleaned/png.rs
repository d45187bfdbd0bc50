//! A PNG without metadata: chunks that show the picture are copied, all others left out, also what comes after its end.

use crate::upload::format::Format;
use crate::upload::refused::{FileRefused, MOST_PIXELS};

const BROKEN: FileRefused = FileRefused::Broken(Format::Png);
const SIGNATURE: usize = 8;
/// Length, type and checksum around the content of a chunk.
const FRAME: usize = 12;

/// Chunks without which the picture looks otherwise. Source: PNG specification, third edition, chapter 11.
const SHOWN: [&[u8; 4]; 9] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT",
];

/// The picture without metadata.
pub(crate) fn cleaned(bytes: &[u8]) -> Result<Vec<u8>, FileRefused> {
    let mut clean = bytes.get(..SIGNATURE).ok_or(BROKEN)?.to_vec();
    let (mut at, mut has_picture) = (SIGNATURE, false);
    loop {
        let chunk = chunk(bytes, at)?;
        let kind = &chunk[4..8];
        if at == SIGNATURE {
            check_size(chunk)?;
        }
        if SHOWN.iter().any(|shown| shown.as_slice() == kind) {
            clean.extend_from_slice(chunk);
        }
        at += chunk.len();
        has_picture |= kind == b"IDAT";
        if kind == b"IEND" {
            return if has_picture { Ok(clean) } else { Err(BROKEN) };
        }
    }
}

fn chunk(bytes: &[u8], at: usize) -> Result<&[u8], FileRefused> {
    let length: [u8; 4] = bytes
        .get(at..at + 4)
        .and_then(|length| length.try_into().ok())
        .ok_or(BROKEN)?;
    let length = usize::try_from(u32::from_be_bytes(length)).map_err(|_| BROKEN)?;
    let end = at
        .checked_add(FRAME)
        .and_then(|start| start.checked_add(length))
        .ok_or(BROKEN)?;
    bytes.get(at..end).ok_or(BROKEN)
}

fn check_size(head: &[u8]) -> Result<(), FileRefused> {
    if &head[4..8] != b"IHDR" || head.len() != FRAME + 13 {
        return Err(BROKEN);
    }
    let side = |at: usize| {
        u64::from(u32::from_be_bytes([
            head[at],
            head[at + 1],
            head[at + 2],
            head[at + 3],
        ]))
    };
    match side(8).checked_mul(side(12)) {
        Some(0) => Err(BROKEN),
        Some(pixels) if pixels <= MOST_PIXELS => Ok(()),
        _ => Err(FileRefused::TooManyPixels),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32) -> Vec<u8> {
        let head = [
            &width.to_be_bytes(),
            height.to_be_bytes().as_slice(),
            &[8, 2, 0, 0, 0],
        ]
        .concat();
        let chunks: [(&[u8; 4], &[u8]); 6] = [
            (b"IHDR", &head),
            (b"eXIf", b"MM\0*GPS"),
            (b"tEXt", b"Author\0Ada"),
            (b"zTXt", b"bomb"),
            (b"IDAT", b"picture"),
            (b"IEND", b""),
        ];
        let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
        for (kind, content) in chunks {
            bytes.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
            bytes.extend_from_slice(kind);
            bytes.extend_from_slice(content);
            bytes.extend([0; 4]);
        }
        bytes.extend(b"behind the end");
        bytes
    }

    fn holds(bytes: &[u8], words: &[u8]) -> bool {
        bytes.windows(words.len()).any(|window| window == words)
    }

    #[test]
    fn words_and_places_are_gone_and_the_picture_stays() {
        let clean = cleaned(&picture(2, 2)).unwrap();
        for gone in [&b"GPS"[..], b"Ada", b"bomb", b"behind"] {
            assert!(!holds(&clean, gone), "{:?}", String::from_utf8_lossy(gone));
        }
        assert!(holds(&clean, b"picture") && clean.ends_with(b"IEND\0\0\0\0"));
    }

    #[test]
    fn a_small_file_that_claims_to_be_huge_is_refused() {
        assert_eq!(
            cleaned(&picture(100_000, 100_000)),
            Err(FileRefused::TooManyPixels)
        );
        assert_eq!(
            cleaned(&picture(u32::MAX, u32::MAX)),
            Err(FileRefused::TooManyPixels)
        );
        assert_eq!(cleaned(&picture(0, 9)), Err(BROKEN));
    }

    #[test]
    fn what_breaks_off_is_refused() {
        let whole = picture(2, 2);
        for length in 8..whole.len() - 14 {
            assert_eq!(cleaned(&whole[..length]), Err(BROKEN), "{length}");
        }
    }
}
