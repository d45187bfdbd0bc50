//! What a document is and what its file is called. Knows no database, no page and no clock.

use base::day::Day;

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

/// The name of the file for whoever saves it, without its ending: what it is and of which day, nobody's name.
pub fn file_stem(kind: DocumentKind, day: Day) -> String {
    format!("{}-{day}", kind.code())
}
