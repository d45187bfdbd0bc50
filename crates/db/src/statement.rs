//! A statement: one constant SQL text with its values. Not a query builder.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use sqlx::{Arguments, AssertSqlSafe, Encode, Postgres, Sqlite, Type};

use crate::column::{Column, Value};
use crate::failure::{Failure, Result};
use crate::row::{Inner, Row};
use crate::tx::{Connection, Tx};

/// A text with its ranges, whether each is written with its first placeholder alone, and how it is then written.
type Written = HashMap<(&'static str, bool), &'static str>;

/// How many values a padded list takes, see [`Statement::bind_50`].
pub const LIST_LENGTH: usize = 50;

/// A constant SQL text with `$1` placeholders and the values bound so far; made by [`sql!`](crate::sql).
#[must_use = "a statement does nothing until it is run"]
#[derive(Debug)]
pub struct Statement {
    text: &'static str,
    values: Vec<Value>,
    longest_list: usize,
}

/// A statement of the store in which it is written; does not compile in other files.
///
/// `IN ($2..$51)` stands for fifty placeholders, see [`Statement::bind_50`](crate::statement::Statement::bind_50).
#[macro_export]
macro_rules! sql {
    ($text:literal) => {{
        const _: () = $crate::seat::only_in_a_store(file!());
        $crate::statement::Statement::new($text)
    }};
}

impl Statement {
    /// A statement without values yet. Write [`sql!`](crate::sql) instead.
    pub fn new(text: &'static str) -> Self {
        Self {
            text,
            values: Vec::new(),
            longest_list: 0,
        }
    }

    /// Binds the next placeholder.
    pub fn bind<T: Column>(mut self, value: &T) -> Self {
        self.values.push(value.to_value());
        self
    }

    /// Binds the next placeholder to a text.
    pub fn bind_text(mut self, value: &str) -> Self {
        self.values.push(Value::Text(Some(value.to_owned())));
        self
    }

    /// The text as it was written, with its ranges.
    pub(crate) fn text(&self) -> &'static str {
        self.text
    }

    /// The text as the database reads it.
    fn written_out(&self) -> &'static str {
        written_out(self.text, self.longest_list <= 1)
    }

    pub(crate) fn into_values(self) -> Vec<Value> {
        self.values
    }

    /// Binds the next placeholders to these values.
    pub(crate) fn bind_values(mut self, values: Vec<Value>) -> Self {
        self.values.extend(values);
        self
    }

    /// Binds the next fifty placeholders to at most fifty values, and the rest to NULL, which no row equals.
    ///
    /// A planner counts each value for as many rows as it would bring, and NULL for none: repeated values would make fifty
    /// owners of one, and a look at one file a scan of all. For the same reason `NOT IN` cannot have such a list: with
    /// NULL in it no row fits.
    ///
    /// Where no list of a statement has more than one value, as for one file or one owner, each is written with its first
    /// placeholder alone: PostgreSQL then keeps its plan, which for fifty placeholders it makes anew each time.
    pub fn bind_50<T: Column>(mut self, values: &[T]) -> Self {
        self.longest_list = self.longest_list.max(values.len());
        let mut filled: Vec<Value> = values.iter().take(LIST_LENGTH).map(Column::to_value).collect();
        filled.resize(LIST_LENGTH, Value::null(T::KIND));
        self.values.extend(filled);
        self
    }

    /// All rows, mapped.
    ///
    /// # Errors
    /// What the database or `map` reports.
    pub async fn all<T>(self, tx: &mut Tx, map: impl Fn(&Row<'_>) -> Result<T>) -> Result<Vec<T>> {
        tx.count_statement();
        let text = self.written_out();
        let failed = |error| Failure::from_driver(text, error);
        match tx.engine.connection() {
            Connection::Sqlite(connection) => {
                let values = arguments::<Sqlite>(self.values).map_err(failed)?;
                let query = sqlx::query_with(AssertSqlSafe(text), values);
                let rows = query.fetch_all(&mut *connection).await.map_err(failed)?;
                rows.iter().map(|row| map(&Row(Inner::Sqlite(row)))).collect()
            }
            Connection::Postgres(connection) => {
                let values = arguments::<Postgres>(self.values).map_err(failed)?;
                let query = sqlx::query_with(AssertSqlSafe(text), values);
                let rows = query.fetch_all(&mut *connection).await.map_err(failed)?;
                rows.iter().map(|row| map(&Row(Inner::Postgres(row)))).collect()
            }
        }
    }

    /// The first row, mapped, or `None`.
    ///
    /// # Errors
    /// What the database or `map` reports.
    pub async fn first<T>(self, tx: &mut Tx, map: impl Fn(&Row<'_>) -> Result<T>) -> Result<Option<T>> {
        Ok(self.all(tx, map).await?.into_iter().next())
    }

    /// The number in the column `n` of the only row, as in `SELECT COUNT(*) AS n`.
    ///
    /// # Errors
    /// What the database reports; a missing row counts as 0.
    pub async fn number(self, tx: &mut Tx) -> Result<i64> {
        Ok(self
            .first(tx, |row| row.get::<Option<i64>>("n"))
            .await?
            .flatten()
            .unwrap_or(0))
    }

    /// Lets the database read the statement without running it: unknown tables, columns and grammar are found.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn prepare_only(self, tx: &mut Tx) -> Result<()> {
        use sqlx::Executor as _;
        let text = written_out(self.text, false);
        let failed = |error| Failure::from_driver(text, error);
        let prepared = sqlx::SqlSafeStr::into_sql_str(AssertSqlSafe(text));
        match tx.engine.connection() {
            Connection::Sqlite(connection) => connection.prepare(prepared).await.map(drop).map_err(failed),
            Connection::Postgres(connection) => connection.prepare(prepared).await.map(drop).map_err(failed),
        }
    }

    /// Runs a statement that gives no rows; returns how many rows it touched.
    ///
    /// # Errors
    /// What the database reports, [`Failure::AlreadyThere`] if a unique rule was broken.
    pub async fn run(self, tx: &mut Tx) -> Result<u64> {
        tx.count_statement();
        let text = self.written_out();
        let failed = |error| Failure::from_driver(text, error);
        match tx.engine.connection() {
            Connection::Sqlite(connection) => {
                let values = arguments::<Sqlite>(self.values).map_err(failed)?;
                let query = sqlx::query_with(AssertSqlSafe(text), values);
                Ok(query
                    .execute(&mut *connection)
                    .await
                    .map_err(failed)?
                    .rows_affected())
            }
            Connection::Postgres(connection) => {
                let values = arguments::<Postgres>(self.values).map_err(failed)?;
                let query = sqlx::query_with(AssertSqlSafe(text), values);
                Ok(query
                    .execute(&mut *connection)
                    .await
                    .map_err(failed)?
                    .rows_affected())
            }
        }
    }
}

/// The values as the driver of one database takes them.
fn arguments<D: sqlx::Database>(values: Vec<Value>) -> std::result::Result<D::Arguments, sqlx::Error>
where
    Option<String>: Type<D> + for<'q> Encode<'q, D>,
    Option<i64>: Type<D> + for<'q> Encode<'q, D>,
    Option<bool>: Type<D> + for<'q> Encode<'q, D>,
    Option<Vec<u8>>: Type<D> + for<'q> Encode<'q, D>,
{
    let mut arguments = D::Arguments::default();
    for value in values {
        match value {
            Value::Text(text) => arguments.add(text),
            Value::Int(number) => arguments.add(number),
            Value::Bool(claim) => arguments.add(claim),
            Value::Bytes(bytes) => arguments.add(bytes),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}

/// The text with `$2..$51` written out, or with the first of them alone; texts without such a range as they are.
fn written_out(text: &'static str, first_alone: bool) -> &'static str {
    static WRITTEN: LazyLock<Mutex<Written>> = LazyLock::new(Mutex::default);
    if !text.contains("..$") {
        return text;
    }
    let mut known = WRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
    // Leaked at most twice per statement of the program: their number is fixed when it is compiled.
    known
        .entry((text, first_alone))
        .or_insert_with(|| Box::leak(write_out_ranges(text, first_alone).into_boxed_str()))
}

fn write_out_ranges(text: &str, first_alone: bool) -> String {
    let mut written = String::with_capacity(text.len() + LIST_LENGTH * 5);
    let mut rest = text;
    while let Some(dots) = rest.find("..$") {
        let (before, after) = rest.split_at(dots);
        let from_start = before.rfind('$').unwrap_or(before.len());
        let from: usize = before[from_start..].trim_start_matches('$').parse().unwrap_or(1);
        let digits: String = after["..$".len()..]
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        let to: usize = if first_alone {
            from
        } else {
            digits.parse().unwrap_or(from)
        };
        written.push_str(&before[..from_start]);
        written.push_str(
            &(from..=to)
                .map(|number| format!("${number}"))
                .collect::<Vec<_>>()
                .join(", "),
        );
        rest = &after["..$".len() + digits.len()..];
    }
    written.push_str(rest);
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_one_keeps_the_numbers_of_what_follows() {
        let ranged = "a = $1 AND id IN ($2..$4) AND b = $5";
        assert_eq!(write_out_ranges(ranged, true), "a = $1 AND id IN ($2) AND b = $5");
    }

    #[test]
    fn a_range_of_placeholders_is_written_out() {
        let ranged = "a = $1 AND id IN ($2..$4) AND b = $5";
        assert_eq!(
            write_out_ranges(ranged, false),
            "a = $1 AND id IN ($2, $3, $4) AND b = $5"
        );
        assert_eq!(write_out_ranges("SELECT 1", false), "SELECT 1");
    }
}
