//! What a document is, and why one is not taken. Knows no database, no page and no clock.

use base::day::Day;
use base::refusal::Refusal;

/// Most picture elements of a picture, as its head says: more is made to fill the memory of whoever looks at it.
pub const MOST_PIXELS: u64 = 100_000_000;

db::coded! {
    /// What a document (Unterlage) is.
    pub enum DocumentKind {
        /// Ausweis, Pass, Aufenthaltstitel.
        Identity = "identity",
        /// Bescheid einer Behörde.
        Decision = "decision",
        /// Zeugnis, Abschluss, Zertifikat.
        Certificate = "certificate",
        /// Vertrag.
        Contract = "contract",
        /// Antrag.
        Application = "application",
        /// Nachweis, Bescheinigung.
        Proof = "proof",
        /// Brief einer Behörde oder Stelle.
        Mail = "mail",
        /// Unterschriebene Erklärung.
        Declaration = "declaration",
        /// Gesundheit.
        Health = "health",
        /// Etwas anderes.
        Other = "other",
    }
}

impl DocumentKind {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Identity => "Ausweis oder Aufenthaltstitel",
            Self::Decision => "Bescheid",
            Self::Certificate => "Zeugnis oder Zertifikat",
            Self::Contract => "Vertrag",
            Self::Application => "Antrag",
            Self::Proof => "Nachweis oder Bescheinigung",
            Self::Mail => "Brief",
            Self::Declaration => "Unterschriebene Erklärung",
            Self::Health => "Gesundheit",
            Self::Other => "Sonstiges",
        }
    }
}

db::coded! {
    /// The format of a document, told from its content.
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

/// Why a file is not taken. Nothing of it was stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileRefused {
    /// No file was chosen.
    None,
    /// There is nothing in it.
    Empty,
    /// More than 20 MB.
    TooLarge,
    /// A picture as iPhones keep it; the place in it cannot be removed here.
    Heic,
    /// Neither PDF nor JPEG nor PNG.
    OtherFormat,
    /// It breaks off or is no picture inside.
    Broken(Format),
    /// A picture that says it has more elements than any camera makes.
    TooManyPixels,
    /// The virus scanner has found something.
    Infected,
    /// The virus scanner did not answer.
    NotScanned,
}

impl Refusal for FileRefused {
    fn german(&self) -> String {
        match self {
            Self::None => "Bitte wählen Sie eine Datei.".to_owned(),
            Self::Empty => "Die Datei ist leer. Bitte prüfen Sie, ob sie sich öffnen lässt.".to_owned(),
            Self::TooLarge => {
                "Die Datei hat mehr als 20 MB. Bitte scannen Sie mit geringerer Auflösung oder teilen Sie sie auf."
                    .to_owned()
            }
            Self::Heic => {
                "Das ist ein HEIC-Foto. Darin kann der Aufnahmeort stehen, der sich hier nicht entfernen lässt. Bitte \
                 als JPEG speichern: auf dem iPhone unter Einstellungen › Kamera › Formate „Maximale Kompatibilität“ \
                 wählen und neu fotografieren, oder das Foto am Rechner öffnen und als JPEG exportieren."
                    .to_owned()
            }
            Self::OtherFormat => {
                "Möglich sind PDF, JPEG und PNG. Diese Datei ist etwas anderes, auch wenn ihr Name so endet. Bitte \
                 speichern Sie sie als PDF."
                    .to_owned()
            }
            Self::Broken(format) => format!(
                "Die Datei ist beschädigt und kein vollständiges {}. Bitte scannen oder speichern Sie sie neu.",
                format.german()
            ),
            Self::TooManyPixels => {
                "Das Bild ist zu groß: mehr als 100 Millionen Bildpunkte. Bitte verkleinern Sie es.".to_owned()
            }
            Self::Infected => {
                "Der Virenscanner hat in der Datei etwas gefunden. Sie wurde nicht gespeichert. Bitte öffnen Sie sie \
                 nicht und sagen Sie Ihrer IT Bescheid."
                    .to_owned()
            }
            Self::NotScanned => {
                "Der Virenscanner antwortet nicht. Die Datei wurde nicht gespeichert. Bitte versuchen Sie es später \
                 noch einmal."
                    .to_owned()
            }
        }
    }
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

/// The name of the file for whoever saves it: what it is and of which day, nobody's name.
pub fn file_name(kind: DocumentKind, day: Day, format: Format) -> String {
    format!("{}-{day}.{}", kind.code(), format.extension())
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn no_sentence_leaves_people_without_a_way_on() {
        let all = [
            FileRefused::None,
            FileRefused::Empty,
            FileRefused::TooLarge,
            FileRefused::Heic,
            FileRefused::OtherFormat,
            FileRefused::Broken(Format::Png),
            FileRefused::TooManyPixels,
            FileRefused::Infected,
            FileRefused::NotScanned,
        ];
        for refused in all {
            assert!(refused.german().contains("Bitte"), "{refused:?}");
        }
    }
}
