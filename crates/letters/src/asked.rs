//! What this room answers to rooms around it: letters and documents on the time line, the latest papers for the file.

use access::act::Act;
use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::CaseId;
use cases::asked::tab::CaseTab;
use cases::asked::timeline::{Happened, Told};
use cases::case::opened::path;
use db::tx::Tx;

use crate::document::model::DocumentKind;
use crate::document::store as documents;
use crate::letter::store as letters;

/// The pages of this room in the bar of a case.
pub const TABS: &[CaseTab] = &[
    CaseTab::page("Schreiben", "schreiben", Act::CaseRead),
    CaseTab::page("Unterlagen", "unterlagen", Act::CaseRead),
    CaseTab::page("Netzwerk", "netzwerk", Act::CaseRead),
    CaseTab::page("Ressourcen", "ressourcen", Act::CaseRead),
];

/// Entries of each kind on the time line.
const MOST: i64 = 100;
/// Papers of each kind in the side column of the file.
const LATEST: i64 = 5;

/// Letters and documents on the time line of a case.
pub fn teller<'t>(tx: &'t mut Tx, permit: &'t Permit<CaseId>) -> Told<'t> {
    Box::pin(async move {
        let mut all: Vec<Happened> = Vec::new();
        for letter in letters::latest(tx, permit, MOST).await? {
            let to = permit
                .reveal(&letter.content)
                .map(|content| content.recipient_line().to_owned());
            all.push(Happened {
                day: letter.added_at.day(),
                at: letter.added_at,
                symbol: "mail",
                title: format!("Schreiben: {}", letter.template_name),
                text: to.map(|to| format!("an {to}")),
                by: Some(letter.added_by),
                href: Some(path(permit.id(), "schreiben")),
            });
        }
        for document in documents::latest(tx, permit, MOST).await? {
            if document.removed_at.is_some() {
                continue;
            }
            all.push(Happened {
                day: document.added_at.day(),
                at: document.added_at,
                symbol: "description",
                title: format!("Unterlage: {}", document.kind.german()),
                text: permit.reveal(&document.title).cloned(),
                by: Some(document.added_by),
                href: Some(path(permit.id(), "unterlagen")),
            });
        }
        all.sort_by_key(|one| std::cmp::Reverse(one.at));
        Ok(all)
    })
}

/// The latest papers of a case.
#[derive(Clone, Default)]
pub struct Summary {
    /// The latest letters.
    pub letters: Vec<LatestLetter>,
    /// The latest documents.
    pub documents: Vec<LatestDocument>,
}

impl std::fmt::Debug for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Summary({} letters, {} documents)",
            self.letters.len(),
            self.documents.len()
        )
    }
}

/// A letter for the side column.
#[derive(Clone)]
pub struct LatestLetter {
    /// The name of its template.
    pub template: String,
    /// To whom.
    pub recipient: String,
    /// Its day.
    pub dated_on: Day,
    /// Where its file is saved from.
    pub href: String,
}

/// A document for the side column.
#[derive(Clone)]
pub struct LatestDocument {
    /// What it is.
    pub kind: DocumentKind,
    /// What people call it.
    pub title: String,
    /// When it was filed.
    pub added_on: Day,
    /// Where its file is saved from.
    pub href: String,
}

/// The latest papers of the case of the permit, for the side column of its file.
///
/// # Errors
/// What the database reports, or a value that does not open.
pub async fn summary(tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Summary> {
    let letters = letters::latest(tx, permit, LATEST).await?;
    let documents = documents::latest(tx, permit, LATEST).await?;
    let case = permit.id();
    Ok(Summary {
        letters: letters
            .into_iter()
            .map(|letter| LatestLetter {
                recipient: permit
                    .reveal(&letter.content)
                    .map_or_else(String::new, |content| content.recipient_line().to_owned()),
                template: letter.template_name,
                dated_on: letter.dated_on,
                href: path(case, &format!("schreiben/datei?schreiben={}", letter.id)),
            })
            .collect(),
        documents: documents
            .into_iter()
            .filter(|document| document.removed_at.is_none())
            .map(|document| LatestDocument {
                kind: document.kind,
                title: permit.reveal(&document.title).cloned().unwrap_or_default(),
                added_on: document.added_at.day(),
                href: path(case, &format!("unterlagen/datei?unterlage={}", document.id)),
            })
            .collect(),
    })
}
