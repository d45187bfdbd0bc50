//! Papers that people are asked to bring, named in every language. Not documents of a file.

use base::language::Language;

use crate::template::shipped::word;

db::coded! {
    /// A paper to bring.
    pub enum Paper {
        /// Ausweis oder Pass.
        Identity = "identity",
        /// Aufenthaltstitel.
        Residence = "residence",
        /// Meldebescheinigung.
        Registration = "registration",
        /// Bescheide vom Jobcenter oder Sozialamt.
        Benefits = "benefits",
        /// Arbeitsvertrag und Lohnabrechnungen.
        Work = "work",
        /// Mietvertrag.
        Rent = "rent",
        /// Zeugnisse und Zertifikate.
        Certificates = "certificates",
        /// Nachweise über Sprachkurse.
        Language = "language",
        /// Gesundheitskarte.
        Health = "health",
        /// Geburts- und Heiratsurkunden.
        Civil = "civil",
        /// Kontoauszüge der letzten drei Monate.
        Bank = "bank",
        /// Briefe von Behörden, auch ungeöffnet.
        Mail = "mail",
    }
}

/// The name of a paper in a language.
pub(crate) fn name(paper: Paper, language: Language) -> String {
    word(language, &format!("paper-{paper}"))
}

/// These papers in a language, a line each.
pub(crate) fn list(papers: &[Paper], language: Language) -> String {
    let lines: Vec<String> = papers
        .iter()
        .map(|paper| format!("– {}", name(*paper, language)))
        .collect();
    lines.join("\n")
}
