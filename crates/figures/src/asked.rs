//! What rooms above answer: the counts of a table for a period. Each room exports its entries, the wiring merges them;
//! this room asks. Not a query language: an entry counts the one thing it is for.

use std::pin::Pin;

use access::failure::Result;
use access::permit::JobPermit;
use db::row::Row;
use db::tx::Tx;

use crate::draft::Count;
use crate::kind::Kind;
use crate::period::Period;

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its code, as counts name it.
    pub code: &'static str,
    /// Its German name.
    pub german: &'static str,
}

/// The counts, when they are there.
pub type Counted<'t> = Pin<Box<dyn Future<Output = Result<Vec<Count>>> + Send + 't>>;

/// How a table is counted.
#[derive(Clone, Copy, Debug)]
pub struct Counter {
    /// The table.
    pub kind: Kind,
    /// Its columns, in order; the last one takes what is not known.
    pub columns: fn() -> Vec<Column>,
    /// Counts live rows: groups with their number, never a row of a person.
    pub count: for<'t> fn(&'t mut Tx, &'t JobPermit, Period) -> Counted<'t>,
}

/// The counters of all rooms.
#[derive(Clone, Debug, Default)]
pub struct Counters(Vec<Counter>);

impl Counters {
    /// These counters, one for each table.
    pub fn new(mut counters: Vec<Counter>) -> Self {
        counters.sort_by_key(|counter| counter.kind);
        Self(counters)
    }

    /// All of them, in the order of the list of tables.
    pub fn all(&self) -> &[Counter] {
        &self.0
    }

    /// The columns of a table.
    pub fn columns(&self, kind: Kind) -> Vec<Column> {
        self.0
            .iter()
            .find(|counter| counter.kind == kind)
            .map(|counter| (counter.columns)())
            .unwrap_or_default()
    }
}

/// A group as stores count it: `municipality_id`, the `code` of its column and how many, `n`; no code is the empty one.
///
/// # Errors
/// What the database reports.
pub fn count(row: &Row<'_>) -> db::failure::Result<Count> {
    Ok(Count {
        municipality: row.get("municipality_id")?,
        column: row.get::<Option<String>>("code")?.unwrap_or_default(),
        number: row.get("n")?,
    })
}
