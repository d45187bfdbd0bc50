//! The excerpt (Auszug) of the minutes for one decision: what goes back to a theme, a measure, a municipality.

use print::document::Document;

use crate::decision::model::Decision;
use crate::sheet::{Occasion, Sheet};

/// The excerpt.
pub(crate) fn excerpt(
    decision: &Decision,
    (item, minutes, paper): (&str, &str, Option<&str>),
    occasion: Occasion,
) -> Document {
    let standing = if decision.is_approved {
        "aus der genehmigten Niederschrift"
    } else {
        "vorläufig, aus dem Entwurf der Niederschrift"
    };
    let title = format!("Auszug: Beschluss {}", decision.number);
    let mut sheet = Sheet::new(title, standing);
    let paper = match (paper, decision.paper) {
        (Some(number), Some((_, edition))) => format!("{number}, Fassung {edition}"),
        _ => String::new(),
    };
    sheet.facts(&[
        ("Gremium", decision.board_name.clone()),
        ("Sitzung am", decision.decided_on.german()),
        ("Tagesordnungspunkt", item.to_owned()),
        ("Vorlage", paper),
        (
            "Beschlussfähigkeit",
            format!(
                "{} von {} Stimmberechtigten anwesend",
                decision.present, decision.entitled
            ),
        ),
    ]);
    sheet.text(minutes);
    sheet.decision(("Beschluss", &decision.text, &decision.result()));
    sheet.signatures(&["Für die Richtigkeit des Auszugs"]);
    sheet.document(occasion)
}
