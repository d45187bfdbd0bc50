//! Why a file is open where that is nothing usual: protected, or opened by break-glass. The frame shows it on every page
//! of the file. Not a message: it stays as long as it is so.

use access::permit::Permit;
use access::relation::Relation;
use access::subject::Keyed;
use vault::subject::KeySubject;

use crate::shell::{MessageKind, Standing, Undo};

/// Where break-glass is begun and what is open is listed.
pub const BREAK_GLASS_PATH: &str = "/notzugriff";

/// What the frame says about the file of a permit; nothing where the file is open as usual.
pub fn of<S: Keyed>(permit: &Permit<S>) -> Option<Standing> {
    let until = permit
        .until()
        .map(base::moment::Moment::german)
        .unwrap_or_default();
    if permit.relation() == Relation::BreakGlass {
        return Some(Standing {
            kind: MessageKind::Failed,
            text: format!(
                "Notzugriff bis {until}. Case Management und Datenschutz wissen davon, jeder Aufruf steht im Protokoll."
            ),
            end: end_of(permit.id().key_subject()),
            link: Some(link(BREAK_GLASS_PATH.to_owned(), "Meine Notzugriffe")),
        });
    }
    if !permit.is_restricted() {
        return None;
    }
    let text = if permit.relation() == Relation::Named {
        format!(
            "Geschützte Akte: Sie stehen bis {until} auf der Zugriffsliste. Sprechen Sie mit niemandem darüber, der nicht darauf steht."
        )
    } else {
        "Geschützte Akte: Nur Sie und die Zugriffsliste wissen, dass es sie gibt.".to_owned()
    };
    Some(Standing {
        kind: MessageKind::Warning,
        text,
        end: None,
        link: page_of(permit.id().key_subject()).map(|path| link(path, "Zugriffsliste und Protokoll")),
    })
}

fn link(path: String, label: &str) -> Undo {
    Undo {
        path,
        label: label.to_owned(),
    }
}

fn end_of(subject: KeySubject) -> Option<Undo> {
    match subject {
        KeySubject::Case(id) => Some(link(format!("{BREAK_GLASS_PATH}/{id}/ende"), "Jetzt beenden")),
        _ => None,
    }
}

fn page_of(subject: KeySubject) -> Option<String> {
    match subject {
        KeySubject::Case(id) => Some(format!("/faelle/{id}/schutz")),
        KeySubject::Person(id) => Some(format!("/personen/{id}/schutz")),
        _ => None,
    }
}
