//! What was found out about one row: what becomes of it, what is wrong, whom it resembles. Codes and random ids only.

use std::fmt;
use std::str::FromStr;

use base::ids::{HouseholdId, PersonId};

use crate::row::problem::Problem;

db::coded! {
    /// What becomes of a row.
    pub enum Becomes {
        /// A person with a case, because there is a consent.
        Case = "case",
        /// A contact card.
        Card = "card",
        /// Nothing: it cannot be read.
        Nothing = "nothing",
    }
}

impl Becomes {
    /// The German word.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Case => "Fall",
            Self::Card => "Kontaktkarte",
            Self::Nothing => "nichts",
        }
    }
}

/// Whom a row may be already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Double {
    /// A person in one's own care.
    Person(PersonId),
    /// A row above, by its number.
    Row(u32),
}

/// What was found out about one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The number of the row.
    pub number: u32,
    /// What becomes of it.
    pub becomes: Becomes,
    /// Whether it is to be taken over.
    pub is_chosen: bool,
    /// Whom it may be already.
    pub double: Option<Double>,
    /// The household that is made for it and others.
    pub household: Option<HouseholdId>,
    /// What is wrong or left out.
    pub problems: Vec<Problem>,
}

impl Finding {
    /// Whether it can be chosen at all.
    pub fn can_be_chosen(&self) -> bool {
        self.becomes != Becomes::Nothing
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let double = match self.double {
            Some(Double::Person(id)) => format!("p{id}"),
            Some(Double::Row(number)) => format!("r{number}"),
            None => String::new(),
        };
        let household = self.household.map(|id| id.to_string()).unwrap_or_default();
        let problems: Vec<String> = self.problems.iter().map(ToString::to_string).collect();
        write!(
            f,
            "{}|{}|{}|{double}|{household}|{}",
            self.number,
            self.becomes,
            u8::from(self.is_chosen),
            problems.join(",")
        )
    }
}

impl FromStr for Finding {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split('|');
        let mut next = || parts.next().ok_or(());
        let number = next()?.parse().map_err(|_| ())?;
        let becomes = next()?.parse().map_err(|_| ())?;
        let is_chosen = next()? == "1";
        let double = next()?;
        let household = next()?;
        let problems = next()?;
        Ok(Self {
            number,
            becomes,
            is_chosen,
            double: match double.split_at_checked(1) {
                Some(("p", id)) => id.parse().ok().map(Double::Person),
                Some(("r", number)) => number.parse().ok().map(Double::Row),
                _ => None,
            },
            household: household.parse().ok(),
            problems: problems.split(',').filter_map(|one| one.parse().ok()).collect(),
        })
    }
}

/// The findings of many rows as they are stored: one a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings(pub Vec<Finding>);

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|finding| writeln!(f, "{finding}"))
    }
}

impl FromStr for Findings {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        text.lines().map(str::parse).collect::<Result<_, _>>().map(Self)
    }
}

db::text_columns!(Findings);

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::row::problem::ProblemKind;

    #[test]
    fn findings_keep_their_stored_form() {
        let bare = Finding {
            number: 2,
            becomes: Becomes::Card,
            is_chosen: true,
            double: None,
            household: None,
            problems: Vec::new(),
        };
        let full = Finding {
            number: 17,
            becomes: Becomes::Nothing,
            is_chosen: false,
            double: Some(Double::Row(4)),
            household: Some(HouseholdId::from_uuid(Uuid::from_u128(1))),
            problems: vec![
                Problem::of_row(ProblemKind::NoName),
                Problem {
                    column: Some(2),
                    kind: ProblemKind::NotABirth,
                },
            ],
        };
        let person = Finding {
            double: Some(Double::Person(PersonId::from_uuid(Uuid::from_u128(9)))),
            ..bare.clone()
        };
        let all = Findings(vec![bare, full, person]);
        assert_eq!(all.to_string().parse(), Ok(all));
    }
}
