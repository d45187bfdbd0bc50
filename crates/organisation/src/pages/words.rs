//! How this room's values are written on pages. Nothing here decides anything.

use askama::Template;
use askama::filters::HtmlSafe;
use base::fte::Fte;
use charts::cell::Cell;
use web::components::facts::Facts;
use web::components::tag;

use crate::model::district::DistrictKind;
use crate::model::evidence::{Certainty, Evidence};
use crate::model::municipality::{Participation, Population};
use crate::model::post::{Baustein, Workplace};
use crate::model::staffing_plan::StaffingPlan;
use crate::model::structure::Structure;
use crate::model::vacancy::Occupancy;

/// A whole number the German way: `314.510`.
pub(super) fn number(number: impl Into<i64>) -> String {
    Cell::Number(number.into()).german()
}

/// A count with its word: `1 Stelle`, `4 Stellen`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What the parts of this district are called: one, several.
pub(super) fn places(structure: &Structure) -> (&'static str, &'static str) {
    match structure.district.kind {
        DistrictKind::Kreis => ("Kommune", "Kommunen"),
        DistrictKind::KreisfreieStadt => ("Bezirk", "Bezirke"),
    }
}

/// Inhabitants with their day: `13.736 (30.06.2023)`.
pub(super) fn inhabitants(count: Option<&Population>) -> String {
    count.map_or_else(String::new, |count| {
        format!("{} ({})", number(count.inhabitants), count.day.german())
    })
}

/// What is filled, told honestly where nobody knows.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"{% if let Some(share) = share %}{{ share }}{% endif %}{% if let Some(unknown) = unknown %}{% if share.is_some() %}<br>{% endif %}<span class="muted small">{{ unknown }}</span>{% endif %}"#,
    ext = "html"
)]
pub(super) struct Filled {
    share: Option<String>,
    unknown: Option<String>,
}

impl HtmlSafe for Filled {}

/// What is filled of these posts.
pub(super) fn filled(occupancy: Occupancy) -> Filled {
    let Occupancy {
        allocated,
        filled,
        unknown,
        ..
    } = occupancy;
    let is_all_unknown = unknown > Fte::ZERO && unknown == allocated;
    let unknown = match unknown {
        Fte::ZERO => None,
        _ if is_all_unknown => Some("nicht bekannt".to_owned()),
        some => Some(format!("+ {} nicht bekannt", some.german())),
    };
    let share = if allocated == Fte::ZERO {
        "–".to_owned()
    } else {
        filled.german()
    };
    Filled {
        share: (!is_all_unknown).then_some(share),
        unknown,
    }
}

/// A share, or a dash for nothing.
pub(super) fn share_or_dash(fte: Fte) -> String {
    if fte == Fte::ZERO {
        "–".to_owned()
    } else {
        fte.german()
    }
}

/// The sum of all posts at a place, whatever Baustein pays for them.
pub(super) fn occupancy_at(plan: &StaffingPlan, place: Workplace) -> Occupancy {
    let places = plan.bausteine.iter().flat_map(|baustein| &baustein.places);
    places
        .filter(|staffing| staffing.place == place)
        .map(|staffing| staffing.occupancy)
        .sum()
}

/// The mark of a fact that the district has to confirm; the whole reason stands in the history and on the list.
pub(super) fn mark(evidence: &Evidence) -> Option<tag::Certainty> {
    let label = evidence.certainty.label();
    evidence
        .needs_confirmation()
        .then(|| tag::to_confirm().because(label))
}

/// The same mark at a fact of a list of facts.
pub(super) fn marked(facts: Facts, evidence: &Evidence) -> Facts {
    if evidence.needs_confirmation() {
        facts.to_confirm(evidence.certainty.label())
    } else {
        facts
    }
}

/// `Baustein 2`, for tables.
pub(super) fn short_baustein(baustein: Baustein) -> String {
    format!("Baustein {}", baustein.code())
}

/// Why a fact has to be confirmed; `None` if it has not.
pub(super) fn reason(evidence: &Evidence) -> Option<String> {
    let label = match evidence.certainty {
        Certainty::Stated => return None,
        other => other.label(),
    };
    Some(
        evidence
            .note
            .as_ref()
            .map_or_else(|| label.to_owned(), |note| format!("{label} – {note}")),
    )
}

/// The state of participation as a tag.
pub(super) fn participation(state: Option<&Participation>) -> tag::Tag {
    match state {
        Some(Participation::Participating) => tag::success(Participation::Participating.label()),
        Some(Participation::InTalks) => tag::note(Participation::InTalks.label()).icon("forum"),
        Some(Participation::NotParticipating) => tag::neutral(Participation::NotParticipating.label()),
        None => tag::neutral("nicht bekannt"),
    }
}
