//! The forms of a funding frame and of a funding rate: what was typed and what it says. Saving: `frame_edit`,
//! `rate_edit`.

use base::day::Day;
use base::fte::Fte;
use base::ids::RowId;
use base::input::InputErrors;
use base::money::{Euro, NotMoney};
use base::refusal::Refusal;
use web::form::Form;

use super::conflict_box::Shown;
use super::edit::{check_name, read_day, read_last_day, read_source, read_workplace, workplace_word};
use crate::model::coded::Coded;
use crate::model::funding::{FundingFrame, FundingRate, RateBasis};
use crate::model::funding_change::{FundingRefused, FundingStep};
use crate::model::post::{Function, Workplace};
use crate::model::structure::Structure;
use crate::model::validity::Validity;

/// What both forms ask: from when until when, and on whose word.
#[derive(Clone, Debug, Default)]
pub(super) struct Term {
    pub(super) from: String,
    pub(super) last_day: String,
    pub(super) source: String,
}

impl Term {
    fn of(validity: Validity, today: Day) -> Self {
        Self {
            from: validity.from().max(today).to_string(),
            last_day: validity.last_day().map(|day| day.to_string()).unwrap_or_default(),
            source: String::new(),
        }
    }

    fn read(form: &Form) -> Self {
        Self {
            from: form.line("ab"),
            last_day: form.line("bis"),
            source: form.line("quelle"),
        }
    }
}

/// The form of a frame as it was typed.
#[derive(Clone, Debug, Default)]
pub(super) struct FrameForm {
    pub(super) version: i64,
    pub(super) title: String,
    pub(super) function: String,
    pub(super) place: String,
    pub(super) fte: String,
    pub(super) term: Term,
}

/// The form of a rate as it was typed.
#[derive(Clone, Debug, Default)]
pub(super) struct RateForm {
    pub(super) version: i64,
    pub(super) title: String,
    pub(super) function: String,
    pub(super) basis: String,
    pub(super) amount: String,
    pub(super) per: String,
    pub(super) is_ceiling: bool,
    pub(super) term: Term,
}

/// A form when nothing in it was wrong: the row it speaks of, its last day, and its first.
#[derive(Clone, Debug)]
pub(super) struct Checked<T> {
    /// With the typed values; its days are those typed, if they fit.
    pub(super) row: T,
    pub(super) from: Day,
    pub(super) last_day: Option<Day>,
}

impl FrameForm {
    /// The form of a new frame.
    pub(super) fn empty(today: Day, version: i64) -> Self {
        let from = today.to_string();
        Self {
            version,
            term: Term {
                from,
                ..Term::default()
            },
            ..Self::default()
        }
    }

    /// The form of a frame as it is.
    pub(super) fn of(frame: &FundingFrame, today: Day, version: i64) -> Self {
        Self {
            version,
            title: frame.title.clone(),
            function: frame.function.code().to_owned(),
            place: workplace_word(frame.place),
            fte: frame.fte.german(),
            term: Term::of(frame.validity, today),
        }
    }

    /// What was typed.
    pub(super) fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            title: form.line("name"),
            function: form.line("funktion"),
            place: form.line("ort"),
            fte: form.line("vzae"),
            term: Term::read(form),
        }
    }

    /// The same form for a frame that is there: its function and place stay.
    pub(super) fn about(self, frame: &FundingFrame) -> Self {
        Self {
            function: frame.function.code().to_owned(),
            place: workplace_word(frame.place),
            ..self
        }
    }

    /// The fields in words, to compare two versions.
    pub(super) fn shown(&self) -> Shown {
        vec![
            ("Bezeichnung", self.title.clone()),
            ("Geförderte VZÄ", self.fte.clone()),
            ("Letzter Tag", german_day(&self.term.last_day)),
        ]
    }

    /// What the form says, or what is wrong in which field.
    pub(super) fn checked(
        &self,
        structure: &Structure,
        id: RowId,
    ) -> Result<Checked<FundingFrame>, InputErrors> {
        let mut errors = InputErrors::new();
        check_name(&mut errors, "name", &self.title);
        let function = read_function(&mut errors, &self.function);
        let place = read_workplace(&self.place, structure)
            .filter(|place| matches!(place, Workplace::District | Workplace::Municipality(_)));
        if place.is_none() {
            errors.add("ort", "Bitte das ganze Gebiet oder eine Kommune wählen.");
        }
        let fte = read_share(&mut errors, "vzae", &self.fte);
        let term = self.term.checked(&mut errors);
        let evidence = read_source(&mut errors, &self.term.source);
        match (function, place, fte, term) {
            (Some(function), Some(place), Some(fte), Some((from, last_day))) if errors.is_empty() => {
                Ok(Checked {
                    row: FundingFrame {
                        id,
                        title: self.title.clone(),
                        function,
                        place,
                        fte,
                        validity: Validity::through(from, last_day).unwrap_or(Validity::since(from)),
                        evidence,
                    },
                    from,
                    last_day,
                })
            }
            _ => Err(errors),
        }
    }
}

impl RateForm {
    /// The form of a new rate.
    pub(super) fn empty(today: Day, version: i64) -> Self {
        let from = today.to_string();
        Self {
            version,
            basis: RateBasis::StaffYearly.code().to_owned(),
            per: "1,0".to_owned(),
            term: Term {
                from,
                ..Term::default()
            },
            ..Self::default()
        }
    }

    /// The form of a rate as it is.
    pub(super) fn of(rate: &FundingRate, today: Day, version: i64) -> Self {
        Self {
            version,
            title: rate.title.clone(),
            function: rate.function.code().to_owned(),
            basis: rate.basis.code().to_owned(),
            amount: rate.amount.german().replace(" €", ""),
            per: rate.per.german(),
            is_ceiling: rate.is_ceiling,
            term: Term::of(rate.validity, today),
        }
    }

    /// What was typed.
    pub(super) fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            title: form.line("name"),
            function: form.line("funktion"),
            basis: form.line("wofuer"),
            amount: form.line("betrag"),
            per: form.line("je"),
            is_ceiling: form.is_ticked("hoechstbetrag"),
            term: Term::read(form),
        }
    }

    /// The same form for a rate that is there: its function and purpose stay.
    pub(super) fn about(self, rate: &FundingRate) -> Self {
        Self {
            function: rate.function.code().to_owned(),
            basis: rate.basis.code().to_owned(),
            ..self
        }
    }

    /// The fields in words, to compare two versions.
    pub(super) fn shown(&self) -> Shown {
        let kind = if self.is_ceiling { "bis zu" } else { "fest" };
        vec![
            ("Bezeichnung", self.title.clone()),
            ("Betrag", self.amount.clone()),
            ("je VZÄ", self.per.clone()),
            ("Höchstbetrag", kind.to_owned()),
            ("Letzter Tag", german_day(&self.term.last_day)),
        ]
    }

    /// What the form says, or what is wrong in which field.
    pub(super) fn checked(&self, id: RowId) -> Result<Checked<FundingRate>, InputErrors> {
        let mut errors = InputErrors::new();
        check_name(&mut errors, "name", &self.title);
        let function = read_function(&mut errors, &self.function);
        let basis = RateBasis::from_code(&self.basis);
        if basis.is_none() {
            errors.add("wofuer", "Bitte wählen, wofür der Betrag gezahlt wird.");
        }
        let amount: Option<Euro> = errors.take("betrag", read_amount(&self.amount));
        let per = read_share(&mut errors, "je", &self.per);
        let term = self.term.checked(&mut errors);
        let evidence = read_source(&mut errors, &self.term.source);
        match (function, basis, amount.zip(per), term) {
            (Some(function), Some(basis), Some((amount, per)), Some((from, last_day)))
                if errors.is_empty() =>
            {
                Ok(Checked {
                    row: FundingRate {
                        id,
                        title: self.title.clone(),
                        function,
                        basis,
                        amount,
                        per,
                        is_ceiling: self.is_ceiling,
                        validity: Validity::through(from, last_day).unwrap_or(Validity::since(from)),
                        evidence,
                    },
                    from,
                    last_day,
                })
            }
            _ => Err(errors),
        }
    }
}

impl Term {
    fn checked(&self, errors: &mut InputErrors) -> Option<(Day, Option<Day>)> {
        let from = read_day(errors, "ab", &self.from);
        let last_day = read_last_day(errors, "bis", &self.last_day);
        Some((from?, last_day))
    }
}

fn read_function(errors: &mut InputErrors, code: &str) -> Option<Function> {
    let function = Function::from_code(code);
    if function.is_none() {
        errors.add("funktion", "Bitte eine Aufgabe wählen.");
    }
    function
}

fn read_share(errors: &mut InputErrors, field: &'static str, text: &str) -> Option<Fte> {
    let share: Option<Fte> = errors.take(field, text.parse());
    if share == Some(Fte::ZERO) {
        errors.add(
            field,
            "Bitte mehr als 0 VZÄ eingeben. Was endet, bekommt einen letzten Tag.",
        );
    }
    share
}

/// An amount as people type it: `57.000` is fifty-seven thousand.
fn read_amount(text: &str) -> Result<Euro, NotMoney> {
    let mut groups = text.trim_end_matches(['€', ' ']).split('.').skip(1).peekable();
    let is_grouped = groups.peek().is_some() && groups.all(|group| group.len() == 3);
    if is_grouped {
        text.replace('.', "").parse()
    } else {
        text.parse()
    }
}

fn german_day(typed: &str) -> String {
    if typed.is_empty() {
        return "bis auf Weiteres".to_owned();
    }
    Day::typed(typed).map_or_else(|_| typed.to_owned(), Day::german)
}

/// A refusal at the field that has to be changed.
pub(super) fn refusal(refused: &FundingRefused) -> InputErrors {
    let mut errors = InputErrors::new();
    let field = match refused {
        FundingRefused::Validity(_) => "bis",
        FundingRefused::Change(_) | FundingRefused::SameDays { .. } => "ab",
    };
    errors.add(field, refused.german());
    errors
}

/// What a step did, for the list of changes.
pub(super) fn what_changed(title: &str, step: &FundingStep, source: &str) -> String {
    let what = match step {
        FundingStep::Stays => "Bezeichnung geändert".to_owned(),
        FundingStep::Ends(None) => "gilt bis auf Weiteres".to_owned(),
        FundingStep::Ends(Some(until)) => format!("endet am {}", until.plus_days(-1).german()),
        FundingStep::IsFollowed(validity) => format!("geändert ab {}", validity.from().german()),
    };
    format!("{title}: {what}, Quelle: {source}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (typed, cents) in [
            ("57.000", Some(5_700_000)),
            ("57.000,50 €", Some(5_700_050)),
            ("57000.5", Some(5_700_050)),
            ("1.000.000", Some(100_000_000)),
            ("viel", None),
        ] {
            assert_eq!(read_amount(typed).ok().map(Euro::cents), cents, "{typed}");
        }
    }
}
