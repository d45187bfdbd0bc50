//! A JPEG without metadata: segments that show the picture are copied, all others left out, also what comes after its
//! end. Which way up the picture is stays, as the only thing a camera said.

use crate::upload::format::Format;
use crate::upload::refused::{FileRefused, MOST_PIXELS};

const BROKEN: FileRefused = FileRefused::Broken(Format::Jpeg);

/// The picture without metadata.
pub(crate) fn cleaned(bytes: &[u8]) -> Result<Vec<u8>, FileRefused> {
    let mut clean = Vec::with_capacity(bytes.len());
    clean.extend_from_slice(&[0xff, 0xd8]);
    let (mut at, mut has_frame, mut has_scan) = (2, false, false);
    loop {
        let marker = marker(bytes, &mut at)?;
        match marker {
            // End of the picture.
            0xd9 if has_scan => {
                clean.extend_from_slice(&[0xff, 0xd9]);
                return Ok(clean);
            }
            // Marks without content.
            0x01 | 0xd0..=0xd8 => {}
            0xd9 => return Err(BROKEN),
            _ => {
                let segment = segment(bytes, at)?;
                at += segment.len();
                if is_frame(marker) {
                    check_size(segment)?;
                    has_frame = true;
                }
                if marker == 0xe1 {
                    clean.extend(orientation(segment).map(upright_mark).into_iter().flatten());
                }
                if shows_the_picture(marker, segment) {
                    clean.extend_from_slice(&[0xff, marker]);
                    clean.extend_from_slice(segment);
                }
                if marker == 0xda {
                    if !has_frame {
                        return Err(BROKEN);
                    }
                    let scan = scan(&bytes[at..]);
                    clean.extend_from_slice(scan);
                    at += scan.len();
                    has_scan = true;
                }
            }
        }
    }
}

/// The next marker; fill bytes before it are skipped.
fn marker(bytes: &[u8], at: &mut usize) -> Result<u8, FileRefused> {
    if bytes.get(*at) != Some(&0xff) {
        return Err(BROKEN);
    }
    while bytes.get(*at) == Some(&0xff) {
        *at += 1;
    }
    let marker = bytes.get(*at).copied().ok_or(BROKEN)?;
    *at += 1;
    Ok(marker)
}

/// A segment with its two bytes of length.
fn segment(bytes: &[u8], at: usize) -> Result<&[u8], FileRefused> {
    let length = bytes.get(at..at + 2).ok_or(BROKEN)?;
    let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
    if length < 2 {
        return Err(BROKEN);
    }
    bytes.get(at..at + length).ok_or(BROKEN)
}

/// The coded picture up to the next marker that is none of its own.
fn scan(bytes: &[u8]) -> &[u8] {
    let is_end = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff);
    let length = bytes.windows(2).position(is_end).unwrap_or(bytes.len());
    &bytes[..length]
}

fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

fn check_size(frame: &[u8]) -> Result<(), FileRefused> {
    let sides = frame.get(3..7).ok_or(BROKEN)?;
    let side = |at: usize| u64::from(u16::from_be_bytes([sides[at], sides[at + 1]]));
    if side(0) * side(2) > MOST_PIXELS {
        return Err(FileRefused::TooManyPixels);
    }
    Ok(())
}

/// Whether the picture looks otherwise without it: tables, frames, scans, and of the application's segments the
/// kind of file (APP0 JFIF), the colours (APP2 ICC, APP14 Adobe).
fn shows_the_picture(marker: u8, segment: &[u8]) -> bool {
    let begins = |with: &[u8]| segment.get(2..).is_some_and(|content| content.starts_with(with));
    match marker {
        0xe0 => begins(b"JFIF\0") && segment.len() == 16,
        0xe2 => begins(b"ICC_PROFILE\0"),
        0xee => begins(b"Adobe"),
        0xe1..=0xfe => false,
        _ => true,
    }
}

/// Which way up the picture is, 2–8, if the camera said so. Source: Exif 2.32, tag 0x0112.
fn orientation(segment: &[u8]) -> Option<u8> {
    let tiff = segment.get(2..)?.strip_prefix(b"Exif\0\0")?;
    let is_big = match tiff.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let pair: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_big {
            u16::from_be_bytes(pair)
        } else {
            u16::from_le_bytes(pair)
        })
    };
    let first: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
    let first = usize::try_from(if is_big {
        u32::from_be_bytes(first)
    } else {
        u32::from_le_bytes(first)
    })
    .ok()?;
    let tags = usize::from(short(first)?);
    let tag = (0..tags)
        .map(|number| first + 2 + 12 * number)
        .find(|at| short(*at) == Some(0x0112))?;
    let turned = short(tag + 8)?;
    u8::try_from(turned)
        .ok()
        .filter(|turned| (2..=8).contains(turned))
}

/// A segment that says which way up the picture is, and nothing else.
fn upright_mark(orientation: u8) -> Vec<u8> {
    let mut mark = vec![0xff, 0xe1, 0x00, 0x22];
    mark.extend_from_slice(b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
    mark.push(orientation);
    mark.extend_from_slice(&[0; 6]);
    mark
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture as a phone makes it: place in Exif, words in XMP and a comment, a second picture behind its end.
    fn photo(width: u16) -> Vec<u8> {
        let mut tiff = b"II*\0\x08\0\0\0\x02\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0".to_vec();
        tiff.extend_from_slice(b"\x25\x88\x04\0\x01\0\0\0\x26\0\0\0\0\0\0\0GPS 51.7189N 8.7575E");
        let parts: [(u8, Vec<u8>); 7] = [
            (0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0".to_vec()),
            (0xe1, [b"Exif\0\0".as_slice(), &tiff].concat()),
            (
                0xe1,
                b"http://ns.adobe.com/xap/1.0/\0<x>Handy von Ada</x>".to_vec(),
            ),
            (0xe2, b"MPF\0second".to_vec()),
            (0xfe, b"Kommentar".to_vec()),
            (
                0xc0,
                [&[8, 0, 2], width.to_be_bytes().as_slice(), &[1, 1, 0x11, 0]].concat(),
            ),
            (0xda, vec![1, 1, 0, 0, 63, 0]),
        ];
        let mut photo = vec![0xff, 0xd8];
        for (marker, content) in parts {
            let length = u16::try_from(content.len() + 2).unwrap();
            photo.extend([0xff, marker]);
            photo.extend(length.to_be_bytes());
            photo.extend(content);
        }
        photo.extend(b"\x12\xff\x00\x34\xff\xd0\x56\xff\xd9");
        photo.extend(b"\xff\xd8 Samsung GPS trailer");
        photo
    }

    fn holds(bytes: &[u8], words: &[u8]) -> bool {
        bytes.windows(words.len()).any(|window| window == words)
    }

    #[test]
    fn place_words_and_second_pictures_are_gone_and_the_picture_stays() {
        let clean = cleaned(&photo(2)).unwrap();
        for gone in [&b"GPS"[..], b"Ada", b"MPF", b"Kommentar", b"Samsung", b"51.7"] {
            assert!(!holds(&clean, gone), "{:?}", String::from_utf8_lossy(gone));
        }
        assert!(holds(&clean, b"JFIF") && holds(&clean, b"\x12\xff\x00\x34\xff\xd0\x56\xff\xd9"));
        assert_eq!(cleaned(&clean).unwrap(), clean, "clean stays clean");
    }

    #[test]
    fn a_picture_taken_upright_stays_upright() {
        let clean = cleaned(&photo(2)).unwrap();
        let mut at = 20;
        assert_eq!(marker(&clean, &mut at), Ok(0xe1));
        assert_eq!(orientation(segment(&clean, at).unwrap()), Some(6));
    }

    #[test]
    fn what_breaks_off_or_claims_too_much_is_refused() {
        let photo_of_two = photo(2);
        for length in 3..photo_of_two.len() - 23 {
            assert!(cleaned(&photo_of_two[..length]).is_err(), "{length}");
        }
        let mut wide = photo(2);
        let frame = wide.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
        wide[frame + 5..frame + 9].fill(0xff);
        assert_eq!(cleaned(&wide), Err(FileRefused::TooManyPixels));
    }
}
