//! The minutes of a meeting as paper: who was there, what was said, what was decided, what is to be done.

use charts::cell::Cell;
use charts::table::{Column, Table};
use print::document::Document;

use crate::agenda::model::Item;
use crate::meeting::attendance::Attendance;
use crate::meeting::paper::when;
use crate::sheet::{Occasion, Sheet};
use crate::whole::Whole;

/// How the minutes stand, in words.
pub(crate) fn standing(whole: &Whole) -> String {
    match whole.minutes.as_ref().and_then(|minutes| minutes.approved) {
        Some((_, at)) => format!("genehmigt am {}", at.day().german()),
        None => "Entwurf, noch nicht genehmigt".to_owned(),
    }
}

/// The quorum in words.
pub(crate) fn quorum(whole: &Whole) -> String {
    let assembly = whole.assembly();
    let counted = format!(
        "{} von {} Stimmberechtigten anwesend",
        assembly.present, assembly.entitled
    );
    match (assembly.is_informed_only, assembly.has_quorum()) {
        (true, _) => "Das Gremium wird informiert und fasst keine Beschlüsse.".to_owned(),
        (false, true) => format!("{counted}, beschlussfähig"),
        (false, false) => format!("{counted}, nicht beschlussfähig"),
    }
}

/// The minutes.
pub(crate) fn minutes(whole: &Whole, occasion: Occasion) -> Document {
    let mut sheet = Sheet::new(format!("Niederschrift: {}", whole.board.name), standing(whole));
    sheet.facts(&[
        ("Sitzung", when(&whole.meeting)),
        ("Ort", whole.meeting.place.clone()),
        ("Beschlussfähigkeit", quorum(whole)),
    ]);
    sheet.table(&attendance(whole));
    for (number, item) in (1..).zip(whole.agenda()) {
        at_item(&mut sheet, whole, (number, item));
    }
    if let Some(minutes) = &whole.minutes {
        sheet.text(&minutes.remark);
        if !minutes.approved_note.is_empty() {
            sheet.heading("Zur Genehmigung");
            sheet.text(&minutes.approved_note);
        }
    }
    sheet.signatures(&["Vorsitz", "Schriftführung"]);
    sheet.document(occasion)
}

fn at_item(sheet: &mut Sheet, whole: &Whole, (number, item): (usize, &Item)) {
    sheet.heading(&format!("TOP {number}: {}", item.title));
    let papers: Vec<String> = whole
        .papers_of(item.id)
        .map(|one| {
            format!(
                "{} {}, Fassung {}: {}",
                one.kind.german(),
                one.number,
                one.edition,
                one.title
            )
        })
        .collect();
    sheet.list(&papers);
    sheet.text(&item.minutes);
    if let Some(decision) = whole.decision_of(item.id) {
        let label = format!("Beschluss {}", decision.number);
        sheet.decision((&label, &decision.text, &decision.result()));
    }
    let tasks: Vec<String> = whole
        .tasks_of(item.id)
        .map(|task| format!("Auftrag – {}", task.german()))
        .collect();
    sheet.list(&tasks);
}

fn attendance(whole: &Whole) -> Table {
    let columns = vec![Column::text("Mitglied"), Column::text("Anwesenheit")];
    let mut table = Table::new("Anwesenheit", columns);
    for line in whole.noted() {
        table.push(row(line));
    }
    table
}

fn row(line: &Attendance) -> Vec<Cell> {
    let presence = line.presence.map(crate::meeting::attendance::Presence::german);
    let vote = if line.counts { ", mit Stimme" } else { "" };
    vec![
        Cell::text(line.shown()),
        Cell::text(format!("{}{vote}", presence.unwrap_or_default())),
    ]
}
