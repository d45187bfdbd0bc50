//! Why a file is not read, and what to do instead. What is wrong in a single row, the room says that asks.

use base::refusal::Refusal;

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileRefused {
    /// No file was chosen.
    Missing,
    /// It has no bytes.
    Empty,
    /// It has too many bytes.
    TooLarge,
    /// An old workbook, or one with a password.
    OldWorkbook,
    /// An OpenDocument file or a binary workbook.
    OtherFormat,
    /// No list at all, such as a PDF or a picture.
    NotAList,
    /// It is damaged.
    Unreadable,
    /// Unpacked it is far larger than a list can be.
    UnpacksTooLarge,
    /// Its parts are named so that they would land elsewhere.
    HidesPaths,
    /// Too many rows.
    TooManyRows,
    /// Too many columns.
    TooManyColumns,
    /// Too much text in all.
    TooMuchText,
    /// Nothing below the headings.
    NoRows,
}

impl Refusal for FileRefused {
    fn german(&self) -> String {
        match self {
            Self::Missing => "Bitte wählen Sie eine Datei aus.",
            Self::Empty => "Die Datei ist leer. Bitte prüfen Sie, ob sie fertig gespeichert wurde.",
            Self::TooLarge => "Die Datei ist größer als 20 MB. Bitte teilen Sie die Liste auf.",
            Self::OldWorkbook => {
                "Das ist eine ältere Excel-Datei oder eine mit Kennwort. Bitte speichern Sie die Liste in Excel als \
                 „Excel-Arbeitsmappe (.xlsx)“ ohne Kennwort."
            }
            Self::OtherFormat => {
                "Dieses Format liest Lotse nicht. Bitte speichern Sie die Liste als „Excel-Arbeitsmappe (.xlsx)“ oder als CSV."
            }
            Self::NotAList => "Das ist keine Liste. Lesbar sind Excel-Dateien (.xlsx) und CSV-Dateien.",
            Self::Unreadable => {
                "Die Datei lässt sich nicht lesen, wahrscheinlich ist sie beschädigt. Bitte öffnen Sie sie einmal in \
                 Excel und speichern Sie sie neu."
            }
            Self::UnpacksTooLarge => {
                "Die Datei ist entpackt viel größer, als eine Liste sein kann, und wurde nicht gelesen. Bitte kopieren \
                 Sie nur die Liste in eine neue Arbeitsmappe."
            }
            Self::HidesPaths => {
                "In der Datei stecken Teile mit unzulässigen Pfaden. Sie wurde nicht gelesen. Bitte kopieren Sie die Liste \
                 in eine neue Arbeitsmappe."
            }
            Self::TooManyRows => "Die Liste hat mehr als 10.000 Zeilen. Bitte teilen Sie sie auf.",
            Self::TooManyColumns => {
                "Die Liste hat mehr als 60 Spalten. Bitte löschen Sie Spalten, die nicht übernommen werden sollen."
            }
            Self::TooMuchText => {
                "Die Liste enthält zu viel Text. Bitte teilen Sie sie auf oder löschen Sie Spalten, die nicht übernommen \
                 werden sollen."
            }
            Self::NoRows => "In der Datei steht keine Liste: Es braucht eine Zeile mit Überschriften und Zeilen darunter.",
        }
        .to_owned()
    }
}
