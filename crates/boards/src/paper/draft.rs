//! What a new paper says before anybody wrote a word: filled from the theme it is about. Figures of a theme are published
//! ones; nothing here knows a case.

use themes::theme::model::Theme;

use crate::paper::model::{Part, Parts};

/// What is known of a theme beyond its own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Background {
    /// The municipalities it is about, by name; none is the whole district.
    pub places: Vec<String>,
    /// The published figures in sentences.
    pub figures: Vec<String>,
    /// What its findings say.
    pub findings: Vec<String>,
    /// What reconstructions show: title and lesson.
    pub reconstructions: Vec<String>,
}

/// The parts of a paper about a theme.
pub fn of_theme(theme: &Theme, background: &Background) -> Parts {
    let places = if background.places.is_empty() {
        "den ganzen Kreis".to_owned()
    } else {
        background.places.join(", ")
    };
    let head = &theme.head;
    let mut facts = vec![
        theme.description.clone(),
        format!(
            "Handlungsfeld: {}. Betrifft {places}. Lösbar: {}. Eingeordnet unter {}.",
            head.field.german(),
            head.level.german(),
            head.number
        ),
    ];
    if !background.findings.is_empty() {
        facts.push(format!(
            "Befunde aus der Fallarbeit:\n{}",
            points(&background.findings)
        ));
    }
    let figures = if background.figures.is_empty() {
        "Zu diesem Thema sind keine Zahlen veröffentlicht.".to_owned()
    } else {
        points(&background.figures)
    };
    let parts = Parts::default()
        .with(Part::Proposal, format!("{} beschließt: …", "Das Gremium"))
        .with(Part::Facts, facts.join("\n\n"))
        .with(Part::Figures, figures)
        .with(
            Part::Options,
            "1. Nichts ändern: …\n2. Wie vorgeschlagen: …\n3. Anders: …",
        )
        .with(Part::Cost, "Einmalig: …\nLaufend: …\nTräger der Kosten: …");
    if background.reconstructions.is_empty() {
        parts
    } else {
        parts.with(Part::Reconstruction, points(&background.reconstructions))
    }
}

fn points(all: &[String]) -> String {
    let lines: Vec<String> = all.iter().map(|one| format!("– {one}")).collect();
    lines.join("\n")
}
