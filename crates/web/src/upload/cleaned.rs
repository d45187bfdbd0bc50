//! Pictures without what the camera wrote into them: place, time, owner, small copies. The picture itself is not
//! decoded; it is copied part by part, and parts that are not needed to show it are left out. Not for PDF.

mod jpeg;
mod png;

use axum::body::Bytes;

use crate::upload::format::{Format, format};
use crate::upload::refused::FileRefused;

/// The file as it is stored: its format, and its bytes without what is nobody's business.
///
/// # Errors
/// [`FileRefused`] if it is of another format, broken, or made to fill the memory of whoever looks at it.
pub(crate) fn cleaned(bytes: &Bytes) -> Result<(Format, Bytes), FileRefused> {
    let format = format(bytes)?;
    let clean = match format {
        // What a PDF says about its making stays in it; the page says so.
        Format::Pdf if is_whole_pdf(bytes) => bytes.clone(),
        Format::Pdf => return Err(FileRefused::Broken(format)),
        Format::Jpeg => jpeg::cleaned(bytes)?.into(),
        Format::Png => png::cleaned(bytes)?.into(),
    };
    Ok((format, clean))
}

/// A PDF that did not break off on its way: it ends with its end mark.
fn is_whole_pdf(bytes: &[u8]) -> bool {
    const END: &[u8] = b"%%EOF";
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    tail.windows(END.len()).any(|window| window == END)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_that_broke_off_is_refused() {
        assert_eq!(
            cleaned(&Bytes::from_static(b"%PDF-1.7\n1 0 obj")),
            Err(FileRefused::Broken(Format::Pdf))
        );
        assert!(cleaned(&Bytes::from_static(b"%PDF-1.7\n1 0 obj\n%%EOF\n")).is_ok());
    }
}
