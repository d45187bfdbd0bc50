//! What was typed into a request that rests on a law, and what is missing in it.

use std::collections::BTreeSet;

use base::input::InputErrors;
use web::form::Form;

use crate::model::category::Category;
use crate::model::ground::LegalGround;
use crate::model::path::OutgoingPath;

/// Longest name of a recipient that is in no directory, and longest reason.
const LONGEST_NAME: usize = 200;
const LONGEST_REASON: usize = 4_000;

/// What was typed.
#[derive(Clone, Default)]
pub(super) struct Input {
    pub(super) ground: String,
    pub(super) path: String,
    pub(super) organisation: String,
    pub(super) name: String,
    pub(super) categories: BTreeSet<String>,
    pub(super) reason: String,
}

impl Input {
    pub(super) fn of(form: &Form) -> Self {
        Self {
            ground: form.text("grundlage").to_owned(),
            path: form.text("weg").to_owned(),
            organisation: form.text("stelle").to_owned(),
            name: form.line("andere"),
            categories: form.all("angaben").iter().cloned().collect(),
            reason: form.text("grund").trim().to_owned(),
        }
    }

    /// The request without its recipient, or what is missing.
    pub(super) fn checked(&self) -> Result<(LegalGround, OutgoingPath, BTreeSet<Category>), InputErrors> {
        let mut errors = InputErrors::new();
        let ground = self.ground.parse::<LegalGround>().ok();
        let path = self.path.parse::<OutgoingPath>().ok();
        let path = path.filter(|path| ground.is_none_or(|ground| ground.may_take(*path)));
        let categories: BTreeSet<Category> = self
            .categories
            .iter()
            .filter_map(|code| code.parse().ok())
            .collect();
        if ground.is_none() {
            errors.add("grundlage", "Bitte wählen Sie die Vorschrift.");
        }
        if path.is_none() {
            errors.add("weg", "Bitte wählen Sie, wie es weitergegeben wird.");
        }
        if self.organisation.is_empty() == self.name.is_empty() {
            errors.add(
                "stelle",
                "Bitte nennen Sie genau eine Stelle: aus dem Verzeichnis oder mit Namen.",
            );
        }
        if self.name.chars().count() > LONGEST_NAME {
            errors.add("andere", "Der Name ist zu lang. Bitte höchstens 200 Zeichen.");
        }
        let too_much = path.map(|path| categories.iter().any(|one| !path.may_carry(*one)));
        if categories.is_empty() {
            errors.add(
                "angaben",
                "Bitte kreuzen Sie an, was weitergegeben werden soll. Nur das Nötige.",
            );
        } else if too_much == Some(true) {
            errors.add(
                "angaben",
                "Eine E-Mail trägt nur Kontaktdaten und Termine. Bitte lassen Sie das andere weg.",
            );
        }
        if self.reason.is_empty() {
            errors.add("grund", "Bitte begründen Sie, warum das jetzt nötig ist.");
        } else if self.reason.chars().count() > LONGEST_REASON {
            errors.add(
                "grund",
                "Die Begründung ist zu lang. Bitte höchstens 4.000 Zeichen.",
            );
        }
        match (ground, path) {
            (Some(ground), Some(path)) if errors.is_empty() => Ok((ground, path, categories)),
            _ => Err(errors),
        }
    }
}
