//! Who raised something that leads away from any file: rooms seal the post with a key of the district, so that an answer
//! finds its way back. Pages can seal with it and reveal nothing; only a job does.

use vault::sealed::SubjectKey;

use crate::failure::Result;
use crate::gate::Access;

/// The purpose of the key; jobs that deliver answers ask their keyring for it.
pub const RAISING: &str = "raising";

impl Access {
    /// The key that seals which post raised something. No permit reveals what it sealed.
    ///
    /// # Errors
    /// What the key store reports.
    pub async fn raising_key(&self) -> Result<SubjectKey> {
        Ok(self.keyring().district_key(RAISING).await?)
    }
}
