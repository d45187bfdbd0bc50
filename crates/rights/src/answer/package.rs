//! The answer as one file to hand over: the PDF to read, the same as JSON for machines, and the documents themselves.

use std::collections::HashMap;
use std::io::{Cursor, Write};

use access::person_data::told::{Entry, Section};
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

/// The sections as JSON; `blackened` places name others.
pub fn json(sections: &[Section], (today, blackened): (Day, usize)) -> Value {
    let signatures = numbers_of_signatures(sections);
    let entry = |entry: &Entry| {
        let signature = signatures.get(&std::ptr::from_ref(entry));
        let facts: Vec<Value> = entry
            .facts
            .iter()
            .map(|fact| json!({ "bezeichnung": fact.label, "wert": fact.value }))
            .collect();
        json!({
            "datum": entry.on.map(|day| day.to_string()),
            "titel": entry.title,
            "angaben": facts,
            "unterschrift": signature.map(|number| signature_file(*number)),
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
        "geschwaerzte_stellen": blackened,
        "abschnitte": sections.iter().map(section).collect::<Vec<_>>(),
    })
}

/// The name of a drawn signature in the archive.
pub(crate) fn signature_file(number: usize) -> String {
    format!("unterschrift-{number:03}.svg")
}

/// The drawn signatures in order, numbered from 1, by where their entries lie.
pub(crate) fn numbers_of_signatures(sections: &[Section]) -> HashMap<*const Entry, usize> {
    sections
        .iter()
        .flat_map(|section| &section.entries)
        .filter(|entry| entry.signature.is_some())
        .zip(1..)
        .map(|(entry, number)| (std::ptr::from_ref(entry), number))
        .collect()
}

/// PDF, JSON, signatures and documents in one archive.
///
/// # Errors
/// If it cannot be written.
pub fn packed(
    pdf: &[u8],
    sections: &[Section],
    (today, blackened): (Day, usize),
) -> Result<Vec<u8>, PackageFailure> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    archive.start_file("Auskunft.pdf", stored)?;
    archive.write_all(pdf)?;
    archive.start_file("Auskunft.json", deflated)?;
    archive.write_all(format!("{:#}\n", json(sections, (today, blackened))).as_bytes())?;
    let signatures = sections
        .iter()
        .flat_map(|section| &section.entries)
        .filter_map(|entry| entry.signature.as_ref());
    for (number, picture) in (1..).zip(signatures) {
        archive.start_file(format!("Unterlagen/{}", signature_file(number)), deflated)?;
        archive.write_all(picture.as_bytes())?;
    }
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
    use access::person_data::told::Document;

    use super::*;

    #[test]
    fn the_archive_holds_paper_data_and_documents() {
        let signed = Entry::new("Person")
            .fact("Vorname", "Amira")
            .signed(Some("<svg/>".to_owned()));
        let mut section = Section::new("Stammdaten").entries([signed]);
        section.documents.push(Document {
            file_name: "unterlage-001.pdf".to_owned(),
            content: b"%PDF-1".to_vec(),
        });
        let today: Day = "2026-03-02".parse().unwrap();
        let bytes = packed(b"%PDF-7", &[section], (today, 2)).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let names: Vec<String> = (0..archive.len())
            .map(|file| archive.by_index(file).unwrap().name().unwrap().into_owned())
            .collect();
        assert_eq!(names.len(), 4);
        for name in [
            "Auskunft.pdf",
            "Auskunft.json",
            "Unterlagen/unterschrift-001.svg",
            "Unterlagen/01-unterlage-001.pdf",
        ] {
            assert!(names.iter().any(|own| own == name), "{names:?}");
        }
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("Auskunft.json").unwrap(), &mut text).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            value["abschnitte"][0]["eintraege"][0]["angaben"][0]["wert"],
            "Amira"
        );
        assert_eq!(value["geschwaerzte_stellen"], 2);
        assert_eq!(
            value["abschnitte"][0]["eintraege"][0]["unterschrift"],
            "unterschrift-001.svg"
        );
    }
}
