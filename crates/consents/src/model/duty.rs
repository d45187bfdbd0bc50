//! Passing something on because a law says so: asked by one person, released by another, used once, within days.

use std::collections::BTreeSet;

use base::ids::{AccountId, PersonId, RowId};
use base::moment::Moment;
use base::refusal::Refusal;

use crate::model::category::Category;
use crate::model::ground::LegalGround;
use crate::model::path::OutgoingPath;
use crate::model::row::Recipient;

/// A request waits so many hours for the second person, and a release as long for its use.
pub const HOURS: i64 = 7 * 24;

db::coded! {
    /// How far a request is.
    pub enum DutyState {
        /// It waits for the second person.
        Asked = "asked",
        /// The second person has released it.
        Released = "released",
        /// The second person has refused it.
        Refused = "refused",
        /// The one who asked has taken it back.
        Withdrawn = "withdrawn",
        /// It was passed on.
        Used = "used",
    }
}

impl DutyState {
    /// The German words.
    pub const fn german(self) -> &'static str {
        match self {
            Self::Asked => "wartet auf die zweite Person",
            Self::Released => "freigegeben",
            Self::Refused => "abgelehnt",
            Self::Withdrawn => "zurückgenommen",
            Self::Used => "weitergegeben",
        }
    }
}

/// A request, as the rules need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Its id.
    pub id: RowId,
    /// Whom it is about.
    pub person: PersonId,
    /// The paragraph.
    pub ground: LegalGround,
    /// On which path.
    pub path: OutgoingPath,
    /// To whom.
    pub recipient: Recipient,
    /// What.
    pub categories: BTreeSet<Category>,
    /// How far it is.
    pub state: DutyState,
    /// Who asked.
    pub asked_by: AccountId,
    /// When.
    pub asked_at: Moment,
    /// Until when it waits, or may be used.
    pub expires_at: Moment,
    /// Who decided as second person, and when.
    pub decided: Option<(AccountId, Moment)>,
}

/// Why a request is not decided or not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutyRefused {
    /// There is none of this person, or it is for another path.
    NotMeant,
    /// The second person has not released it yet.
    NotReleased,
    /// The second person said no.
    Refused,
    /// It was used or taken back already.
    Over,
    /// Its days are over.
    Expired,
    /// The one who asked cannot be the second person.
    OwnRequest,
    /// Somebody was quicker.
    AlreadyDecided,
    /// A no needs its reason.
    NoReason,
}

impl Refusal for DutyRefused {
    fn german(&self) -> String {
        match self {
            Self::NotMeant => {
                "Diese Freigabe gehört nicht zu dieser Person oder ist für einen anderen Weg gedacht."
            }
            Self::NotReleased => {
                "Die zweite Person hat noch nicht freigegeben. Bis dahin geht nichts hinaus."
            }
            Self::Refused => "Die zweite Person hat die Weitergabe abgelehnt.",
            Self::Over => {
                "Diese Freigabe ist verbraucht. Für eine weitere Mitteilung beantragen Sie bitte eine neue."
            }
            Self::Expired => {
                "Die Freigabe ist abgelaufen. Bitte beantragen Sie eine neue, wenn der Grund noch besteht."
            }
            Self::OwnRequest => {
                "Das haben Sie selbst beantragt. Bitte lassen Sie eine andere Person entscheiden."
            }
            Self::AlreadyDecided => "Darüber wurde schon entschieden.",
            Self::NoReason => "Bitte schreiben Sie, warum Sie ablehnen.",
        }
        .to_owned()
    }
}

impl Duty {
    /// Whether somebody may decide upon it now as second person.
    ///
    /// # Errors
    /// [`DutyRefused`] with the reason.
    pub fn may_be_decided(&self, by: AccountId, now: Moment) -> Result<(), DutyRefused> {
        if self.asked_by == by {
            Err(DutyRefused::OwnRequest)
        } else if self.state != DutyState::Asked {
            Err(DutyRefused::AlreadyDecided)
        } else if self.expires_at <= now {
            Err(DutyRefused::Expired)
        } else {
            Ok(())
        }
    }

    /// Whether something may be passed on now because of it, about this person and on this path.
    ///
    /// # Errors
    /// [`DutyRefused`] with the reason.
    pub fn may_be_used(&self, person: PersonId, path: OutgoingPath, now: Moment) -> Result<(), DutyRefused> {
        let second = self.decided.filter(|(by, _)| *by != self.asked_by);
        if self.person != person || self.path != path {
            return Err(DutyRefused::NotMeant);
        }
        match self.state {
            DutyState::Asked => Err(DutyRefused::NotReleased),
            DutyState::Refused => Err(DutyRefused::Refused),
            DutyState::Withdrawn | DutyState::Used => Err(DutyRefused::Over),
            DutyState::Released if self.expires_at <= now => Err(DutyRefused::Expired),
            DutyState::Released if second.is_none() => Err(DutyRefused::NotReleased),
            DutyState::Released => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(number: u8) -> AccountId {
        format!("00000000-0000-4000-8000-0000000000{number:02x}")
            .parse()
            .unwrap()
    }

    fn person(number: u8) -> PersonId {
        format!("00000000-0000-4000-8000-0000000001{number:02x}")
            .parse()
            .unwrap()
    }

    fn released() -> Duty {
        Duty {
            id: "00000000-0000-4000-8000-000000000301".parse().unwrap(),
            person: person(1),
            ground: LegalGround::ChildInDanger,
            path: OutgoingPath::Talk,
            recipient: Recipient::Organisation("00000000-0000-4000-8000-000000000401".parse().unwrap()),
            categories: BTreeSet::from([Category::Contact]),
            state: DutyState::Released,
            asked_by: account(1),
            asked_at: Moment::from_milliseconds(0),
            expires_at: Moment::from_milliseconds(1_000),
            decided: Some((account(2), Moment::from_milliseconds(10))),
        }
    }

    #[test]
    fn a_release_is_used_by_its_person_on_its_path_in_its_time_and_once() {
        let now = Moment::from_milliseconds(500);
        let check = |duty: &Duty, who, path, at, expected| {
            assert_eq!(duty.may_be_used(who, path, at), expected, "{duty:?}");
        };
        let talk = OutgoingPath::Talk;
        check(&released(), person(1), talk, now, Ok(()));
        check(&released(), person(2), talk, now, Err(DutyRefused::NotMeant));
        check(
            &released(),
            person(1),
            OutgoingPath::Letter,
            now,
            Err(DutyRefused::NotMeant),
        );
        let late = Moment::from_milliseconds(1_000);
        check(&released(), person(1), talk, late, Err(DutyRefused::Expired));
        let of = |state, decided| Duty {
            state,
            decided,
            ..released()
        };
        check(
            &of(DutyState::Asked, None),
            person(1),
            talk,
            now,
            Err(DutyRefused::NotReleased),
        );
        check(
            &of(DutyState::Refused, None),
            person(1),
            talk,
            now,
            Err(DutyRefused::Refused),
        );
        check(
            &of(DutyState::Used, None),
            person(1),
            talk,
            now,
            Err(DutyRefused::Over),
        );
        check(
            &of(DutyState::Released, None),
            person(1),
            talk,
            now,
            Err(DutyRefused::NotReleased),
        );
        let alone = Some((account(1), now));
        check(
            &of(DutyState::Released, alone),
            person(1),
            talk,
            now,
            Err(DutyRefused::NotReleased),
        );
    }

    #[test]
    fn the_one_who_asked_never_decides_and_nobody_decides_twice_or_late() {
        let now = Moment::from_milliseconds(500);
        let asked = Duty {
            state: DutyState::Asked,
            decided: None,
            ..released()
        };
        assert_eq!(asked.may_be_decided(account(2), now), Ok(()));
        assert_eq!(
            asked.may_be_decided(account(1), now),
            Err(DutyRefused::OwnRequest)
        );
        assert_eq!(
            released().may_be_decided(account(3), now),
            Err(DutyRefused::AlreadyDecided)
        );
        let late = Moment::from_milliseconds(1_000);
        assert_eq!(asked.may_be_decided(account(2), late), Err(DutyRefused::Expired));
    }
}
