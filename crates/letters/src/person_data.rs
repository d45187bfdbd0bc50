//! What this room keeps of a person: letters, documents, network and resources of the cases in which the person takes
//! part. It hangs on the case alone. Of the people around a client only the relation is told, never the name.

mod store;

use access::failure::Result;
use access::permit::{JobPermit, Permit};
use access::person_data::told::{Document, Entry, Section};
use access::person_data::{
    Collected, Collector, Erased, Eraser, Files, Kept, RoomData, TableRule, follows_nothing,
};
use base::ids::{CaseId, RowId};
use cases::person_data::titled;
use db::tx::Tx;
use vault::subject::KeySubject;

use crate::content::AT_ONCE;
use crate::{content, document, letter, network, resource};

/// More of one kind than a case of ten years has.
const MOST: i64 = 5_000;
const TABLES: &[&str] = &[
    "letters_document",
    "letters_piece",
    "letters_letter",
    "letters_tie",
    "letters_resource",
];

/// The entry of this room.
pub const PERSON_DATA: RoomData = RoomData {
    room: "letters",
    rules: &[
        with_case("letters_document"),
        with_case("letters_piece"),
        with_case("letters_letter"),
        with_case("letters_tie"),
        with_case("letters_resource"),
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
};

const fn with_case(table: &'static str) -> TableRule {
    TableRule {
        table,
        columns: &["case_id"],
        kept: Kept::WithCase,
    }
}

fn erase<'t>(tx: &'t mut Tx, _permit: &'t JobPermit, subject: KeySubject) -> Erased<'t> {
    Box::pin(async move {
        match subject {
            KeySubject::Case(case) => Ok(store::erase(tx, case).await?),
            _ => Ok(()),
        }
    })
}

fn collect<'t>(tx: &'t mut Tx, files: &'t Files) -> Collected<'t> {
    Box::pin(async move {
        let mut sections = Vec::new();
        for case in &files.cases {
            sections.push(letters(tx, case, files.with_documents).await?);
            sections.push(documents(tx, case, files.with_documents).await?);
            sections.push(ties(tx, case).await?);
            sections.push(resources(tx, case).await?);
        }
        Ok(sections)
    })
}

async fn letters(tx: &mut Tx, case: &Permit<CaseId>, with_documents: bool) -> Result<Section> {
    let mut section = Section::new(titled(tx, case, "Schreiben").await?);
    for (number, letter) in letter::store::latest(tx, case, MOST)
        .await?
        .into_iter()
        .enumerate()
    {
        let content = case.reveal(&letter.content);
        section.entries.push(
            Entry::new(letter.template_name)
                .on(letter.dated_on)
                .some("An", content.map(|content| content.recipient_line().to_owned()))
                .some("Betreff", content.map(|content| content.subject().to_owned()))
                .fact("Sprache", letter.language.german_name())
                .fact("Geschrieben von", letter.added_by),
        );
        if with_documents {
            section.documents.push(Document {
                file_name: format!("schreiben-{:03}.pdf", number + 1),
                content: whole(tx, case, letter.id).await?,
            });
        }
    }
    Ok(section)
}

async fn documents(tx: &mut Tx, case: &Permit<CaseId>, with_documents: bool) -> Result<Section> {
    let mut section = Section::new(titled(tx, case, "Unterlagen").await?);
    for (number, filed) in document::store::latest(tx, case, MOST)
        .await?
        .into_iter()
        .enumerate()
    {
        let is_there = filed.removed_at.is_none();
        section.entries.push(
            Entry::new(filed.kind.german())
                .on(filed.added_at.day())
                .some("Bezeichnung", case.reveal(&filed.title))
                .day("Datum der Unterlage", filed.dated_on)
                .fact("Abgelegt von", filed.added_by)
                .day("Entfernt", filed.removed_at.map(base::moment::Moment::day))
                .some(
                    "Grund",
                    filed.reason.as_ref().and_then(|reason| case.reveal(reason)),
                ),
        );
        if with_documents && is_there {
            section.documents.push(Document {
                file_name: format!("unterlage-{:03}.{}", number + 1, filed.format.extension()),
                content: whole(tx, case, filed.id).await?,
            });
        }
    }
    Ok(section)
}

async fn whole(tx: &mut Tx, case: &Permit<CaseId>, file: RowId) -> Result<Vec<u8>> {
    let mut all = Vec::new();
    let mut next = 0;
    loop {
        let bytes = content::store::read(tx, case, (file, next)).await?;
        if bytes.is_empty() {
            return Ok(all);
        }
        all.extend(bytes);
        next += AT_ONCE;
    }
}

async fn ties(tx: &mut Tx, case: &Permit<CaseId>) -> Result<Section> {
    let title = titled(tx, case, "Netzwerkkarte").await?;
    let entries = network::store::ties(tx, case).await?.into_iter().map(|tie| {
        Entry::new(tie.text.ring.german())
            .fact("Beziehung", tie.text.who.relation)
            .fact("Bindung", tie.text.strength.german())
            .day("Beendet", tie.text.ended_on)
    });
    Ok(Section::new(title)
        .remark("Menschen in Ihrem Umfeld sind mit ihrer Beziehung zu Ihnen genannt, nicht mit Namen.")
        .entries(entries))
}

async fn resources(tx: &mut Tx, case: &Permit<CaseId>) -> Result<Section> {
    let title = titled(tx, case, "Ressourcenkarte").await?;
    let entries = resource::store::resources(tx, case)
        .await?
        .into_iter()
        .map(|resource| Entry::new(resource.area.german()).fact("Ressource", resource.what));
    Ok(Section::new(title).entries(entries))
}
