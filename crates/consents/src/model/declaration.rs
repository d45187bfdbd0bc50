//! The two kinds of declaration, who gives them, how they were explained, and the state they are in.

use base::day::Day;

use crate::model::row::{Row, RowState};

db::coded! {
    /// The two instruments; they are never one. Source: dossier § 4.2 No. 11.
    pub enum Kind {
        /// Consent to the processing of personal data (Einwilligung).
        Processing = "processing",
        /// Release from professional secrecy (Schweigepflichtentbindung, § 203 StGB).
        Release = "release",
    }
}

impl Kind {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Processing => "Einwilligung in die Datenverarbeitung",
            Self::Release => "Schweigepflichtentbindung",
        }
    }
}

db::coded! {
    /// Who gives a declaration.
    pub enum GivenBy {
        /// The person.
        Person = "person",
        /// A parent with custody.
        Parent = "parent",
        /// A guardian or legal custodian (Vormund, rechtliche Betreuung).
        Guardian = "guardian",
    }
}

impl GivenBy {
    /// The key of its name in the language files.
    pub fn key(self) -> String {
        format!("given-by-{}", self.code())
    }
}

db::coded! {
    /// How the text was explained before it was signed.
    pub enum Explained {
        /// The person read it.
        SelfRead = "self-read",
        /// It was read out.
        ReadAloud = "read-aloud",
        /// Somebody interpreted.
        Interpreter = "interpreter",
        /// A translation was handed out.
        Translation = "translation",
        /// It was put in plain words.
        Plain = "plain",
    }
}

impl Explained {
    /// The key of its name in the language files.
    pub fn key(self) -> String {
        format!("explained-{}", self.code())
    }
}

db::coded! {
    /// How a declaration was signed.
    pub enum Form {
        /// On paper, printed from here.
        Paper = "paper",
        /// On the screen.
        Screen = "screen",
        /// On paper, before the district worked with this program.
        Earlier = "earlier",
    }
}

impl Form {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Paper => "auf Papier",
            Self::Screen => "am Bildschirm",
            Self::Earlier => "auf Papier, vor Einführung der Software",
        }
    }
}

db::coded! {
    /// In which state a declaration is.
    pub enum State {
        /// Prepared, not signed.
        Prepared = "prepared",
        /// All that was agreed stands.
        Given = "given",
        /// Part of what was agreed stands.
        Partial = "partial",
        /// Nothing stands any more because its time is over.
        Expired = "expired",
        /// Nothing stands any more because it was withdrawn.
        Withdrawn = "withdrawn",
    }
}

impl State {
    /// The German name.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Prepared => "noch nicht unterschrieben",
            Self::Given => "gilt",
            Self::Partial => "gilt zum Teil",
            Self::Expired => "abgelaufen",
            Self::Withdrawn => "widerrufen",
        }
    }

    /// The state that follows from the rows of one declaration. What was printed but not ticked was never agreed.
    pub fn of(rows: &[Row], today: Day) -> Self {
        let states: Vec<RowState> = rows
            .iter()
            .map(|row| row.state(today))
            .filter(|state| *state != RowState::NotTicked)
            .collect();
        let standing = states.iter().filter(|state| **state == RowState::Stands).count();
        let is = |wanted: fn(&RowState) -> bool| states.iter().any(wanted);
        match standing {
            0 if is(|state| matches!(state, RowState::Withdrawn { .. })) => Self::Withdrawn,
            0 if is(|state| matches!(state, RowState::Expired { .. })) => Self::Expired,
            0 => Self::Prepared,
            all if all == states.len() => Self::Given,
            _ => Self::Partial,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::category::Category;
    use crate::model::purpose::Purpose;
    use crate::model::row::{Direction, Recipient};

    fn row(change: impl FnOnce(&mut Row)) -> Row {
        let id = "00000000-0000-4000-8000-000000000001";
        let mut row = Row {
            id: id.parse().unwrap(),
            declaration: id.parse().unwrap(),
            kind: Kind::Processing,
            controller: id.parse().unwrap(),
            recipient: Recipient::Controller,
            category: Category::Contact,
            purpose: Purpose::Accompany,
            direction: Direction::Within,
            valid_until: None,
            given_on: Some("2026-01-10".parse().unwrap()),
            is_agreed: true,
            withdrawn_on: None,
        };
        change(&mut row);
        row
    }

    #[test]
    fn the_state_of_a_declaration_follows_from_its_rows() {
        let stands = || row(|_| ());
        let unsigned = || row(|row| row.given_on = None);
        let unticked = || row(|row| row.is_agreed = false);
        let expired = || row(|row| row.valid_until = "2026-02-28".parse().ok());
        let withdrawn = || row(|row| row.withdrawn_on = "2026-02-01".parse().ok());
        let check = |rows: &[Row], expected: State| {
            assert_eq!(
                State::of(rows, "2026-03-02".parse().unwrap()),
                expected,
                "{rows:?}"
            );
        };
        check(&[], State::Prepared);
        check(&[unsigned()], State::Prepared);
        check(&[stands(), stands()], State::Given);
        check(&[stands(), unticked()], State::Given);
        check(&[stands(), withdrawn()], State::Partial);
        check(&[stands(), expired()], State::Partial);
        check(&[expired(), expired()], State::Expired);
        check(&[expired(), withdrawn()], State::Withdrawn);
        check(&[withdrawn(), unticked()], State::Withdrawn);
    }
}
