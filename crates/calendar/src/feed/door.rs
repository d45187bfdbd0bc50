//! The one value through which a feed is read without anybody being signed in: by its secret, times only. It keeps the
//! back door to itself; `app` puts one into the rooms of each district.

use access::back_door::BackDoor;
use access::failure::Result;
use access::mail_link::model::Secret;
use base::moment::Moment;
use print::calendar::Calendar;

use crate::feed::model::{self, Pace};
use crate::feed::store;

/// Opens feeds by their secret.
#[derive(Debug)]
pub struct FeedDoor {
    back_door: BackDoor,
    pace: Pace,
}

/// What came of asking for a feed.
#[derive(Debug)]
pub(crate) enum Asked {
    /// The feed.
    Found(Calendar),
    /// There is none with this secret.
    Unknown,
    /// Too many questions; wait so many seconds.
    TooMany(u64),
}

impl FeedDoor {
    /// The feeds of a district.
    pub fn new(back_door: BackDoor) -> Self {
        Self {
            back_door,
            pace: Pace::default(),
        }
    }

    /// The feed with this secret, asked for from this address.
    pub(crate) async fn ask(&self, secret: Option<&Secret>, address: &str) -> Result<Asked> {
        let now = self.back_door.access().clock().now();
        let Some(found) = self.find(secret, now).await? else {
            let wait = self.pace.ask(address, now);
            return Ok(wait.map_or(Asked::Unknown, Asked::TooMany));
        };
        let (hash, calendar) = found;
        let wait = self.pace.ask(&hash, now);
        Ok(wait.map_or(Asked::Found(calendar), Asked::TooMany))
    }

    async fn find(&self, secret: Option<&Secret>, now: Moment) -> Result<Option<(String, Calendar)>> {
        let Some(hash) = secret.map(model::hash) else {
            return Ok(None);
        };
        let today = now.day();
        let mut tx = self.back_door.read().await?;
        let Some((account, made_at)) = store::holder(&mut tx, &hash, today).await? else {
            return Ok(None);
        };
        let found = store::busy(&mut tx, account, today, model::window(today)).await?;
        let changed_at = found.iter().map(|(_, changed_at)| *changed_at).max();
        let changed_at = changed_at.map_or(made_at, |changed_at| changed_at.max(made_at));
        let entries = found.into_iter().map(|(busy, _)| busy).collect();
        Ok(Some((hash, model::calendar(entries, changed_at))))
    }
}
