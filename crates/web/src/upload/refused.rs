//! Why a file that people bring is not taken, with what to do next. Not the checks themselves.

use base::refusal::Refusal;

use crate::upload::format::Format;

/// Most picture elements of a picture, as its head says: more is made to fill the memory of whoever looks at it.
pub const MOST_PIXELS: u64 = 100_000_000;

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

#[cfg(test)]
mod tests {
    use super::*;

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
