//! How a feed is read without anybody being signed in: by its secret, times only, and not too often. `app` puts a door
//! into the rooms of each district.

use access::failure::Result;
use access::gate::Access;
use access::mail_link::model::Secret;
use access::permit::{PublicPermit, PublicPurpose};
use base::day::Day;
use base::ids::AccountId;
use base::moment::Moment;
use db::tx::Tx;
use print::calendar::Calendar;

use crate::feed::model::{self, Busy, Pace};
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
    let mut found = store::busy(&mut tx, &permit, account, model::window(today)).await?;
    found.extend(hours(&mut tx, &permit, account).await?);
    found.sort_by(|(one, _), (other, _)| (one.starts, &one.uid).cmp(&(other.starts, &other.uid)));
    let changed_at = found.iter().map(|(_, changed_at)| *changed_at).max();
    let changed_at = changed_at.map_or(made_at, |changed_at| changed_at.max(made_at));
    let entries = found.into_iter().map(|(busy, _)| busy).collect();
    Ok(Some((hash, model::calendar(entries, changed_at))))
}

/// The times of an account's consultation hours, with the moment of the last change of each.
async fn hours(tx: &mut Tx, permit: &PublicPermit, account: AccountId) -> Result<Vec<(Busy, Moment)>> {
    let days = model::days(permit.now().day());
    let called_off = store::called_off(tx, permit, account, days).await?;
    let mut found = Vec::new();
    for hour in store::hours(tx, permit, account, days.0).await? {
        let own = called_off.iter().filter(|(id, ..)| *id == hour.id);
        let (off, at): (Vec<Day>, Vec<Moment>) = own.map(|(_, day, at)| (*day, *at)).unzip();
        let changed_at = at.into_iter().fold(hour.changed_at, Moment::max);
        let busy = model::of_hour(hour.id, &hour.rule, days, &off);
        found.extend(busy.into_iter().map(|one| (one, changed_at)));
    }
    Ok(found)
}
