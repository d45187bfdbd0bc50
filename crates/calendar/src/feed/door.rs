//! How a feed is read without anybody being signed in: by its secret, times only, and not too often. `app` puts a door
//! into the rooms of each district.

use access::failure::Result;
use access::gate::Access;
use access::mail_link::model::Secret;
use access::permit::PublicPurpose;
use print::calendar::Calendar;

use crate::feed::model::{self, Pace};
use crate::feed::store;

/// Opens feeds by their secret.
#[derive(Debug, Default)]
pub struct FeedDoor {
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
    /// The feed with this secret, asked for from this address.
    pub(crate) async fn ask(&self, access: &Access, secret: Option<&Secret>, address: &str) -> Result<Asked> {
        let now = access.clock().now();
        let Some(found) = find(access, secret).await? else {
            let wait = self.pace.ask(address, now);
            return Ok(wait.map_or(Asked::Unknown, Asked::TooMany));
        };
        let (hash, calendar) = found;
        let wait = self.pace.ask(&hash, now);
        Ok(wait.map_or(Asked::Found(calendar), Asked::TooMany))
    }
}

async fn find(access: &Access, secret: Option<&Secret>) -> Result<Option<(String, Calendar)>> {
    let Some(hash) = secret.map(model::hash) else {
        return Ok(None);
    };
    let (mut tx, permit) = access.public_reading(PublicPurpose::CalendarFeed).await?;
    let today = permit.now().day();
    let Some((account, made_at)) = store::holder(&mut tx, &permit, &hash).await? else {
        return Ok(None);
    };
    let found = store::busy(&mut tx, &permit, account, model::window(today)).await?;
    let changed_at = found.iter().map(|(_, changed_at)| *changed_at).max();
    let changed_at = changed_at.map_or(made_at, |changed_at| changed_at.max(made_at));
    let entries = found.into_iter().map(|(busy, _)| busy).collect();
    Ok(Some((hash, model::calendar(entries, changed_at))))
}
