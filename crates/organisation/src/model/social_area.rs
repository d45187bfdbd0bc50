//! When a social area may end or go: not while posts are placed in it. Its name and days: `district`.

use base::day::Day;
use base::ids::SocialAreaId;
use base::refusal::Refusal;

use crate::model::post::Workplace;
use crate::model::structure::Structure;
use crate::model::validity::{Validity, ValidityRefused};

/// A social area cannot end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SocialAreaRefused {
    /// It would end before it starts.
    Validity(ValidityRefused),
    /// A post is placed there.
    PostsThere {
        /// The name of the first such post.
        post: String,
    },
}

impl Refusal for SocialAreaRefused {
    fn german(&self) -> String {
        match self {
            Self::Validity(refused) => refused.german(),
            Self::PostsThere { post } => format!(
                "Dieser Einsatzort wird noch gebraucht: „{post}“. Bitte dieser Stelle zuerst einen anderen Einsatzort geben."
            ),
        }
    }
}

impl Structure {
    /// Lets a social area end after this day, if no post is placed there later; gives the days it then exists.
    ///
    /// # Errors
    /// [`SocialAreaRefused`] if the day is too early or a post is placed there afterwards.
    pub fn end_social_area(&self, id: SocialAreaId, last_day: Day) -> Result<Validity, SocialAreaRefused> {
        let from = self.social_area(id).map_or(last_day, |area| area.validity.from());
        let validity = Validity::through(from, Some(last_day)).map_err(SocialAreaRefused::Validity)?;
        match self.first_post_at(Workplace::SocialArea(id), validity.until()) {
            Some(post) => Err(SocialAreaRefused::PostsThere { post }),
            None => Ok(validity),
        }
    }

    /// The title of a post that is placed there on this day or later (`None`: on any day).
    pub(super) fn first_post_at(&self, place: Workplace, day: Option<Day>) -> Option<String> {
        let is_there = |validity: Validity| match day {
            Some(day) => validity.overlaps(Validity::since(day)),
            None => true,
        };
        let mut posts = self.posts.iter();
        let post = posts.find(|post| {
            let mut rows = post.allocation.rows().iter();
            rows.any(|row| row.value.workplace == place && is_there(row.validity))
        })?;
        Some(post.title.clone())
    }
}
