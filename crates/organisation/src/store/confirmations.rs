//! SQL of confirmations: who confirmed which fact, and what it rested on before. Which facts are open is a rule.

use access::edition;
use access::permit::{House, Permit};
use base::ids::RowId;
use base::moment::Moment;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use super::evidence;
use crate::model::evidence::{Certainty, Evidence, FactKey};

/// A confirmation as the page lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// Which fact, as it was worded then.
    pub fact: String,
    /// How sure it was before.
    pub certainty_before: Certainty,
    /// On whose word it was confirmed.
    pub source: String,
    /// The name of the account.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// What is confirmed, and on whose word.
#[derive(Clone, Debug)]
pub struct NewConfirmation<'c> {
    /// The id of the confirmation.
    pub id: RowId,
    /// Which fact.
    pub key: &'c FactKey,
    /// The fact in words: `Borchen – Region: Region 3 (Ost)`.
    pub fact: &'c str,
    /// What it rested on until now.
    pub before: &'c Evidence,
    /// On whose word.
    pub source: &'c str,
}

/// Makes a fact stated on this word and keeps what it rested on before.
pub async fn confirm(tx: &mut Tx, permit: &Permit<House>, confirmation: &NewConfirmation<'_>) -> Result<()> {
    insert(tx, permit, confirmation).await?;
    evidence::replace(tx, confirmation.key, &Evidence::stated(confirmation.source)).await?;
    edition::store::count(tx).await
}

async fn insert(tx: &mut Tx, permit: &Permit<House>, confirmation: &NewConfirmation<'_>) -> Result<()> {
    sql!(
        "INSERT INTO organisation_confirmation
         (id, fact_key, fact, certainty_before, source_before, note_before, source, confirmed_by, confirmed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    )
    .bind(&confirmation.id)
    .bind(confirmation.key)
    .bind_text(confirmation.fact)
    .bind(&confirmation.before.certainty)
    .bind(&confirmation.before.source)
    .bind(&confirmation.before.note)
    .bind_text(confirmation.source)
    .bind(&permit.account())
    .bind(&permit.now())
    .run(tx)
    .await
    .map(drop)
}

/// The latest confirmations, newest first, at most fifty.
pub async fn latest(tx: &mut Tx, _permit: &Permit<House>) -> Result<Vec<Confirmation>> {
    sql!(
        "SELECT c.fact, c.certainty_before, c.source, a.display_name, c.confirmed_at
         FROM organisation_confirmation c
         JOIN access_account a ON a.id = c.confirmed_by
         ORDER BY c.confirmed_at DESC, c.id DESC
         LIMIT 50"
    )
    .all(tx, |row| {
        Ok(Confirmation {
            fact: row.get("fact")?,
            certainty_before: row.get("certainty_before")?,
            source: row.get("source")?,
            by: row.get("display_name")?,
            at: row.get("confirmed_at")?,
        })
    })
    .await
}
