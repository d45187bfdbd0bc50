//! Which format a file has, told from its first bytes. Never from its name or from what the browser says of it.

use crate::upload::refused::FileRefused;

db::coded! {
    /// The format of a file, told from its content.
    pub enum Format {
        /// Portable Document Format.
        Pdf = "pdf",
        /// JPEG.
        Jpeg = "jpeg",
        /// PNG.
        Png = "png",
    }
}

impl Format {
    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// The ending of a file's name, without the point.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// The name that people know.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
        }
    }
}

/// Brands of the family of formats in which phones keep pictures. Source: ISO/IEC 23008-12, annex B.
const HEIC_BRANDS: [&[u8]; 9] = [
    b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"heif",
];

/// The format of these bytes.
pub(crate) fn format(bytes: &[u8]) -> Result<Format, FileRefused> {
    if bytes.is_empty() {
        return Err(FileRefused::Empty);
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Ok(Format::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(Format::Png);
    }
    if without_mark(bytes).starts_with(b"%PDF-") {
        return Ok(Format::Pdf);
    }
    let is_heic = bytes.get(4..8) == Some(b"ftyp")
        && bytes.get(8..12).is_some_and(|brand| HEIC_BRANDS.contains(&brand));
    Err(if is_heic {
        FileRefused::Heic
    } else {
        FileRefused::OtherFormat
    })
}

/// Some programs write a byte order mark or line ends before a PDF.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start()
}

/// The size as people read it.
pub fn german_size(bytes: i64) -> String {
    match bytes {
        ..1024 => format!("{bytes} Byte"),
        1024..1_048_576 => format!("{} KB", bytes / 1024),
        _ => {
            let tenths = bytes * 10 / 1_048_576;
            format!("{},{} MB", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_the_format() {
        let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
        let cases: [(&[u8], Result<Format, FileRefused>); 9] = [
            (b"%PDF-1.7\n", Ok(Format::Pdf)),
            (b"\xef\xbb\xbf%PDF-1.4", Ok(Format::Pdf)),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", Ok(Format::Jpeg)),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Ok(Format::Png)),
            (heic, Err(FileRefused::Heic)),
            (b"\0\0\0\x18ftypavif\0\0\0\0", Err(FileRefused::OtherFormat)),
            (b"<html>%PDF-1.7", Err(FileRefused::OtherFormat)),
            (b"PK\x03\x04", Err(FileRefused::OtherFormat)),
            (b"", Err(FileRefused::Empty)),
        ];
        for (bytes, expected) in cases {
            assert_eq!(format(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn sizes_are_read_the_german_way() {
        for (bytes, german) in [
            (17, "17 Byte"),
            (65_536, "64 KB"),
            (20_971_520, "20,0 MB"),
            (1_600_000, "1,5 MB"),
        ] {
            assert_eq!(german_size(bytes), german);
        }
    }
}
