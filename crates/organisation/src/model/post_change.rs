//! A dated change of a post: from one day on it is placed, employed or supervised otherwise. Not a correction of its
//! name and not a filling.

use base::day::Day;
use base::ids::{OrganisationId, RowId};
use base::refusal::Refusal;

use crate::model::coded::Coded;
use crate::model::evidence::Evidence;
use crate::model::history::{ChangeRefused, Dated, History};
use crate::model::post::{Allocation, Post};
use crate::model::responsibility::Responsibility;
use crate::model::vacancy::FillingRefused;
use crate::model::validity::Validity;

/// What is to hold from a day on; what holds already stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostChange {
    /// The first day.
    pub from: Day,
    /// How much is placed where; `None` lets the allocation end.
    pub allocation: Option<Allocation>,
    /// Who is responsible, in the order of [`Responsibility`].
    pub responsible: [Option<OrganisationId>; 3],
    /// On whose word.
    pub evidence: Evidence,
}

/// What became of the rows of one fact, for the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowChange<T> {
    /// The row that ends on the first day of the change.
    pub ended: Option<RowId>,
    /// The row that begins on that day.
    pub begun: Option<Dated<T>>,
}

/// What became of the post's rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PostChanged {
    /// The allocation, if it changes.
    pub allocation: Option<RowChange<Allocation>>,
    /// Each responsibility that changes.
    pub responsibilities: Vec<(Responsibility, RowChange<Option<OrganisationId>>)>,
}

/// A post cannot be changed so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostChangeRefused {
    /// The rows of the allocation do not allow it.
    Allocation(ChangeRefused),
    /// The rows of a responsibility do not allow it.
    Responsibility(Responsibility, ChangeRefused),
    /// More would be filled than the post then has.
    Filling(FillingRefused),
}

impl Refusal for PostChangeRefused {
    fn german(&self) -> String {
        match self {
            Self::Allocation(refused) => format!("Zuteilung: {}", refused.german()),
            Self::Responsibility(responsibility, refused) => {
                format!("{}: {}", responsibility.label(), refused.german())
            }
            Self::Filling(refused) => refused.german(),
        }
    }
}

impl PostChanged {
    /// Whether everything held already.
    pub fn is_nothing(&self) -> bool {
        self.allocation.is_none() && self.responsibilities.is_empty()
    }
}

impl Post {
    /// Changes what differs from the day on; `next_id` gives ids to the rows that begin.
    ///
    /// # Errors
    /// [`PostChangeRefused`] for the first fact that cannot be changed; the post is as it was then.
    pub fn change(
        &mut self,
        change: &PostChange,
        mut next_id: impl FnMut() -> RowId,
    ) -> Result<PostChanged, PostChangeRefused> {
        let mut changed_post = self.clone();
        let mut changed = PostChanged::default();
        if self.allocation.value_on(change.from) != change.allocation.as_ref() {
            let row = changed_row(
                &mut changed_post.allocation,
                change.allocation,
                change,
                &mut next_id,
            );
            changed.allocation = Some(row.map_err(PostChangeRefused::Allocation)?);
        }
        for (responsibility, organisation) in Responsibility::ALL.iter().zip(change.responsible) {
            if responsibility.of(self).value_on(change.from).copied().flatten() == organisation {
                continue;
            }
            let history = responsibility.of_mut(&mut changed_post);
            let row = changed_row(history, Some(organisation), change, &mut next_id)
                .map_err(|refused| PostChangeRefused::Responsibility(*responsibility, refused))?;
            changed.responsibilities.push((*responsibility, row));
        }
        if let Some(refused) = changed_post.overfilled() {
            return Err(PostChangeRefused::Filling(refused));
        }
        *self = changed_post;
        Ok(changed)
    }
}

fn changed_row<T: Clone>(
    history: &mut History<T>,
    value: Option<T>,
    change: &PostChange,
    next_id: &mut impl FnMut() -> RowId,
) -> Result<RowChange<T>, ChangeRefused> {
    let Some(value) = value else {
        let ended = Some(history.end(change.from)?);
        return Ok(RowChange { ended, begun: None });
    };
    let validity = Validity::since(change.from);
    let begun = Dated {
        id: next_id(),
        validity,
        value,
        evidence: change.evidence.clone(),
    };
    let ended = history.begin(begun.clone())?;
    Ok(RowChange {
        ended,
        begun: Some(begun),
    })
}

#[cfg(test)]
mod tests {
    use base::ids::PostId;

    use super::*;
    use crate::model::post::{Function, Workplace};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn ids() -> impl FnMut() -> RowId {
        let mut number = 100;
        move || {
            number += 1;
            RowId::from_uuid(uuid::Uuid::from_u128(number))
        }
    }

    fn kreis() -> OrganisationId {
        OrganisationId::from_uuid(uuid::Uuid::from_u128(7))
    }

    fn placed(fte: &str) -> Allocation {
        Allocation {
            fte: fte.parse().unwrap(),
            workplace: Workplace::District,
        }
    }

    fn change(from: &str, allocation: Option<Allocation>) -> PostChange {
        let responsible = [Some(kreis()), None, None];
        PostChange {
            from: day(from),
            allocation,
            responsible,
            evidence: Evidence::stated("Beschluss"),
        }
    }

    fn post() -> Post {
        let mut post = Post {
            id: PostId::from_uuid(uuid::Uuid::from_u128(1)),
            title: "Koordination".to_owned(),
            function: Function::Coordination,
            allocation: History::default(),
            employer: History::default(),
            technical_supervision: History::default(),
            line_supervision: History::default(),
            fillings: Vec::new(),
            evidence: Evidence::stated("Konzept"),
        };
        post.change(&change("2022-01-01", Some(placed("1"))), ids())
            .unwrap();
        post
    }

    #[test]
    fn only_what_differs_gets_a_new_row() {
        let mut post = post();

        let changed = post
            .change(&change("2024-01-01", Some(placed("0,5"))), ids())
            .unwrap();

        assert!(changed.responsibilities.is_empty());
        assert_eq!(
            changed.allocation.unwrap().ended,
            Some(post.allocation.rows()[0].id)
        );
        assert_eq!(post.allocation.value_on(day("2023-12-31")), Some(&placed("1")));
        assert_eq!(post.allocation.value_on(day("2024-01-01")), Some(&placed("0,5")));
        assert!(
            post.change(&change("2024-06-01", Some(placed("0,5"))), ids())
                .unwrap()
                .is_nothing()
        );
    }

    #[test]
    fn a_post_that_ends_is_allocated_no_longer() {
        let mut post = post();
        let changed = post.change(&change("2025-01-01", None), ids()).unwrap();
        assert_eq!(changed.allocation.unwrap().begun, None);
        assert_eq!(post.allocation.value_on(day("2025-01-01")), None);
    }

    #[test]
    fn a_change_behind_a_later_one_is_refused_whole() {
        let mut post = post();
        let before = post.clone();
        let refused = post
            .change(&change("2021-01-01", Some(placed("0,5"))), ids())
            .unwrap_err();
        assert!(
            refused.german().starts_with("Zuteilung: Ab 01.01.2022"),
            "{}",
            refused.german()
        );
        assert_eq!(post, before);
    }
}
