//! The answer as one file to hand over: the PDF to read, the same as JSON for machines, and the documents themselves.

use std::io::{Cursor, Write};

use access::person_data::told::Section;
use base::day::Day;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What reading programs recognise; a change of the form changes it.
const FORM: &str = "lotse-auskunft-1";

/// The answer could not be packed.
#[derive(Debug, thiserror::Error)]
pub enum PackageFailure {
    /// It could not be printed.
    #[error("the answer could not be printed")]
    Print(#[from] print::failure::PrintFailure),
    /// It could not be written.
    #[error("the answer could not be packed")]
    Zip(#[from] zip::result::ZipError),
    /// It could not be written.
    #[error("the answer could not be packed")]
    Write(#[from] std::io::Error),
}

/// The sections as JSON.
pub fn json(sections: &[Section], today: Day) -> Value {
    let entry = |entry: &access::person_data::told::Entry| {
        let facts: Vec<Value> = entry
            .facts
            .iter()
            .map(|fact| json!({ "bezeichnung": fact.label, "wert": fact.value }))
            .collect();
        json!({
            "datum": entry.on.map(|day| day.to_string()),
            "titel": entry.title,
            "angaben": facts,
        })
    };
    let section = |section: &Section| {
        json!({
            "abschnitt": section.title,
            "hinweis": section.remark,
            "eintraege": section.entries.iter().map(entry).collect::<Vec<_>>(),
        })
    };
    json!({
        "form": FORM,
        "erstellt_am": today.to_string(),
        "abschnitte": sections.iter().map(section).collect::<Vec<_>>(),
    })
}

/// PDF, JSON and documents in one archive.
///
/// # Errors
/// If it cannot be written.
pub fn packed(pdf: &[u8], sections: &[Section], today: Day) -> Result<Vec<u8>, PackageFailure> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    archive.start_file("Auskunft.pdf", stored)?;
    archive.write_all(pdf)?;
    archive.start_file("Auskunft.json", deflated)?;
    archive.write_all(format!("{:#}\n", json(sections, today)).as_bytes())?;
    for (number, section) in sections.iter().enumerate() {
        for document in &section.documents {
            // Two cases may have a document of the same number.
            archive.start_file(
                format!("Unterlagen/{:02}-{}", number + 1, document.file_name),
                stored,
            )?;
            archive.write_all(&document.content)?;
        }
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use access::person_data::told::{Document, Entry};

    use super::*;

    #[test]
    fn the_archive_holds_paper_data_and_documents() {
        let mut section = Section::new("Stammdaten").entries([Entry::new("Person").fact("Vorname", "Amira")]);
        section.documents.push(Document {
            file_name: "unterlage-001.pdf".to_owned(),
            content: b"%PDF-1".to_vec(),
        });
        let today: Day = "2026-03-02".parse().unwrap();
        let bytes = packed(b"%PDF-7", &[section], today).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let names: Vec<String> = (0..archive.len())
            .map(|file| archive.by_index(file).unwrap().name().unwrap().into_owned())
            .collect();
        assert_eq!(names.len(), 3);
        for name in ["Auskunft.pdf", "Auskunft.json", "Unterlagen/01-unterlage-001.pdf"] {
            assert!(names.iter().any(|own| own == name), "{names:?}");
        }
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("Auskunft.json").unwrap(), &mut text).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            value["abschnitte"][0]["eintraege"][0]["angaben"][0]["wert"],
            "Amira"
        );
    }
}
