//! SQL of evidence: what each fact rests on. Every fact's row refers to one of these.

use db::failure::Result;
use db::sql;
use db::tx::Tx;

use super::rows::Evidences;
use crate::model::evidence::{Evidence, FactKey};

/// Adds the evidence of a fact, before the fact.
pub(crate) async fn insert(tx: &mut Tx, key: &FactKey, evidence: &Evidence) -> Result<()> {
    sql!(
        "INSERT INTO organisation_evidence (fact_key, certainty, source, source_address, note)
         VALUES ($1, $2, $3, $4, $5)"
    )
    .bind(key)
    .bind(&evidence.certainty)
    .bind(&evidence.source)
    .bind(&evidence.address)
    .bind(&evidence.note)
    .run(tx)
    .await
    .map(drop)
}

/// Adds the evidence of a fact, or replaces the one that was left when the fact was taken out.
pub(crate) async fn put(tx: &mut Tx, key: &FactKey, evidence: &Evidence) -> Result<()> {
    sql!(
        "INSERT INTO organisation_evidence (fact_key, certainty, source, source_address, note)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (fact_key) DO UPDATE
         SET certainty = excluded.certainty, source = excluded.source,
             source_address = excluded.source_address, note = excluded.note"
    )
    .bind(key)
    .bind(&evidence.certainty)
    .bind(&evidence.source)
    .bind(&evidence.address)
    .bind(&evidence.note)
    .run(tx)
    .await
    .map(drop)
}

/// Replaces what a fact rests on.
pub(crate) async fn replace(tx: &mut Tx, key: &FactKey, evidence: &Evidence) -> Result<()> {
    sql!(
        "UPDATE organisation_evidence SET certainty = $2, source = $3, source_address = $4, note = $5
         WHERE fact_key = $1"
    )
    .bind(key)
    .bind(&evidence.certainty)
    .bind(&evidence.source)
    .bind(&evidence.address)
    .bind(&evidence.note)
    .run(tx)
    .await
    .map(drop)
}

/// What all facts rest on.
pub(super) async fn all(tx: &mut Tx) -> Result<Evidences> {
    let rows = sql!("SELECT fact_key, certainty, source, source_address, note FROM organisation_evidence")
        .all(tx, |row| {
            let evidence = Evidence {
                certainty: row.get("certainty")?,
                source: row.get("source")?,
                address: row.get("source_address")?,
                note: row.get("note")?,
            };
            Ok((row.get("fact_key")?, evidence))
        })
        .await?;
    Ok(Evidences::new(rows))
}
