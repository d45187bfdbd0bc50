//! The form of a post: what was typed, what it says, and what a rule can use. Saving it: `post_edit`.

use base::day::Day;
use base::fte::Fte;
use base::ids::OrganisationId;
use base::input::InputErrors;
use web::form::Form;

use super::conflict_box::Shown;
use super::edit::{check_name, read_day, read_organisation, read_source, read_workplace, workplace_word};
use super::post::organisation_name;
use crate::model::coded::Coded;
use crate::model::post::{Allocation, Function, Post};
use crate::model::post_change::PostChange;
use crate::model::responsibility::Responsibility;
use crate::model::structure::Structure;

/// The form as it was typed.
#[derive(Clone, Debug)]
pub(super) struct PostForm {
    pub(super) version: i64,
    pub(super) title: String,
    pub(super) function: String,
    pub(super) from: String,
    pub(super) fte: String,
    pub(super) workplace: String,
    pub(super) employer: String,
    pub(super) technical: String,
    pub(super) line: String,
    pub(super) source: String,
}

/// The form when nothing in it was wrong.
#[derive(Clone, Debug)]
pub(super) struct CheckedPost {
    pub(super) title: String,
    pub(super) function: Function,
    pub(super) change: PostChange,
}

impl PostForm {
    /// The form of a new post.
    pub(super) fn empty(today: Day) -> Self {
        Self {
            version: 0,
            title: String::new(),
            function: String::new(),
            from: today.to_string(),
            fte: "1,0".to_owned(),
            workplace: String::new(),
            employer: String::new(),
            technical: String::new(),
            line: String::new(),
            source: String::new(),
        }
    }

    /// The form of a post as it is on this day.
    pub(super) fn of(post: &Post, day: Day, version: i64) -> Self {
        let allocation = post.allocation.value_on(day);
        let id =
            |organisation: Option<OrganisationId>| organisation.map(|id| id.to_string()).unwrap_or_default();
        Self {
            version,
            title: post.title.clone(),
            function: post.function.code().to_owned(),
            from: day.to_string(),
            fte: allocation.map_or(Fte::ZERO, |allocation| allocation.fte).german(),
            workplace: allocation
                .map(|allocation| workplace_word(allocation.workplace))
                .unwrap_or_default(),
            employer: id(post.employer_on(day)),
            technical: id(post.technical_supervision_on(day)),
            line: id(post.line_supervision_on(day)),
            source: String::new(),
        }
    }

    /// What was typed.
    pub(super) fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            title: form.line("name"),
            function: form.line("funktion"),
            from: form.line("ab"),
            fte: form.line("vzae"),
            workplace: form.line("ort"),
            employer: form.line("anstellung"),
            technical: form.line("fachaufsicht"),
            line: form.line("dienstaufsicht"),
            source: form.line("quelle"),
        }
    }

    /// The fields in words, to compare two versions.
    pub(super) fn shown(&self, structure: &Structure) -> Shown {
        let place = read_workplace(&self.workplace, structure);
        let name =
            |text: &str| organisation_name(structure, read_organisation(text, structure).ok().flatten());
        vec![
            ("Name der Stelle", self.title.clone()),
            ("VZÄ", self.fte.clone()),
            (
                "Einsatzort",
                place
                    .map(|place| structure.workplace_name(place))
                    .unwrap_or_default(),
            ),
            (Responsibility::Employer.label(), name(&self.employer)),
            (
                Responsibility::TechnicalSupervision.label(),
                name(&self.technical),
            ),
            (Responsibility::LineSupervision.label(), name(&self.line)),
        ]
    }

    /// What the form says, or what is wrong in which field.
    pub(super) fn checked(&self, structure: &Structure) -> Result<CheckedPost, InputErrors> {
        let mut errors = InputErrors::new();
        check_name(&mut errors, "name", &self.title);
        let function = Function::from_code(&self.function);
        if function.is_none() {
            errors.add("funktion", "Bitte eine Aufgabe wählen.");
        }
        let from = read_day(&mut errors, "ab", &self.from);
        let fte: Option<Fte> = errors.take("vzae", self.fte.parse());
        let allocation = match fte {
            Some(fte) if fte > Fte::ZERO => {
                let workplace = read_workplace(&self.workplace, structure);
                if workplace.is_none() {
                    errors.add("ort", "Bitte einen Einsatzort wählen.");
                }
                workplace.map(|workplace| Allocation { fte, workplace })
            }
            _ => None,
        };
        let employer = errors
            .take("anstellung", read_organisation(&self.employer, structure))
            .flatten();
        let technical = errors
            .take("fachaufsicht", read_organisation(&self.technical, structure))
            .flatten();
        let line = errors
            .take("dienstaufsicht", read_organisation(&self.line, structure))
            .flatten();
        let evidence = read_source(&mut errors, &self.source);
        match (function, from) {
            (Some(function), Some(from)) if errors.is_empty() => {
                let change = PostChange {
                    from,
                    allocation,
                    responsible: [employer, technical, line],
                    evidence,
                };
                Ok(CheckedPost {
                    title: self.title.clone(),
                    function,
                    change,
                })
            }
            _ => Err(errors),
        }
    }
}
