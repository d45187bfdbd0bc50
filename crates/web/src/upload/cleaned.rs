//! Pictures without what the camera wrote into them: place, time, owner, small copies. The picture itself is not
//! decoded; it is copied part by part, and parts that are not needed to show it are left out. Not for PDF.

mod jpeg;
mod png;

use crate::upload::format::{Format, format};
use crate::upload::refused::FileRefused;

/// The file as it is stored: its format, and its bytes without what is nobody's business.
///
/// # Errors
/// [`FileRefused`] if it is of another format, broken, or made to fill the memory of whoever looks at it.
pub(crate) fn cleaned(bytes: &[u8]) -> Result<(Format, Vec<u8>), FileRefused> {
    let format = format(bytes)?;
    let clean = match format {
        // What a PDF says about its making stays in it; the page says so.
        Format::Pdf => whole_pdf(bytes).ok_or(FileRefused::Broken(format))?,
        Format::Jpeg => jpeg::cleaned(bytes)?,
        Format::Png => png::cleaned(bytes)?,
    };
    Ok((format, clean))
}

/// A PDF that did not break off on its way: it ends with its end mark.
fn whole_pdf(bytes: &[u8]) -> Option<Vec<u8>> {
    const END: &[u8] = b"%%EOF";
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    tail.windows(END.len())
        .any(|window| window == END)
        .then(|| bytes.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_that_broke_off_is_refused() {
        assert_eq!(
            cleaned(b"%PDF-1.7\n1 0 obj"),
            Err(FileRefused::Broken(Format::Pdf))
        );
        assert!(cleaned(b"%PDF-1.7\n1 0 obj\n%%EOF\n").is_ok());
    }
}
