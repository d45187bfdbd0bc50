//! The form of an organisation: what was typed and what it says. Saving it: `organisation_edit`.

use base::ids::OrganisationId;
use base::input::InputErrors;
use web::form::Form;

use super::conflict_box::Shown;
use super::edit::{LONGEST_LINE, check_name, optional, read_organisation, read_source};
use super::post::organisation_name;
use crate::model::coded::Coded;
use crate::model::organisation::{Controller, Organisation, OrganisationKind, PrivacyLaw};
use crate::model::structure::Structure;

/// The form as it was typed.
#[derive(Clone, Debug, Default)]
pub(super) struct OrganisationForm {
    pub(super) version: i64,
    pub(super) name: String,
    pub(super) short_name: String,
    pub(super) kind: String,
    pub(super) part_of: String,
    pub(super) has_controller: bool,
    pub(super) controller_name: String,
    pub(super) address: String,
    pub(super) contact: String,
    pub(super) law: String,
    pub(super) source: String,
}

impl OrganisationForm {
    /// The form of an organisation as it is.
    pub(super) fn of(organisation: &Organisation, version: i64) -> Self {
        let controller = organisation.controller.as_ref();
        let text = |value: Option<&String>| value.cloned().unwrap_or_default();
        Self {
            version,
            name: organisation.name.clone(),
            short_name: text(organisation.short_name.as_ref()),
            kind: organisation.kind.code().to_owned(),
            part_of: organisation.part_of.map(|id| id.to_string()).unwrap_or_default(),
            has_controller: controller.is_some(),
            controller_name: text(controller.map(|known| &known.name)),
            address: text(controller.and_then(|known| known.address.as_ref())),
            contact: text(controller.and_then(|known| known.data_protection_contact.as_ref())),
            law: controller
                .map_or(PrivacyLaw::Dsgvo, |known| known.law)
                .code()
                .to_owned(),
            source: String::new(),
        }
    }

    /// What was typed.
    pub(super) fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            name: form.line("name"),
            short_name: form.line("kurzname"),
            kind: form.line("art"),
            part_of: form.line("teil_von"),
            has_controller: form.is_ticked("verantwortlich"),
            controller_name: form.line("verantwortlicher"),
            address: form.line("anschrift"),
            contact: form.line("datenschutz"),
            law: form.line("recht"),
            source: form.line("quelle"),
        }
    }

    /// The fields in words, to compare two versions.
    pub(super) fn shown(&self, structure: &Structure) -> Shown {
        let whole = read_organisation(&self.part_of, structure).ok().flatten();
        let part_of = if self.part_of.is_empty() {
            "–".to_owned()
        } else {
            organisation_name(structure, whole)
        };
        vec![
            ("Name", self.name.clone()),
            ("Kurzname", self.short_name.clone()),
            (
                "Art",
                OrganisationKind::from_code(&self.kind)
                    .map_or("–", OrganisationKind::label)
                    .to_owned(),
            ),
            ("gehört zu", part_of),
            ("Verantwortlicher", self.controller_name.clone()),
            ("Anschrift", self.address.clone()),
            ("Kontakt zum Datenschutz", self.contact.clone()),
            (
                "Datenschutzrecht",
                PrivacyLaw::from_code(&self.law)
                    .map_or("–", PrivacyLaw::label)
                    .to_owned(),
            ),
        ]
    }

    /// The organisation that the form describes, or what is wrong in which field.
    pub(super) fn checked(
        &self,
        structure: &Structure,
        id: OrganisationId,
    ) -> Result<Organisation, InputErrors> {
        let mut errors = InputErrors::new();
        check_name(&mut errors, "name", &self.name);
        let kind = OrganisationKind::from_code(&self.kind);
        if kind.is_none() {
            errors.add("art", "Bitte eine Art wählen.");
        }
        let part_of = errors
            .take("teil_von", read_organisation(&self.part_of, structure))
            .flatten();
        if part_of.is_some_and(|whole| is_part_of(structure, whole, id)) {
            let sentence =
                "Eine Organisation kann nicht Teil von sich selbst sein. Bitte eine andere wählen.";
            errors.add("teil_von", sentence);
        }
        for (field, text) in [
            ("kurzname", &self.short_name),
            ("anschrift", &self.address),
            ("datenschutz", &self.contact),
        ] {
            if text.chars().count() > LONGEST_LINE {
                errors.add(field, format!("Bitte höchstens {LONGEST_LINE} Zeichen eingeben."));
            }
        }
        let evidence = read_source(&mut errors, &self.source);
        let law = PrivacyLaw::from_code(&self.law);
        if self.has_controller {
            check_name(&mut errors, "verantwortlicher", &self.controller_name);
            if law.is_none() {
                errors.add("recht", "Bitte das Datenschutzrecht wählen.");
            }
        }
        let controller = law.filter(|_| self.has_controller).map(|law| Controller {
            name: self.controller_name.clone(),
            address: optional(&self.address),
            data_protection_contact: optional(&self.contact),
            law,
            evidence: evidence.clone(),
        });
        match kind {
            Some(kind) if errors.is_empty() => Ok(Organisation {
                id,
                name: self.name.clone(),
                short_name: optional(&self.short_name),
                kind,
                part_of,
                controller,
                evidence,
            }),
            _ => Err(errors),
        }
    }
}

/// Whether `part` is `whole` or lies below it.
fn is_part_of(structure: &Structure, part: OrganisationId, whole: OrganisationId) -> bool {
    let mut current = Some(part);
    for _ in 0..=structure.organisations.len() {
        match current {
            Some(id) if id == whole => return true,
            Some(id) => {
                current = structure
                    .organisation(id)
                    .and_then(|organisation| organisation.part_of);
            }
            None => return false,
        }
    }
    false
}
