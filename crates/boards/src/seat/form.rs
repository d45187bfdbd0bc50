//! The form of a seat: what was typed and what it says. Who has a vote stands in `model`.

use base::day::Day;
use base::ids::MembershipId;
use base::input::InputErrors;
use web::form::Form;

use crate::board::model::Board;
use crate::clash::Shown;
use crate::look::{Look, chosen, mail_address, needed, not_too_long};
use crate::seat::model::{Part, Seat, SeatKind};

/// The form of a seat as it was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct SeatForm {
    pub(crate) version: i64,
    pub(crate) function: String,
    pub(crate) organisation: String,
    pub(crate) person: String,
    pub(crate) email: String,
    pub(crate) account: String,
    pub(crate) kind: String,
    pub(crate) part: String,
    pub(crate) has_vote: bool,
    pub(crate) substitute_of: String,
    pub(crate) to_confirm: String,
    pub(crate) from_day: String,
    pub(crate) until_day: String,
}

impl SeatForm {
    /// What a new seat proposes.
    pub(crate) fn new(board: &Board, today: Day) -> Self {
        Self {
            kind: SeatKind::ExOfficio.to_string(),
            part: Part::Member.to_string(),
            has_vote: !board.is_informed_only,
            from_day: today.to_string(),
            ..Self::default()
        }
    }

    pub(crate) fn of(seat: &Seat) -> Self {
        let id = |id: Option<String>| id.unwrap_or_default();
        Self {
            version: seat.version,
            function: seat.function.clone(),
            organisation: id(seat.organisation.map(|id| id.to_string())),
            person: seat.person_name.clone(),
            email: seat.email.clone(),
            account: id(seat.account.map(|id| id.to_string())),
            kind: seat.kind.to_string(),
            part: seat.part.to_string(),
            has_vote: seat.has_vote,
            substitute_of: id(seat.substitute_of.map(|id| id.to_string())),
            to_confirm: seat.to_confirm.clone(),
            from_day: seat.from_day.to_string(),
            until_day: id(seat.until_day.map(|day| day.to_string())),
        }
    }

    pub(crate) fn read(form: &Form) -> Self {
        Self {
            version: form.version(),
            function: form.line("funktion"),
            organisation: form.line("organisation"),
            person: form.line("person"),
            email: form.line("mail"),
            account: form.line("konto"),
            kind: form.line("art"),
            part: form.line("aufgabe"),
            has_vote: form.is_ticked("stimme"),
            substitute_of: form.line("vertretung"),
            to_confirm: form.line("bestaetigen"),
            from_day: form.line("ab"),
            until_day: form.line("bis"),
        }
    }

    /// The fields in words, to compare two versions.
    pub(crate) fn shown(&self, look: &Look) -> Shown {
        vec![
            ("Funktion", self.function.clone()),
            (
                "Organisation",
                look.organisation_name(look.organisation(&self.organisation)),
            ),
            ("Person", self.person.clone()),
            ("E-Mail", self.email.clone()),
            ("Stimme", if self.has_vote { "ja" } else { "nein" }.to_owned()),
            ("Zu bestätigen", self.to_confirm.clone()),
            ("Seit", self.from_day.clone()),
            ("Bis", self.until_day.clone()),
        ]
    }

    /// The seat that the form describes, or what is wrong in which field. `others` are the seats of the board; the
    /// account is looked up by the page.
    pub(crate) fn checked(
        &self,
        (id, position): (MembershipId, i64),
        (board, others): (&Board, &[Seat]),
        look: &Look,
    ) -> Result<Seat, InputErrors> {
        let mut errors = InputErrors::new();
        needed(
            &mut errors,
            "funktion",
            &self.function,
            "Bitte die Funktion eingeben.",
        );
        not_too_long(&mut errors, "person", &self.person);
        mail_address(&mut errors, "mail", &self.email);
        let kind: Option<SeatKind> = chosen(&mut errors, "art", &self.kind, "Bitte wählen.");
        let part: Option<Part> = chosen(&mut errors, "aufgabe", &self.part, "Bitte wählen.");
        let from_day = errors.take("ab", Day::typed(&self.from_day));
        let until_day = match self.until_day.as_str() {
            "" => None,
            typed => errors.take("bis", Day::typed(typed)),
        };
        if from_day.zip(until_day).is_some_and(|(from, until)| until < from) {
            errors.add("bis", "Das Ende liegt vor dem Beginn.");
        }
        let substitute_of = self.substitute_of.parse().ok().filter(|main| *main != id);
        let stands_in = substitute_of.and_then(|main| others.iter().find(|seat| seat.id == main));
        if stands_in.is_some_and(|seat| seat.substitute_of.is_some()) {
            errors.add(
                "vertretung",
                "Das ist selbst eine Vertretung. Bitte den Sitz wählen, der vertreten wird.",
            );
        }
        if self.has_vote && board.is_informed_only {
            errors.add(
                "stimme",
                "Dieses Gremium wird informiert; niemand hat darin eine Stimme.",
            );
        }
        match (kind, part, from_day) {
            (Some(kind), Some(part), Some(from_day)) if errors.is_empty() => Ok(Seat {
                id,
                board: board.id,
                position,
                kind,
                part,
                function: self.function.clone(),
                organisation: look.organisation(&self.organisation),
                person_name: self.person.clone(),
                email: self.email.clone(),
                account: None,
                has_vote: self.has_vote,
                substitute_of: stands_in.map(|seat| seat.id),
                to_confirm: self.to_confirm.clone(),
                source: String::new(),
                from_day,
                until_day,
                version: self.version,
            }),
            _ => Err(errors),
        }
    }
}
