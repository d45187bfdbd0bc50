//! SQL of what the Land pays for: funding frames and funding rates.

use access::permit::{House, Permit};
use base::day::Day;
use base::ids::RowId;
use db::failure::Result;
use db::sql;
use db::tx::Tx;

use super::dated::DatedRow;
use super::rows::{Evidences, validity};
use super::{dated, workplace};
use crate::model::evidence::FactKey;
use crate::model::funding::{FundingFrame, FundingRate};
use crate::model::funding_change::FundingStep;
use crate::model::take_back::DatedFact;

/// Adds a funding frame.
pub(crate) async fn insert_frame(tx: &mut Tx, frame: &FundingFrame) -> Result<()> {
    let row = DatedRow {
        key: FactKey::of(frame.id),
        validity: frame.validity,
        evidence: &frame.evidence,
    };
    let statement = sql!(
        "INSERT INTO organisation_funding_frame
         (id, valid_from, valid_until, title, post_function, fte, workplace, region_id, municipality_id, social_area_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    );
    dated::insert(tx, row, statement, |row_of| {
        let own = row_of.bind(&frame.title).bind(&frame.function).bind(&frame.fte);
        workplace::bind(own, frame.place)
    })
    .await
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
    let row = DatedRow {
        key: FactKey::of(rate.id),
        validity: rate.validity,
        evidence: &rate.evidence,
    };
    let statement = sql!(
        "INSERT INTO organisation_funding_rate
         (id, valid_from, valid_until, title, post_function, basis, amount, per_fte, is_ceiling)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    );
    dated::insert(tx, row, statement, |row_of| {
        row_of
            .bind(&rate.title)
            .bind(&rate.function)
            .bind(&rate.basis)
            .bind(&rate.amount)
            .bind(&rate.per)
            .bind(&rate.is_ceiling)
    })
    .await
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

/// Adds a frame that is new in the district.
pub async fn add_frame(tx: &mut Tx, _permit: &Permit<House>, frame: &FundingFrame) -> Result<()> {
    insert_frame(tx, frame).await
}

/// Adds a rate that is new in the district.
pub async fn add_rate(tx: &mut Tx, _permit: &Permit<House>, rate: &FundingRate) -> Result<()> {
    insert_rate(tx, rate).await
}

/// Changes a frame: its name at once, the rest as the step says; `next` is the row that may follow.
pub async fn change_frame(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (before, next): (&FundingFrame, &FundingFrame),
    step: &FundingStep,
) -> Result<()> {
    let row = (DatedFact::Frame, before.id);
    match end_row(tx, row, before.validity.until(), step).await? {
        RowStep::IsFollowed => insert_frame(tx, next).await,
        RowStep::IsTheSame => rename_frame(tx, before.id, &next.title).await,
    }
}

/// Changes a rate: its name at once, the rest as the step says; `next` is the row that may follow.
pub async fn change_rate(
    tx: &mut Tx,
    _permit: &Permit<House>,
    (before, next): (&FundingRate, &FundingRate),
    step: &FundingStep,
) -> Result<()> {
    let row = (DatedFact::Rate, before.id);
    match end_row(tx, row, before.validity.until(), step).await? {
        RowStep::IsFollowed => insert_rate(tx, next).await,
        RowStep::IsTheSame => rename_rate(tx, before.id, &next.title).await,
    }
}

/// Whether another row follows.
enum RowStep {
    IsFollowed,
    IsTheSame,
}

async fn end_row(
    tx: &mut Tx,
    (fact, id): (DatedFact, RowId),
    until_now: Option<Day>,
    step: &FundingStep,
) -> Result<RowStep> {
    let key = FactKey::of(id);
    match step {
        FundingStep::Stays => Ok(RowStep::IsTheSame),
        FundingStep::Ends(until) => {
            dated::set_until(tx, fact, &key, *until).await?;
            Ok(RowStep::IsTheSame)
        }
        FundingStep::IsFollowed(next) => {
            if until_now.is_none_or(|until| until > next.from()) {
                dated::set_until(tx, fact, &key, Some(next.from())).await?;
            }
            Ok(RowStep::IsFollowed)
        }
    }
}

async fn rename_frame(tx: &mut Tx, id: RowId, title: &str) -> Result<()> {
    sql!("UPDATE organisation_funding_frame SET title = $2 WHERE id = $1")
        .bind(&id)
        .bind_text(title)
        .run(tx)
        .await
        .map(drop)
}

async fn rename_rate(tx: &mut Tx, id: RowId, title: &str) -> Result<()> {
    sql!("UPDATE organisation_funding_rate SET title = $2 WHERE id = $1")
        .bind(&id)
        .bind_text(title)
        .run(tx)
        .await
        .map(drop)
}
