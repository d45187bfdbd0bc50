//! A finished file with its kind. Not stored anywhere and without a name: the page that sends it gives one.

/// The kind of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Portable Document Format, tagged (PDF/UA-1).
    Pdf,
    /// Office Open XML workbook.
    Xlsx,
    /// Values separated by semicolons, UTF-8 with byte order mark.
    Csv,
    /// iCalendar.
    Calendar,
}

impl FileKind {
    /// The media type for the header `Content-Type`.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Calendar => "text/calendar; charset=utf-8",
        }
    }

    /// The ending of the file's name, without the point.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Calendar => "ics",
        }
    }
}

/// A finished file.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// What it is.
    pub kind: FileKind,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for File {
    /// The kind and the size; the bytes may be about a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "File({:?}, {} bytes)", self.kind, self.bytes.len())
    }
}
