//! One row of an answer, the same for both databases.

use sqlx::Row as _;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;

use crate::column::{Column, Kind, Value};
use crate::failure::{Failure, Result};

/// One row; columns are read by the name they have in the statement.
#[derive(Debug)]
pub struct Row<'r>(pub(crate) Inner<'r>);

#[derive(Debug)]
pub(crate) enum Inner<'r> {
    Sqlite(&'r SqliteRow),
    Postgres(&'r PgRow),
}

impl Row<'_> {
    /// The value of a column.
    ///
    /// # Errors
    /// [`Failure::BrokenRow`] if there is no such column or its value is not one of `T`.
    pub fn get<T: Column>(&self, column: &str) -> Result<T> {
        let broken = |reason: String| Failure::BrokenRow {
            column: column.to_owned(),
            reason,
        };
        let value = self
            .value(column, T::KIND)
            .map_err(|error| broken(error.to_string()))?;
        T::from_value(value).map_err(broken)
    }

    fn value(&self, column: &str, kind: Kind) -> std::result::Result<Value, sqlx::Error> {
        Ok(match (&self.0, kind) {
            (Inner::Sqlite(row), Kind::Text) => Value::Text(row.try_get(column)?),
            (Inner::Sqlite(row), Kind::Int) => Value::Int(row.try_get(column)?),
            (Inner::Sqlite(row), Kind::Bool) => Value::Bool(row.try_get(column)?),
            (Inner::Sqlite(row), Kind::Bytes) => Value::Bytes(row.try_get(column)?),
            (Inner::Postgres(row), Kind::Text) => Value::Text(row.try_get(column)?),
            (Inner::Postgres(row), Kind::Int) => Value::Int(row.try_get(column)?),
            (Inner::Postgres(row), Kind::Bool) => Value::Bool(row.try_get(column)?),
            (Inner::Postgres(row), Kind::Bytes) => Value::Bytes(row.try_get(column)?),
        })
    }
}
