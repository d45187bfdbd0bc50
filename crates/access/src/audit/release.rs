//! Years of the trail that two people release for removal. A release carries a code made with the audit key, which is not
//! in the database: who has only the database in hand cannot write one that the check believes.

use data_encoding::HEXLOWER;
use db::tx::Tx;
use vault::sealed::SubjectKey;

use base::ids::AccountId;
use base::moment::Moment;

use crate::audit::store::{self, Release};
use crate::back_door::BackDoor;
use crate::failure::Result;
use crate::gate::Access;

/// Full calendar years that the trail is kept before a year may be released.
pub const YEARS_KEPT: i16 = 3;

/// Whether a calendar year is old enough to be released in another.
pub const fn is_old_enough(year: i16, in_year: i16) -> bool {
    year < in_year - YEARS_KEPT
}

impl Access {
    /// Confirms the removal of a year; false if nobody asked, it is confirmed already, or it is the same person.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn confirm_release(
        &self,
        tx: &mut Tx,
        year: &str,
        (confirmed_by, now): (AccountId, Moment),
    ) -> Result<bool> {
        let asked = store::releases(tx)
            .await?
            .into_iter()
            .find(|one| one.year == year);
        let Some(asked) = asked else { return Ok(false) };
        let key = self.keyring().district_key("audit").await?;
        let mut confirmed = Release {
            confirmed_by: Some(confirmed_by),
            confirmed_at: Some(now),
            ..asked
        };
        confirmed.code = Some(code(&key, &confirmed));
        Ok(store::confirm_release(tx, &confirmed).await?)
    }
}

impl BackDoor {
    /// Years that may be removed: those of which Lotse itself wrote that two people released them.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn released_years(&self) -> Result<Vec<String>> {
        let key = self.keyring().district_key("audit").await?;
        let mut tx = self.read().await?;
        Ok(sorted_out(&key, store::releases(&mut tx).await?).released)
    }
}

/// Confirmed releases, sorted out by whether they are believed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SortedOut {
    pub(crate) released: Vec<String>,
    pub(crate) forged: Vec<String>,
}

/// A confirmed release is believed if its code is right and the year was old enough when it was confirmed.
pub(crate) fn sorted_out(key: &SubjectKey, releases: Vec<Release>) -> SortedOut {
    let mut sorted = SortedOut::default();
    for release in releases {
        let Some(confirmed_at) = release.confirmed_at else {
            if release.confirmed_by.is_some() {
                sorted.forged.push(release.year);
            }
            continue;
        };
        let was_old_enough = release
            .year
            .parse()
            .is_ok_and(|year| is_old_enough(year, confirmed_at.day().year()));
        let believed = was_old_enough && release.code.as_ref() == Some(&code(key, &release));
        let pile = if believed {
            &mut sorted.released
        } else {
            &mut sorted.forged
        };
        pile.push(release.year);
    }
    sorted
}

fn code(key: &SubjectKey, release: &Release) -> String {
    let confirmed_by = release.confirmed_by.map(|one| one.to_string());
    let confirmed_at = release.confirmed_at.map(|at| at.to_string());
    let message = [
        "release",
        &release.year,
        &release.asked_by.to_string(),
        &release.asked_at.to_string(),
        confirmed_by.as_deref().unwrap_or_default(),
        confirmed_at.as_deref().unwrap_or_default(),
    ]
    .join("\n");
    HEXLOWER.encode(&key.code(message.as_bytes()))
}
