//! What this room keeps of a person: letters, documents, network and resources of the cases in which the person takes
//! part. It hangs on the case alone. Of the people around a client only the relation is told, never the name.

mod store;

use access::failure::Result;
use access::permit::{JobPermit, Permit};
use access::person_data::told::{Document, Entry, Section};
use access::person_data::{
    Collected, Collector, Erased, Eraser, Files, Kept, Known, Other, RoomData, TableRule, follows_nothing,
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
    german: "Schreiben, Unterlagen und Karten",
    rules: &[
        TableRule::of("letters_document", &["case_id"], Kept::WithCase),
        TableRule::of("letters_piece", &["case_id"], Kept::WithCase),
        TableRule::of("letters_letter", &["case_id"], Kept::WithCase),
        TableRule::of("letters_tie", &["case_id"], Kept::WithCase),
        TableRule::of("letters_resource", &["case_id"], Kept::WithCase),
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
    others,
};

fn erase<'t>(tx: &'t mut Tx, _permit: &'t JobPermit, subject: KeySubject) -> Erased<'t> {
    Box::pin(async move {
        match subject {
            KeySubject::Case(case) => Ok(store::erase(tx, case).await?),
            _ => Ok(()),
        }
    })
}

/// The people around the person, as the network map names them.
fn others<'t>(tx: &'t mut Tx, files: &'t Files) -> Known<'t> {
    Box::pin(async move {
        let mut all = Vec::new();
        for case in &files.cases {
            for tie in network::store::ties(tx, case).await? {
                let who = tie.text.who;
                let relation = match who.relation.trim() {
                    "" => tie.text.ring.german().to_owned(),
                    relation => relation.to_owned(),
                };
                all.push(Other {
                    name: who.name,
                    relation,
                });
            }
        }
        Ok(all)
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
                .some_written("An", content.map(|content| content.recipient_line().to_owned()))
                .some_written("Betreff", content.map(|content| content.subject().to_owned()))
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
                .some_written("Bezeichnung", case.reveal(&filed.title))
                .day("Datum der Unterlage", filed.dated_on)
                .fact("Abgelegt von", filed.added_by)
                .day("Entfernt", filed.removed_at.map(base::moment::Moment::day))
                .some_written(
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
            .written("Beziehung", tie.text.who.relation)
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
        .map(|resource| Entry::new(resource.area.german()).written("Ressource", resource.what));
    Ok(Section::new(title).entries(entries))
}
