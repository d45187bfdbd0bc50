//! What all dated rows share when they are read: days, evidence, histories. No SQL of its own.

use std::collections::HashMap;
use std::fmt::Display;
use std::hash::Hash;

use base::day::Day;
use base::ids::RowId;
use db::failure::{Failure, Result};
use db::row::Row;

use crate::model::evidence::{Evidence, FactKey};
use crate::model::history::{Dated, History};
use crate::model::validity::Validity;

/// Every evidence of the district by the fact it belongs to.
#[derive(Debug)]
pub(super) struct Evidences(HashMap<FactKey, Evidence>);

impl Evidences {
    pub(super) fn new(all: Vec<(FactKey, Evidence)>) -> Self {
        Self(all.into_iter().collect())
    }

    /// The evidence of a fact; the schema allows no fact without one.
    pub(super) fn of(&self, key: &FactKey) -> Result<Evidence> {
        self.0
            .get(key)
            .cloned()
            .ok_or_else(|| broken("fact_key", format!("no evidence for {key:?}")))
    }

    /// The evidence of the row or record with this id.
    pub(super) fn of_id(&self, id: impl Display) -> Result<Evidence> {
        self.of(&FactKey::of(id))
    }
}

/// The days of a dated row.
pub(super) fn validity(row: &Row<'_>) -> Result<Validity> {
    let (from, until): (Day, Option<Day>) = (row.get("valid_from")?, row.get("valid_until")?);
    Validity::new(from, until).map_err(|refused| broken("valid_until", format!("{refused:?}")))
}

/// A dated row with this value.
pub(super) fn dated<T>(row: &Row<'_>, evidences: &Evidences, value: T) -> Result<Dated<T>> {
    let id: RowId = row.get("id")?;
    Ok(Dated {
        id,
        validity: validity(row)?,
        value,
        evidence: evidences.of_id(id)?,
    })
}

/// Rows by what they belong to.
#[derive(Debug)]
pub(super) struct Grouped<K, T>(HashMap<K, Vec<T>>);

impl<K: Eq + Hash, T> Grouped<K, T> {
    pub(super) fn new(rows: Vec<(K, T)>) -> Self {
        let mut groups: HashMap<K, Vec<T>> = HashMap::new();
        for (key, row) in rows {
            groups.entry(key).or_default().push(row);
        }
        Self(groups)
    }

    /// The rows that belong to this, taken out.
    pub(super) fn take(&mut self, key: &K) -> Vec<T> {
        self.0.remove(key).unwrap_or_default()
    }
}

impl<K: Eq + Hash, T> Grouped<K, Dated<T>> {
    /// The history that belongs to this, taken out.
    pub(super) fn take_history(&mut self, key: &K) -> Result<History<T>> {
        History::from_rows(self.take(key)).map_err(|overlap| broken("valid_from", format!("{overlap:?}")))
    }
}

pub(super) fn broken(column: &str, reason: impl Into<String>) -> Failure {
    Failure::BrokenRow {
        column: column.to_owned(),
        reason: reason.into(),
    }
}

/// A stored number as a smaller one of the model.
pub(super) fn small<T: TryFrom<i64>>(column: &str, number: i64) -> Result<T> {
    T::try_from(number).map_err(|_| broken(column, "out of range"))
}
