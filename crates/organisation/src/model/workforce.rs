//! Who fills which posts, by the accounts that fillings name. Not what somebody may do: that is their role.

use base::day::Day;
use base::fte::Fte;
use base::ids::AccountId;

use crate::model::post::Post;
use crate::model::structure::Structure;

/// A post that somebody fills on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat<'s> {
    /// The post.
    pub post: &'s Post,
    /// The share of full-time work in it; `None` if nobody has told yet.
    pub share: Option<Fte>,
}

impl Structure {
    /// The posts that this account fills on this day, each once.
    pub fn seats_of(&self, account: AccountId, day: Day) -> Vec<Seat<'_>> {
        let seats = self.posts.iter().filter_map(|post| {
            let mut own = post
                .fillings_on(day)
                .filter(|filling| filling.account == Some(account))
                .map(|filling| filling.fte)
                .peekable();
            own.peek()?;
            Some(Seat {
                post,
                share: own.sum(),
            })
        });
        seats.collect()
    }
}

/// The share of full-time work of all seats together; `None` without a seat, or if the share of one is not known.
pub fn share_of(seats: &[Seat<'_>]) -> Option<Fte> {
    let whole: Option<Fte> = seats.iter().map(|seat| seat.share).sum();
    whole.filter(|_| !seats.is_empty())
}
