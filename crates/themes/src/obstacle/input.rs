//! The form on which an obstacle is noted: what was typed, how it is read, how it is shown. Not the page round it.

use access::failure::Result;
use access::role::{Role, ScopeKind};
use access::session::model::SignedIn;
use askama::Template;
use askama::filters::HtmlSafe;
use base::ids::MunicipalityId;
use base::input::InputErrors;
use db::tx::Tx;
use organisation::model::field_of_action::FieldOfAction;
use organisation::store::names::municipalities;
use web::components::field::Choice;
use web::components::{button, errors, field};
use web::form::Form;
use web::request::Request;

use crate::obstacle::model::{MOST_DAYS, NewObstacle};
use crate::words::{ObstacleKind, ProcessStep, Rechtskreis, Severity};

/// What was typed, as typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    chosen: String,
    severity: String,
    from: String,
    to: String,
    step: String,
    municipality: String,
    days_lost: String,
}

impl Typed {
    /// Nothing yet, at this place.
    pub(super) fn at(municipality: Option<MunicipalityId>) -> Self {
        Self {
            severity: Severity::Noticeable.to_string(),
            municipality: municipality.map(|id| id.to_string()).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// What a form says.
    pub(super) fn of(form: &Form) -> Self {
        Self {
            chosen: form.line("hindernis"),
            severity: form.line("schwere"),
            from: form.line("von"),
            to: form.line("nach"),
            step: form.line("schritt"),
            municipality: form.line("kommune"),
            days_lost: form.line("tage"),
        }
    }

    /// The obstacle, if everything fits; `places` are the municipalities there are.
    pub(super) fn read(&self, places: &[MunicipalityId]) -> std::result::Result<NewObstacle, InputErrors> {
        let mut errors = InputErrors::new();
        let what = chosen(&self.chosen);
        if what.is_none() {
            errors.add("hindernis", "Bitte tippen Sie an, was im Weg stand.");
        }
        let severity = self.severity.parse().unwrap_or(Severity::Noticeable);
        let mut coded = Coded(&mut errors);
        let from = coded.read("von", &self.from);
        let to = coded.read("nach", &self.to);
        let step = coded.read("schritt", &self.step);
        let municipality: Option<MunicipalityId> = coded.read("kommune", &self.municipality);
        if municipality.is_some_and(|id| !places.contains(&id)) {
            errors.add("kommune", UNKNOWN);
        }
        let days_lost = days(&self.days_lost, &mut errors);
        match what {
            Some((field, kind)) if errors.is_empty() => Ok(NewObstacle {
                field,
                kind,
                severity,
                from,
                to,
                step,
                municipality,
                days_lost,
            }),
            _ => Err(errors),
        }
    }
}

const UNKNOWN: &str = "Bitte wählen Sie aus der Liste.";

struct Coded<'e>(&'e mut InputErrors);

impl Coded<'_> {
    /// What a choice says; nothing if it was left out.
    fn read<T: std::str::FromStr>(&mut self, name: &'static str, text: &str) -> Option<T> {
        if text.is_empty() {
            return None;
        }
        let read = text.parse().ok();
        if read.is_none() {
            self.0.add(name, UNKNOWN);
        }
        read
    }
}

/// `housing.no_offer`, as the buttons send it.
fn chosen(text: &str) -> Option<(FieldOfAction, ObstacleKind)> {
    let (field, kind) = text.split_once('.')?;
    Some((field.parse().ok()?, kind.parse().ok()?))
}

fn days(text: &str, errors: &mut InputErrors) -> Option<i64> {
    if text.is_empty() {
        return None;
    }
    let days = text.parse().ok().filter(|days| (0..=MOST_DAYS).contains(days));
    if days.is_none() {
        errors.add(
            "tage",
            format!("Bitte geben Sie ganze Tage von 0 bis {MOST_DAYS} an."),
        );
    }
    days
}

/// The form as it is shown.
#[derive(Debug, Template)]
#[template(path = "themes/obstacle_form.html")]
pub(super) struct ObstacleForm {
    action: String,
    csrf: String,
    typed: Typed,
    errors: InputErrors,
    severities: Vec<Choice>,
    steps: Vec<Choice>,
    laws: Vec<Choice>,
    municipalities: Vec<Choice>,
}

impl HtmlSafe for ObstacleForm {}

impl ObstacleForm {
    /// The form that posts to this address.
    pub(super) async fn shown(
        request: &Request,
        tx: &mut Tx,
        (action, typed): (String, Typed),
        errors: InputErrors,
    ) -> Result<Self> {
        let named = municipalities(tx).await?;
        Ok(Self {
            action,
            csrf: request.shell("").csrf_token,
            typed,
            errors,
            severities: choices(Severity::ALL, Severity::german),
            steps: choices(ProcessStep::ALL, ProcessStep::german),
            laws: choices(Rechtskreis::ALL, Rechtskreis::german),
            municipalities: named.iter().map(|(id, name)| Choice::new(id, name)).collect(),
        })
    }

    /// Something is typed there, or wrong.
    fn is_open(&self) -> bool {
        ["von", "nach", "schritt", "kommune", "tage"]
            .iter()
            .any(|name| self.errors.at(name).is_some())
    }
}

fn choices<T: Copy + std::fmt::Display>(all: &[T], german: fn(T) -> &'static str) -> Vec<Choice> {
    all.iter().map(|one| Choice::new(one, german(*one))).collect()
}

/// The ids of all municipalities.
pub(super) async fn places(tx: &mut Tx) -> Result<Vec<MunicipalityId>> {
    Ok(municipalities(tx).await?.into_iter().map(|(id, _)| id).collect())
}

/// The municipality in which the account works, if there is one.
pub(super) fn own_municipality(who: &SignedIn) -> Option<MunicipalityId> {
    who.roles
        .iter()
        .filter(|one| one.role == Role::CaseManager && one.scope.kind == ScopeKind::Municipality)
        .find_map(|one| one.scope.id.as_deref()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(chosen: &str, days: &str) -> Typed {
        Typed {
            chosen: chosen.to_owned(),
            days_lost: days.to_owned(),
            ..Typed::at(None)
        }
    }

    #[test]
    fn a_click_alone_is_enough() {
        let noted = typed("housing.no_offer", "").read(&[]).unwrap();
        assert_eq!(
            (noted.field, noted.kind),
            (FieldOfAction::Housing, ObstacleKind::NoOffer)
        );
        assert_eq!(noted.severity, Severity::Noticeable);
        assert_eq!(noted.days_lost, None);
    }

    #[test]
    fn what_is_no_obstacle_is_asked_for_again() {
        for text in [
            "",
            "housing",
            "housing.",
            ".no_offer",
            "moon.no_offer",
            "housing.moon",
        ] {
            let errors = typed(text, "").read(&[]).unwrap_err();
            assert!(errors.at("hindernis").is_some(), "{text}");
        }
    }

    #[test]
    fn days_are_whole_and_at_most_five_years() {
        for (text, is_right) in [
            ("0", true),
            ("1826", true),
            ("1827", false),
            ("-1", false),
            ("zwei", false),
        ] {
            assert_eq!(typed("work.rule", text).read(&[]).is_ok(), is_right, "{text}");
        }
    }

    #[test]
    fn a_place_that_is_not_there_is_refused() {
        let mut typed = typed("work.rule", "");
        typed.municipality = "00000000-0000-4000-8000-000000000001".to_owned();
        assert!(typed.read(&[]).unwrap_err().at("kommune").is_some());
        let place = typed.municipality.parse().unwrap();
        assert_eq!(typed.read(&[place]).unwrap().municipality, Some(place));
    }
}
