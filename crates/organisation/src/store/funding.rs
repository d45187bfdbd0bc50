//! SQL of what the Land pays for: funding frames and funding rates.

use db::failure::Result;
use db::sql;
use db::tx::Tx;

use super::rows::{Evidences, validity};
use super::{evidence, workplace};
use crate::model::evidence::FactKey;
use crate::model::funding::{FundingFrame, FundingRate};

/// Adds a funding frame.
pub(crate) async fn insert_frame(tx: &mut Tx, frame: &FundingFrame) -> Result<()> {
    evidence::insert(tx, &FactKey::of(frame.id), &frame.evidence).await?;
    let statement = sql!(
        "INSERT INTO organisation_funding_frame
         (id, title, post_function, fte, valid_from, valid_until, workplace, region_id, municipality_id, social_area_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    )
    .bind(&frame.id)
    .bind(&frame.title)
    .bind(&frame.function)
    .bind(&frame.fte)
    .bind(&frame.validity.from())
    .bind(&frame.validity.until());
    workplace::bind(statement, frame.place).run(tx).await.map(drop)
}

/// All funding frames.
pub(super) async fn frames(tx: &mut Tx, evidences: &Evidences) -> Result<Vec<FundingFrame>> {
    sql!(
        "SELECT id, title, post_function, workplace, region_id, municipality_id, social_area_id, fte, valid_from, valid_until
         FROM organisation_funding_frame"
    )
    .all(tx, |row| {
        let id = row.get("id")?;
        Ok(FundingFrame {
            id,
            title: row.get("title")?,
            function: row.get("post_function")?,
            place: workplace::read(row)?,
            fte: row.get("fte")?,
            validity: validity(row)?,
            evidence: evidences.of_id(id)?,
        })
    })
    .await
}

/// Adds a funding rate.
pub(crate) async fn insert_rate(tx: &mut Tx, rate: &FundingRate) -> Result<()> {
    evidence::insert(tx, &FactKey::of(rate.id), &rate.evidence).await?;
    sql!(
        "INSERT INTO organisation_funding_rate
         (id, title, post_function, basis, amount, per_fte, is_ceiling, valid_from, valid_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    )
    .bind(&rate.id)
    .bind(&rate.title)
    .bind(&rate.function)
    .bind(&rate.basis)
    .bind(&rate.amount)
    .bind(&rate.per)
    .bind(&rate.is_ceiling)
    .bind(&rate.validity.from())
    .bind(&rate.validity.until())
    .run(tx)
    .await
    .map(drop)
}

/// All funding rates.
pub(super) async fn rates(tx: &mut Tx, evidences: &Evidences) -> Result<Vec<FundingRate>> {
    sql!(
        "SELECT id, title, post_function, basis, amount, per_fte, is_ceiling, valid_from, valid_until
         FROM organisation_funding_rate"
    )
    .all(tx, |row| {
        let id = row.get("id")?;
        Ok(FundingRate {
            id,
            title: row.get("title")?,
            function: row.get("post_function")?,
            basis: row.get("basis")?,
            amount: row.get("amount")?,
            per: row.get("per_fte")?,
            is_ceiling: row.get("is_ceiling")?,
            validity: validity(row)?,
            evidence: evidences.of_id(id)?,
        })
    })
    .await
}
