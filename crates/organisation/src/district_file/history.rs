//! Dated rows of the file: `ab`, `bis` (last day, included), no two on one day. Knows no particular fact.

use super::evidence::Reading;
use super::section::Section;
use crate::model::evidence::Evidence;
use crate::model::history::{Dated, History};
use crate::model::validity::Validity;
use base::refusal::Refusal;

/// The days a table or row holds: `ab`, and `bis` as the last day.
pub(super) fn validity(section: &Section<'_>) -> Option<Validity> {
    let from = section.field("ab").day();
    let last_day_field = section.optional("bis");
    let last_day = last_day_field.day();
    if last_day_field.value.is_some() && last_day.is_none() {
        return None;
    }
    last_day_field.checked(Validity::through(from?, last_day).map_err(|refused| refused.german()))
}

/// The dated rows under this key; `value` reads what is particular about them.
pub(super) fn rows<T>(
    section: &Section<'_>,
    key: &'static str,
    (reading, outer): (&Reading, &Evidence),
    value: impl Fn(&Section<'_>, &Evidence) -> Option<T>,
) -> Vec<Dated<T>> {
    read_rows(section, key, (reading, outer), value)
        .into_iter()
        .map(|(_, row)| row)
        .collect()
}

/// As [`rows`], but no two may hold on one day.
pub(super) fn history<T>(
    section: &Section<'_>,
    key: &'static str,
    (reading, outer): (&Reading, &Evidence),
    value: impl Fn(&Section<'_>, &Evidence) -> Option<T>,
) -> History<T> {
    let (sections, rows): (Vec<Section<'_>>, Vec<Dated<T>>) =
        read_rows(section, key, (reading, outer), value)
            .into_iter()
            .unzip();
    let validities: Vec<Validity> = rows.iter().map(|row| row.validity).collect();
    note_overlaps(&sections, &validities);
    History::from_rows(rows).unwrap_or_default()
}

/// Notes every row that shares a day with an earlier one.
pub(super) fn note_overlaps(sections: &[Section<'_>], validities: &[Validity]) {
    for (later, validity) in validities.iter().enumerate() {
        if let Some(earlier) = validities[..later]
            .iter()
            .position(|other| other.overlaps(*validity))
        {
            let reason = format!(
                "Überschneidet sich mit Zeile {} ({}). An einem Tag gilt nur eine Angabe.",
                sections[earlier].line(),
                validities[earlier].german()
            );
            sections[later].note(reason, "ab");
        }
    }
}

fn read_rows<'t, T>(
    section: &Section<'t>,
    key: &'static str,
    (reading, outer): (&Reading, &Evidence),
    value: impl Fn(&Section<'_>, &Evidence) -> Option<T>,
) -> Vec<(Section<'t>, Dated<T>)> {
    let mut rows = Vec::new();
    for section in section.sections(key) {
        let validity = validity(&section);
        let evidence = reading.sources.inherited(&section, outer);
        let value = value(&section, evidence.as_ref().unwrap_or(outer));
        section.finish();
        if let (Some(validity), Some(evidence), Some(value)) = (validity, evidence, value) {
            let id = reading.keys.row_id(&section);
            rows.push((
                section,
                Dated {
                    id,
                    validity,
                    value,
                    evidence,
                },
            ));
        }
    }
    rows
}
