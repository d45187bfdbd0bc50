//! What this room keeps of a person: declarations with their rows, withdrawals, scans, and what went out to whom. All of
//! it is the person's own and goes with the person; until then it proves that processing was lawful.

use std::collections::BTreeSet;

use access::failure::Result;
use access::permit::{JobPermit, Permit};
use access::person_data::told::{Document, Entry, Section};
use access::person_data::{
    Collected, Collector, Erased, Eraser, Files, Kept, RoomData, TableRule, follows_nothing, knows_nobody,
};
use base::ids::PersonId;
use base::moment::Moment;
use db::tx::Tx;
use vault::subject::KeySubject;

use crate::model::category::Category;
use crate::model::declaration::{Form, State};
use crate::model::drawing::picture;
use crate::model::row::Row;
use crate::store::disclosures::{self, Disclosed};
use crate::store::duties::{self, Request};
use crate::store::erasure;
use crate::store::file::{ConsentFile, Declaration, Sheet};
use crate::store::{file, scans, withdrawals};
use crate::words::Words;

const TABLES: &[&str] = &[
    "consents_declaration",
    "consents_row",
    "consents_signature",
    "consents_withdrawal",
    "consents_named_recipient",
    "consents_scan",
    "consents_scan_chunk",
    "consents_disclosure",
    "consents_disclosure_item",
    "consents_duty",
];

/// The entry of this room.
pub const PERSON_DATA: RoomData = RoomData {
    room: "consents",
    german: "Einwilligungen und Weitergaben",
    rules: &[
        TableRule::of("consents_declaration", &["person_id"], Kept::ProofOfConsent),
        TableRule::of("consents_row", &["person_id"], Kept::ProofOfConsent),
        TableRule::of("consents_signature", &["person_id"], Kept::ProofOfConsent),
        TableRule::of("consents_withdrawal", &["person_id"], Kept::ProofOfConsent),
        TableRule::of("consents_named_recipient", &["person_id"], Kept::ProofOfConsent),
        TableRule::of("consents_scan", &["person_id"], Kept::ProofOfConsent),
        TableRule::of("consents_scan_chunk", &["person_id"], Kept::ProofOfConsent),
        TableRule::of(
            "consents_disclosure",
            &["person_id", "case_id"],
            Kept::ProofOfConsent,
        ),
        TableRule::of("consents_disclosure_item", &["person_id"], Kept::ProofOfConsent),
        TableRule::of("consents_duty", &["person_id"], Kept::ProofOfConsent),
    ],
    collector: Collector {
        tables: TABLES,
        collect,
    },
    eraser: Eraser {
        tables: TABLES,
        erase,
    },
    follow: follows_nothing,
    others: knows_nobody,
};

fn erase<'t>(tx: &'t mut Tx, permit: &'t JobPermit, subject: KeySubject) -> Erased<'t> {
    Box::pin(async move {
        match subject {
            KeySubject::Person(person) => erasure::erase(tx, permit, &[person]).await?,
            KeySubject::Case(case) => erasure::forget_case(tx, permit, case).await?,
            _ => {}
        }
        Ok(())
    })
}

fn collect<'t>(tx: &'t mut Tx, files: &'t Files) -> Collected<'t> {
    Box::pin(async move {
        let mut sections = Vec::new();
        for person in files.persons() {
            let declared = file::read(tx, person).await?;
            sections.push(declarations(person, &declared));
            let withdrawn = withdrawals::of(tx, person).await?;
            sections.push(
                Section::new("Widerrufe").entries(withdrawn.into_iter().map(|one| {
                    Entry::new("Widerruf")
                        .on(one.on)
                        .fact("Zeilen der Einwilligung", one.rows.len().to_string())
                        .fact("Aufgenommen von", one.by)
                })),
            );
            sections.push(papers(tx, person, &declared, files.with_documents).await?);
            let disclosed = disclosures::of(tx, person).await?;
            sections.push(recipients(person, &declared, &disclosed));
            let asked = duties::of(tx, person).await?;
            sections.push(legal_duties(person, &declared, &asked));
        }
        Ok(sections)
    })
}

fn declarations(permit: &Permit<PersonId>, file: &ConsentFile) -> Section {
    let all = file
        .sheets
        .iter()
        .flat_map(|sheet| sheet.declarations.iter().map(move |one| (sheet, one)));
    Section::new("Einwilligungen und Schweigepflichtentbindungen")
        .entries(all.map(|(sheet, one)| declaration(permit, file, (sheet, one))))
}

fn declaration(permit: &Permit<PersonId>, file: &ConsentFile, (sheet, one): (&Sheet, &Declaration)) -> Entry {
    let words = Words::german();
    let explained: Vec<String> = one.explained.iter().map(|how| words.of(&how.key())).collect();
    let mut entry = Entry::new(one.kind.german())
        .on(one.given_on.unwrap_or_else(|| sheet.prepared_at.day()))
        .fact("Stand", State::of(&one.rows, permit.now().day()).german())
        .fact("Gegenüber", file.controller_name(sheet.controller).to_owned())
        .fact("Abgegeben durch", words.of(&sheet.given_by.key()))
        .some("Form", one.form.map(Form::german))
        .fact("Sprache", sheet.language.german_name())
        .some("Fassung des Textes", sheet.text_number)
        .fact("Erläutert", explained.join(", "))
        .some(
            "Sprachmittlung",
            one.interpreter.as_ref().and_then(|name| permit.reveal(name)),
        )
        .some_written(
            "Bemerkung",
            one.remark.as_ref().and_then(|text| permit.reveal(text)),
        )
        .fact(
            "Unterschrift am Bildschirm",
            if one.strokes.is_some() { "ja" } else { "" },
        )
        .some("Aufgenommen von", one.recorded_by.clone())
        .signed(
            one.strokes
                .as_ref()
                .and_then(|strokes| permit.reveal(strokes))
                .map(|strokes| picture(strokes)),
        );
    for row in &one.rows {
        entry = entry.fact("Zeile", row_line(permit, file, row));
    }
    entry
}

fn row_line(permit: &Permit<PersonId>, file: &ConsentFile, row: &Row) -> String {
    let words = Words::german();
    let agreed = if row.is_agreed {
        ""
    } else {
        " – nicht angekreuzt"
    };
    let until = row
        .valid_until
        .map(|day| format!(", bis {}", day.german()))
        .unwrap_or_default();
    let withdrawn = row
        .withdrawn_on
        .map(|day| format!(", widerrufen am {}", day.german()))
        .unwrap_or_default();
    format!(
        "{}: {} – {}{until}{withdrawn}{agreed}",
        file.name_of(permit, row.recipient),
        words.of(&row.category.key()),
        words.of(&row.purpose.key()),
    )
}

async fn papers(
    tx: &mut Tx,
    permit: &Permit<PersonId>,
    file: &ConsentFile,
    with_documents: bool,
) -> Result<Section> {
    let mut section = Section::new("Unterschriebene Erklärungen als Scan");
    for (number, scan) in file.scans.iter().enumerate() {
        section.entries.push(
            Entry::new("Scan")
                .on(Moment::day(scan.added_at))
                .fact("Abgelegt von", scan.added_by.clone()),
        );
        if with_documents {
            let mut content = Vec::new();
            let mut next = 0;
            loop {
                let bytes = scans::read(tx, permit, (scan.id, next)).await?;
                if bytes.is_empty() {
                    break;
                }
                content.extend(bytes);
                next += scans::AT_ONCE;
            }
            section.documents.push(Document {
                file_name: format!("erklaerung-{:03}.{}", number + 1, scan.format.extension()),
                content,
            });
        }
    }
    Ok(section)
}

fn categories(all: &BTreeSet<Category>) -> String {
    let names: Vec<&str> = all.iter().map(|one| one.short()).collect();
    names.join(", ")
}

fn legal_duties(permit: &Permit<PersonId>, file: &ConsentFile, asked: &[Request]) -> Section {
    let entries = asked.iter().map(|one| {
        Entry::new(one.duty.ground.german())
            .on(one.duty.asked_at.day())
            .fact("Vorschrift", one.duty.ground.paragraph())
            .fact("Stand", one.duty.state.german())
            .fact("An", file.name_of(permit, one.duty.recipient))
            .fact("Wie", one.duty.path.german())
            .fact("Daten", categories(&one.duty.categories))
            .some_written("Begründung", permit.reveal(&one.reason))
            .fact("Beantragt von", one.asked_by.clone())
            .some("Entschieden von", one.decided_by.clone())
            .some_written(
                "Antwort der zweiten Person",
                one.answer.as_ref().and_then(|answer| permit.reveal(answer)),
            )
    });
    Section::new("Weitergabe aus gesetzlicher Pflicht: Anträge und Entscheidungen").entries(entries)
}

fn recipients(permit: &Permit<PersonId>, file: &ConsentFile, disclosed: &[Disclosed]) -> Section {
    let entries = disclosed.iter().map(|one| {
        let to = one
            .recipient
            .map_or_else(|| "Sie selbst".to_owned(), |to| file.name_of(permit, to));
        Entry::new(to)
            .on(one.on)
            .fact("Was", one.path.german())
            .fact("Daten", categories(&one.categories))
            .fact("Zweck", one.purpose_german())
            .fact("Grundlage", one.basis_german())
            .fact("Durch", one.by.clone())
    });
    Section::new("Empfänger: an wen Daten weitergegeben wurden").entries(entries)
}
