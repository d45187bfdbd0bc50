//! Files that come with a form: taken apart here, so that pages see the same form as without files; told by their
//! content, cleaned, and given back as something to save. Not where they are kept.

mod cleaned;
pub mod format;
pub mod refused;
pub mod saving;
pub mod scanner;
pub mod sheet;

use axum::body::Bytes;
use axum::http::{HeaderMap, header};
use futures_util::stream;

use crate::request::Request;
use crate::upload::format::Format;
use crate::upload::refused::FileRefused;
use crate::upload::scanner::Scanner;

/// Most bytes of one file: 20 MB, as the pages say.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;
/// Most bytes of a form with files.
pub(crate) const LARGEST_BODY: usize = LARGEST_FILE + 1024 * 1024;
/// Most bytes of one text field, and most fields, of a form with files.
const LARGEST_TEXT: usize = 1024 * 1024;
const MOST_FIELDS: usize = 500;

/// A file as it was sent; nothing it says of itself is believed.
#[derive(Clone)]
pub struct Upload {
    /// The field of the form.
    pub field: String,
    /// The name it had, one line, without folders; for show only.
    pub name: String,
    /// Its bytes.
    pub bytes: Bytes,
}

impl std::fmt::Debug for Upload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Upload({}, {} bytes)", self.field, self.bytes.len())
    }
}

/// A file that may be kept: its format, and its bytes without what is nobody's business.
#[derive(Clone)]
pub struct Clean {
    /// Told from the content.
    pub format: Format,
    /// Without what a camera writes into pictures.
    pub bytes: Bytes,
}

impl std::fmt::Debug for Clean {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Clean({}, {} bytes)", self.format, self.bytes.len())
    }
}

/// The file of a field, if it is one that may be kept: a whole PDF, JPEG or PNG of at most 20 MB in which the house's
/// scanner, if it has one, finds nothing. May take seconds; ask before a transaction begins.
///
/// # Errors
/// [`FileRefused`] with what to do next.
pub async fn checked(request: &Request, field: &str) -> Result<Clean, FileRefused> {
    let upload = request.upload(field).ok_or(FileRefused::None)?;
    if upload.bytes.len() > LARGEST_FILE {
        return Err(FileRefused::TooLarge);
    }
    let bytes = upload.bytes.clone();
    let (format, clean) = tokio::task::spawn_blocking(move || cleaned::cleaned(&bytes))
        .await
        .unwrap_or(Err(FileRefused::OtherFormat))?;
    if let Some(scanner) = request.house().rooms.get::<Scanner>() {
        scanner.look_at(&upload.bytes).await?;
    }
    Ok(Clean { format, bytes: clean })
}

/// The parts of a form with files are not what they should be.
#[derive(Debug, thiserror::Error)]
#[error("a form with files that cannot be read")]
pub(crate) struct Unreadable;

/// The boundary between the parts, if the body is a form with files.
pub(crate) fn boundary(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    multer::parse_boundary(kind).ok()
}

/// Takes a form with files apart: the text fields in the form of a form without files, and the files.
pub(crate) async fn taken_apart(body: Bytes, boundary: String) -> Result<(Bytes, Vec<Upload>), Unreadable> {
    let whole = stream::once(async move { Ok::<_, std::io::Error>(body) });
    let mut parts = multer::Multipart::new(whole, boundary);
    let mut texts = Vec::new();
    let mut uploads = Vec::new();
    let mut fields = 0;
    while let Some(part) = parts.next_field().await.map_err(|_| Unreadable)? {
        fields += 1;
        if fields > MOST_FIELDS {
            return Err(Unreadable);
        }
        let field = part.name().unwrap_or_default().to_owned();
        let name = part.file_name().map(plain_name);
        let bytes = part.bytes().await.map_err(|_| Unreadable)?;
        if let Some(name) = name {
            if !(name.is_empty() && bytes.is_empty()) {
                uploads.push(Upload { field, name, bytes });
            }
        } else if bytes.len() > LARGEST_TEXT {
            return Err(Unreadable);
        } else {
            texts.push((field, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    let form = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(texts)
        .finish();
    Ok((Bytes::from(form), uploads))
}

/// The last part of a path, on one line.
fn plain_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    base::names::one_line(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = "--grenze\r\nContent-Disposition: form-data; name=\"titel\"\r\n\r\nMiete & Strom\r\n\
         --grenze\r\nContent-Disposition: form-data; name=\"datei\"; filename=\"../../etc/bescheid.pdf\"\r\n\
         Content-Type: image/png\r\n\r\n%PDF-1.7\r\n\
         --grenze\r\nContent-Disposition: form-data; name=\"leer\"; filename=\"\"\r\n\r\n\r\n--grenze--\r\n";

    #[tokio::test]
    async fn texts_become_a_form_and_files_keep_only_the_last_part_of_their_name() {
        let (form, uploads) = taken_apart(Bytes::from_static(FORM.as_bytes()), "grenze".to_owned())
            .await
            .unwrap();
        assert_eq!(form, "titel=Miete+%26+Strom");
        assert_eq!(uploads.len(), 1);
        assert_eq!(uploads[0].name, "bescheid.pdf");
        assert_eq!(uploads[0].bytes, "%PDF-1.7");
    }

    #[tokio::test]
    async fn what_breaks_off_is_not_taken() {
        let cut = Bytes::from_static(&FORM.as_bytes()[..120]);
        assert!(taken_apart(cut, "grenze".to_owned()).await.is_err());
    }
}
