//! Checks the audit trail: changed, removed, added or reordered lines, a cut tail, a recomputed chain, an older state.

use std::path::Path;

use db::district::District;
use vault::sealed::SubjectKey;

use base::moment::Moment;

use crate::audit::release::{SortedOut, sorted_out};
use crate::audit::sealer::{chained, look_back, read_checkpoint};
use crate::audit::store;

const CHECKED_AT_ONCE: i64 = 2_000;
/// A line may wait this long for its seal.
const SEALING_MINUTES: i64 = 15;

/// Something is wrong with the trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A line was changed, or the chain was recomputed with another key.
    Changed {
        /// Place in the chain.
        position: i64,
    },
    /// A line is missing and its year was not released.
    Removed {
        /// Place in the chain.
        position: i64,
    },
    /// The seals themselves have a hole or another order.
    Reordered {
        /// Place in the chain.
        position: i64,
    },
    /// Lines stand in the table that the program did not seal.
    Added {
        /// How many.
        lines: i64,
    },
    /// The chain is shorter than what was noted outside the database: its tail was cut or an older state restored.
    CutTail {
        /// What was noted.
        noted: i64,
        /// What is there.
        found: i64,
    },
    /// The chain has another head than what was noted outside the database.
    OtherHistory {
        /// Place in the chain.
        position: i64,
    },
    /// A year stands as released, and Lotse did not write it, or the year was too young.
    ReleaseForged {
        /// The calendar year.
        year: String,
    },
    /// The note outside the database is missing although there are seals.
    NoteMissing,
    /// The note outside the database was changed.
    NoteChanged,
}

impl Finding {
    /// What was found, for who runs `lotse audit verify`.
    pub fn german(&self) -> String {
        match self {
            Self::Changed { position } => format!("Zeile {position} wurde verändert."),
            Self::Removed { position } => format!("Zeile {position} fehlt, ihr Jahr ist nicht freigegeben."),
            Self::Reordered { position } => {
                format!("Bei Zeile {position} stimmt die Reihenfolge der Kette nicht.")
            }
            Self::Added { lines } => format!("{lines} Zeilen wurden an Lotse vorbei geschrieben."),
            Self::CutTail { noted, found } => {
                format!(
                    "Das Ende fehlt: {noted} Zeilen waren versiegelt, {found} sind da (abgeschnitten oder ein älterer Stand)."
                )
            }
            Self::OtherHistory { position } => {
                format!("Zeile {position} gehört zu einer anderen Geschichte als die außerhalb notierte.")
            }
            Self::ReleaseForged { year } => {
                format!("Die Freigabe des Jahres {year} wurde an Lotse vorbei geschrieben.")
            }
            Self::NoteMissing => "Die Notiz außerhalb der Datenbank fehlt.".to_owned(),
            Self::NoteChanged => "Die Notiz außerhalb der Datenbank wurde verändert.".to_owned(),
        }
    }
}

/// What a check gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Up to which seal the trail was checked.
    pub checked: i64,
    /// What is wrong; empty if all is well.
    pub findings: Vec<Finding>,
}

/// Checks the trail of a district behind the seal up to which it was found whole before; 0 checks all of it.
///
/// What was changed in lines before that seal only a check of the whole trail finds. A seal that is not there any more
/// (an older state was put back) lets the whole trail be checked.
///
/// # Errors
/// What the database reports.
pub(crate) async fn verify(
    district: &District,
    key: &SubjectKey,
    checkpoint_file: &Path,
    (whole_until, now): (i64, Moment),
) -> db::failure::Result<Report> {
    let mut tx = district.read().await?;
    let SortedOut { released, forged } = sorted_out(key, store::releases(&mut tx).await?);
    let noted = read_checkpoint(checkpoint_file, key);
    let mut findings: Vec<Finding> = forged
        .into_iter()
        .map(|year| Finding::ReleaseForged { year })
        .collect();
    let known = store::seal_at(&mut tx, whole_until).await?;
    let (mut position, mut head, since) = known.map_or_else(
        || (0, String::new(), String::new()),
        |(head, at)| (whole_until, head, look_back(&at)),
    );
    if let Some(Ok(checkpoint)) = &noted
        && checkpoint.count == position
        && checkpoint.head != head
    {
        findings.push(Finding::OtherHistory { position });
    }
    loop {
        let sealed = store::sealed_after(&mut tx, position, CHECKED_AT_ONCE).await?;
        if sealed.is_empty() {
            break;
        }
        for (seal, line) in sealed {
            if seal.position != position + 1 {
                findings.push(Finding::Reordered {
                    position: seal.position,
                });
            }
            position = seal.position;
            match line {
                Some(line) if chained(key, &head, &line) != seal.mac => {
                    findings.push(Finding::Changed { position });
                }
                None if !released.contains(&seal.year) => findings.push(Finding::Removed { position }),
                _ => {}
            }
            head = seal.mac;
            if let Some(Ok(checkpoint)) = &noted
                && checkpoint.count == position
                && checkpoint.head != head
            {
                findings.push(Finding::OtherHistory { position });
            }
        }
    }
    match noted {
        None if position > 0 => findings.push(Finding::NoteMissing),
        Some(Err(())) => findings.push(Finding::NoteChanged),
        Some(Ok(checkpoint)) if checkpoint.count > position => {
            findings.push(Finding::CutTail {
                noted: checkpoint.count,
                found: position,
            });
        }
        _ => {}
    }
    let before = now.plus_minutes(-SEALING_MINUTES);
    let added = store::count_unsealed(&mut tx, (&since, before)).await?;
    if added > 0 {
        findings.push(Finding::Added { lines: added });
    }
    Ok(Report {
        checked: position,
        findings,
    })
}
