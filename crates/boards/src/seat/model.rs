//! A dated seat (OParl: Membership) and who has a vote, without database.

use base::day::Day;
use base::ids::{AccountId, BoardId, MembershipId, OrganisationId};

db::coded! {
    /// How somebody comes to sit there. Source: concept § 7.2.
    pub enum SeatKind {
        /// By office, always.
        ExOfficio = "ex_officio",
        /// Named by those whom it speaks for.
        Named = "named",
        /// Head of a further office, as far as its responsibility is needed.
        AsNeeded = "as_needed",
        /// Invited by topic and occasion.
        ByTopic = "by_topic",
    }
}

impl SeatKind {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::ExOfficio => "kraft Amtes",
            Self::Named => "benannt",
            Self::AsNeeded => "soweit die Zuständigkeit erforderlich ist",
            Self::ByTopic => "themenspezifisch eingeladen",
        }
    }

    /// Whether it counts at every meeting.
    pub const fn is_permanent(self) -> bool {
        matches!(self, Self::ExOfficio | Self::Named)
    }
}

db::coded! {
    /// What somebody does in the board.
    pub enum Part {
        /// Takes part.
        Member = "member",
        /// Is in the chair.
        Chair = "chair",
        /// Prepares meetings and writes the minutes.
        Secretary = "secretary",
    }
}

impl Part {
    /// The German word.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Member => "Mitglied",
            Self::Chair => "Vorsitz",
            Self::Secretary => "Geschäftsführung",
        }
    }
}

/// A seat (OParl: Membership).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The seat.
    pub id: MembershipId,
    /// Of which board.
    pub board: BoardId,
    /// Where it stands in the list.
    pub position: i64,
    /// How somebody comes to sit there.
    pub kind: SeatKind,
    /// What somebody does there.
    pub part: Part,
    /// The function that holds it.
    pub function: String,
    /// Of which organisation.
    pub organisation: Option<OrganisationId>,
    /// Who holds it; empty if only the function is known.
    pub person_name: String,
    /// Where the invitation goes if there is no account; empty if nowhere.
    pub email: String,
    /// The account that works with it.
    pub account: Option<AccountId>,
    /// Whether it has a vote.
    pub has_vote: bool,
    /// The seat for which this one stands in.
    pub substitute_of: Option<MembershipId>,
    /// What the district has to confirm; empty if nothing.
    pub to_confirm: String,
    /// What it rests on.
    pub source: String,
    /// Its first day.
    pub from_day: Day,
    /// Its last day.
    pub until_day: Option<Day>,
    /// Counts the changes.
    pub version: i64,
}

impl Seat {
    /// Whether somebody sits there on this day.
    pub fn is_held_on(&self, day: Day) -> bool {
        self.from_day <= day && self.until_day.is_none_or(|until| day <= until)
    }

    /// The person, or the function where nobody is named.
    pub fn shown_name(&self) -> &str {
        if self.person_name.is_empty() {
            &self.function
        } else {
            &self.person_name
        }
    }
}

/// How many votes a board has on this day: a seat of its own counts, a substitute does not, whoever comes by topic does not.
pub fn entitled(seats: &[Seat], day: Day) -> usize {
    let counts = |seat: &&Seat| {
        seat.is_held_on(day) && seat.has_vote && seat.substitute_of.is_none() && seat.kind.is_permanent()
    };
    seats.iter().filter(counts).count()
}

/// Whose vote counts on this day among those who are there: each seat with a vote once, a substitute only while the seat
/// it stands in for is empty.
pub fn voters(seats: &[Seat], present: &[MembershipId], day: Day) -> Vec<MembershipId> {
    let is_there = |id: MembershipId| present.contains(&id);
    let mut taken: Vec<MembershipId> = Vec::new();
    let mut voters = Vec::new();
    for seat in seats
        .iter()
        .filter(|seat| seat.is_held_on(day) && is_there(seat.id))
    {
        let chair = match seat.substitute_of {
            None => Some(seat).filter(|seat| seat.kind.is_permanent()),
            Some(main) => seats.iter().find(|one| {
                one.id == main
                    && one.has_vote
                    && one.kind.is_permanent()
                    && one.is_held_on(day)
                    && !is_there(main)
            }),
        };
        if let Some(chair) = chair.filter(|chair| chair.has_vote && !taken.contains(&chair.id)) {
            taken.push(chair.id);
            voters.push(seat.id);
        }
    }
    voters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn id(number: u8) -> MembershipId {
        format!("00000000-0000-4000-8000-0000000000{number:02}")
            .parse()
            .unwrap()
    }

    fn seat(number: u8, change: impl FnOnce(&mut Seat)) -> Seat {
        let mut seat = Seat {
            id: id(number),
            board: "00000000-0000-4000-8000-000000000001".parse().unwrap(),
            position: i64::from(number),
            kind: SeatKind::ExOfficio,
            part: Part::Member,
            function: format!("Funktion {number}"),
            organisation: None,
            person_name: String::new(),
            email: String::new(),
            account: None,
            has_vote: true,
            substitute_of: None,
            to_confirm: String::new(),
            source: String::new(),
            from_day: day("2026-01-01"),
            until_day: None,
            version: 1,
        };
        change(&mut seat);
        seat
    }

    #[test]
    fn a_seat_is_held_from_its_first_to_its_last_day() {
        let seat = seat(1, |seat| seat.until_day = Some(day("2026-06-30")));
        for (on, expected) in [
            ("2025-12-31", false),
            ("2026-01-01", true),
            ("2026-06-30", true),
            ("2026-07-01", false),
        ] {
            assert_eq!(seat.is_held_on(day(on)), expected, "{on}");
        }
    }

    #[test]
    fn a_vote_counts_once_for_each_seat() {
        let seats = [
            seat(1, |_| ()),
            seat(2, |seat| seat.substitute_of = Some(id(1))),
            seat(3, |seat| seat.substitute_of = Some(id(1))),
            seat(4, |seat| seat.has_vote = false),
            seat(5, |seat| seat.kind = SeatKind::ByTopic),
            seat(6, |seat| seat.until_day = Some(day("2026-02-28"))),
            seat(7, |seat| seat.kind = SeatKind::Named),
            seat(8, |seat| seat.substitute_of = Some(id(4))),
            seat(9, |seat| seat.substitute_of = Some(id(6))),
        ];
        let today = day("2026-03-01");
        assert_eq!(entitled(&seats, today), 2);
        assert_eq!(entitled(&seats, day("2026-02-28")), 3);
        for (present, expected) in [
            (vec![], vec![]),
            (vec![1], vec![1]),
            (vec![1, 2], vec![1]),
            (vec![2], vec![2]),
            (vec![2, 3], vec![2]),
            (vec![4, 5, 6], vec![]),
            (vec![8, 9], vec![]),
            (vec![3, 7], vec![3, 7]),
        ] {
            let present: Vec<MembershipId> = present.into_iter().map(id).collect();
            let expected: Vec<MembershipId> = expected.into_iter().map(id).collect();
            assert_eq!(voters(&seats, &present, today), expected, "{present:?}");
        }
    }
}
