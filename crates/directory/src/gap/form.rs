//! „Gibt es nicht" as typed. The rule that makes a missing offer of it; nothing is stored here.

use base::ids::MunicipalityId;
use base::input::InputErrors;
use web::form::Form;

use crate::field::FieldOfAction;
use crate::gap::model::{GapOrigin, GapReason, MOST_PEOPLE, NewGap};
use crate::offer::form::names::Names;
use crate::topic::Topic;

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GapForm {
    /// The field of action.
    pub field: String,
    /// The topic.
    pub topic: String,
    /// Where the people live.
    pub municipality: String,
    /// The language in which it was needed.
    pub language: String,
    /// For how many people.
    pub people: String,
    /// Why there was nothing.
    pub reason: String,
    /// Where it was noticed.
    pub origin: String,
}

impl GapForm {
    /// What was typed, or what the address suggests.
    pub fn read(form: &Form) -> Self {
        Self {
            field: form.line("feld"),
            topic: form.line("thema"),
            municipality: form.line("kommune"),
            language: form.line("sprache"),
            people: form.line("menschen"),
            reason: form.line("grund"),
            origin: form.line("herkunft"),
        }
    }

    /// The missing offer that was meant. A topic names its field; without a number it is one person.
    ///
    /// # Errors
    /// A German sentence for each field that is not right.
    pub fn checked(&self, names: &Names) -> Result<NewGap, InputErrors> {
        let mut errors = InputErrors::new();
        let topic: Option<Topic> = chosen(&self.topic, "thema", &mut errors);
        let field: Option<FieldOfAction> = match topic {
            Some(topic) => Some(topic.field()),
            None => chosen(&self.field, "feld", &mut errors),
        };
        if field.is_none() && errors.at("feld").is_none() {
            errors.add("feld", "Bitte wählen Sie ein Handlungsfeld.");
        }
        let municipality: Option<MunicipalityId> = chosen(&self.municipality, "kommune", &mut errors);
        if municipality.is_some_and(|id| names.municipality(id).is_none()) {
            errors.add(
                "kommune",
                "Diese Kommune gibt es hier nicht. Bitte wählen Sie aus der Liste.",
            );
        }
        let people = match self.people.as_str() {
            "" => Some(1),
            typed => typed
                .parse()
                .ok()
                .filter(|people| (1..=MOST_PEOPLE).contains(people)),
        };
        if people.is_none() {
            errors.add(
                "menschen",
                format!("Bitte eine Zahl von 1 bis {MOST_PEOPLE} eingeben."),
            );
        }
        let language = chosen(&self.language, "sprache", &mut errors);
        let reason = chosen(&self.reason, "grund", &mut errors).unwrap_or(GapReason::NoOffer);
        match (field, people) {
            (Some(field), Some(people)) if errors.is_empty() => Ok(NewGap {
                field,
                topic,
                municipality,
                language,
                people,
                reason,
                origin: self.origin.parse().unwrap_or(GapOrigin::Case),
            }),
            _ => Err(errors),
        }
    }
}

fn chosen<T: std::str::FromStr>(typed: &str, field: &'static str, errors: &mut InputErrors) -> Option<T> {
    if typed.is_empty() {
        return None;
    }
    let value = typed.parse().ok();
    if value.is_none() {
        errors.add(field, "Bitte wählen Sie aus der Liste.");
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(field: &str, topic: &str, people: &str) -> GapForm {
        GapForm {
            field: field.to_owned(),
            topic: topic.to_owned(),
            people: people.to_owned(),
            ..GapForm::default()
        }
    }

    #[test]
    fn one_click_is_enough_for_one_person_and_one_field() {
        let gap = form("housing", "", "").checked(&Names::default()).unwrap();
        assert_eq!(
            (gap.field, gap.people, gap.reason, gap.origin),
            (FieldOfAction::Housing, 1, GapReason::NoOffer, GapOrigin::Case)
        );
    }

    #[test]
    fn a_topic_names_its_field_whatever_the_field_says() {
        let gap = form("work", "flat_search", "3")
            .checked(&Names::default())
            .unwrap();
        assert_eq!(
            (gap.field, gap.topic, gap.people),
            (FieldOfAction::Housing, Some(Topic::FlatSearch), 3)
        );
    }

    #[test]
    fn what_cannot_be_says_so() {
        let check = |form: GapForm, field: &str| {
            let errors = form.checked(&Names::default()).unwrap_err();
            assert!(errors.at(field).is_some(), "{form:?}");
        };
        check(form("", "", ""), "feld");
        check(form("flying", "", ""), "feld");
        check(form("housing", "flying", ""), "thema");
        check(form("housing", "", "0"), "menschen");
        check(form("housing", "", "1000"), "menschen");
        check(form("housing", "", "viele"), "menschen");
        let nowhere = GapForm {
            municipality: "00000000-0000-7000-8000-00000000dead".to_owned(),
            ..form("housing", "", "1")
        };
        check(nowhere, "kommune");
    }
}
