//! Protected files on Mein Tag: who else opened one of one's own of late, and whose place on a list ends soon. Nothing to
//! tick off: it goes by itself.

use access::permit::ListPermit;
use access::subject::store::protection::watched::{Watched, WatchedFile, opened_by_others, places_that_end};
use base::ids::CaseId;
use db::tx::Tx;
use web::answer::Refused;

/// So long an opening is told.
const TOLD_HOURS: i64 = 7 * 24;
/// So long before its end a place on a list is told.
const AHEAD_HOURS: i64 = 28 * 24;

/// What there is to notice about one's protected files.
#[derive(Debug, Default)]
pub(super) struct Guarded {
    opened: Vec<Watched>,
    ends: Vec<Watched>,
}

/// One line of it.
#[derive(Debug)]
pub(crate) struct GuardedLine {
    pub(crate) href: String,
    /// The case, by its code.
    pub(crate) code: String,
    pub(crate) words: String,
}

/// Reads it, in two statements.
pub(super) async fn guarded(tx: &mut Tx, permit: &ListPermit) -> Result<Guarded, Refused> {
    let now = permit.now();
    Ok(Guarded {
        opened: opened_by_others(tx, permit, now.plus_hours(-TOLD_HOURS)).await?,
        ends: places_that_end(tx, permit, now.plus_hours(AHEAD_HOURS)).await?,
    })
}

impl Guarded {
    /// The cases that are named.
    pub(super) fn cases(&self) -> impl Iterator<Item = CaseId> {
        self.opened
            .iter()
            .chain(&self.ends)
            .filter_map(|one| match one.file {
                WatchedFile::Case(id) => Some(id),
                WatchedFile::Person(_) => None,
            })
    }

    /// The lines, what was opened first; `code` knows the codes of cases.
    pub(super) fn lines(&self, code: impl Fn(CaseId) -> String) -> Vec<GuardedLine> {
        let line = |one: &Watched, words: String| match one.file {
            WatchedFile::Case(id) => GuardedLine {
                href: format!("/faelle/{id}/schutz"),
                code: code(id),
                words,
            },
            WatchedFile::Person(id) => GuardedLine {
                href: format!("/personen/{id}/schutz"),
                code: "Person".to_owned(),
                words,
            },
        };
        let opened = self.opened.iter().map(|one| {
            let words = format!("geöffnet von {}, zuletzt {}", one.name, one.at.german());
            line(one, words)
        });
        let ends = self.ends.iter().map(|one| {
            let day = one.at.day().german();
            line(
                one,
                format!("{} steht nur noch bis {day} auf der Zugriffsliste", one.name),
            )
        });
        opened.chain(ends).collect()
    }
}
