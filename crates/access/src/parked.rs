//! What was posted after a session had ended: kept sealed for its account for a day, so that no typed text is lost.

pub mod store;

use vault::subject::KeySubject;

use base::ids::RowId;
use base::moment::Moment;

use crate::failure::Result;
use crate::gate::Access;
use crate::session::model::{SessionToken, SignedIn};
use crate::session::store::{self as sessions, LoadedSession};

/// Hours after which parked text is gone.
pub const HOURS_KEPT: i64 = 24;
/// Most parked forms of one account; beyond, the oldest goes.
const MOST_KEPT: i64 = 20;
/// The field in which the id of a kept text travels with the form that it filled, until that is saved.
pub const FIELD: &str = "aufbewahrt";
/// Fields that are never kept: secrets, the page's own, and what was searched for.
const NEVER_KEPT: [&str; 9] = [
    "csrf",
    FIELD,
    "suche",
    "kennwort",
    "kennwort_neu",
    "kennwort_wiederholt",
    "code",
    "pin",
    "pin_wiederholt",
];

/// A form that waits for its account to come back.
#[derive(Clone, Debug)]
pub struct Parked {
    /// Its id.
    pub id: RowId,
    /// Where it was posted to.
    pub path: String,
    /// When.
    pub parked_at: Moment,
    /// Its fields in the order in which they were sent.
    pub fields: Vec<(String, String)>,
}

impl Access {
    /// Keeps what was posted with the secret of a session that has ended by idleness or time; passwords and codes are
    /// left out. False if nothing was kept: no such session, its second factor was missing, or nothing was typed.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn park(&self, token: &SessionToken, path: &str, body: &[u8]) -> Result<bool> {
        let now = self.clock().now();
        let mut tx = self.district().read().await?;
        let click = sessions::load_with_roles(&mut tx, &token.hash()).await?;
        drop(tx);
        let is_whole = |one: &LoadedSession| one.session.second_factor_at.is_some() && !one.is_locked;
        let Some(loaded) = click.map(|click| click.loaded).filter(is_whole) else {
            return Ok(false);
        };
        let Some(kept) = without_secrets(body) else {
            return Ok(false);
        };
        let account = loaded.session.account;
        let key = self.keyring().key_of_or_new(KeySubject::Account(account)).await?;
        let id = RowId::from_uuid(self.ids().next());
        let mut tx = self.district().write().await?;
        store::delete_before(&mut tx, now.plus_hours(-HOURS_KEPT)).await?;
        store::insert(
            &mut tx,
            &key,
            &store::NewParked {
                id,
                account,
                path,
                body: &kept,
                at: now,
            },
            self.ids(),
        )
        .await?;
        if let Some(earlier) = taken_up(body) {
            store::delete_of_page(&mut tx, account, earlier, page(path)).await?;
        }
        store::delete_all_but(&mut tx, account, MOST_KEPT).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// What is kept for the account, the latest first.
    ///
    /// # Errors
    /// What the database or the key store reports.
    pub async fn parked(&self, who: &SignedIn) -> Result<Vec<Parked>> {
        let since = self.clock().now().plus_hours(-HOURS_KEPT);
        let mut tx = self.district().read().await?;
        let rows = store::of_account(&mut tx, who.account, since).await?;
        drop(tx);
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let key = self
            .keyring()
            .key_of_or_new(KeySubject::Account(who.account))
            .await?;
        let mut parked = Vec::with_capacity(rows.len());
        for row in rows {
            let body = store::open_body(&row, &key)?;
            let fields = form_urlencoded::parse(body.expose(self.exposure()));
            let fields = fields
                .map(|(name, value)| (name.into_owned(), value.into_owned()))
                .collect();
            parked.push(Parked {
                id: row.id,
                path: row.path,
                parked_at: row.parked_at,
                fields,
            });
        }
        Ok(parked)
    }

    /// How many forms wait for the account.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn count_parked(&self, who: &SignedIn) -> Result<i64> {
        let mut tx = self.district().read().await?;
        Ok(store::count(&mut tx, who.account, self.clock().now().plus_hours(-HOURS_KEPT)).await?)
    }

    /// Forgets a form of the account after it was saved by the page to which it had been posted; a form of another page
    /// stays.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn forget_saved(&self, who: &SignedIn, id: RowId, path: &str) -> Result<()> {
        let mut tx = self.district().write().await?;
        store::delete_of_page(&mut tx, who.account, id, page(path)).await?;
        Ok(tx.commit().await?)
    }

    /// Forgets a form of the account; false if there is none.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn forget_parked(&self, who: &SignedIn, id: RowId) -> Result<bool> {
        let mut tx = self.district().write().await?;
        let is_gone = store::delete(&mut tx, who.account, id).await?;
        tx.commit().await?;
        Ok(is_gone)
    }
}

/// The kept text that a body was filled from.
fn taken_up(body: &[u8]) -> Option<RowId> {
    let mut fields = form_urlencoded::parse(body);
    fields.find(|(name, _)| name == FIELD)?.1.parse().ok()
}

/// The path without what follows the question mark.
fn page(path: &str) -> &str {
    path.split('?').next().unwrap_or_default()
}

/// The body without passwords, codes and form words, or `None` if nothing is left.
fn without_secrets(body: &[u8]) -> Option<Vec<u8>> {
    let fields = form_urlencoded::parse(body).filter(|(name, _)| !NEVER_KEPT.contains(&name.as_ref()));
    let mut kept = form_urlencoded::Serializer::new(String::new());
    let mut is_typed = false;
    for (name, value) in fields {
        is_typed |= !value.trim().is_empty();
        kept.append_pair(&name, &value);
    }
    is_typed.then(|| kept.finish().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_codes_and_form_words_are_not_kept() {
        let kept = without_secrets(b"csrf=x&notiz=Gut+angekommen&kennwort=geheim&code=123456&pin=1").unwrap();
        assert_eq!(kept, b"notiz=Gut+angekommen");
        assert_eq!(without_secrets(b"csrf=x&suche=Muster&aufbewahrt=y"), None);
        assert_eq!(without_secrets(b"csrf=x&notiz=+"), None);
    }
}
