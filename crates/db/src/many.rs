//! Many rows by one statement: a text that adds one row is written out for several at a time. Each trip to a database
//! costs more than the row it carries; whoever adds thousands of rows saves nearly all of them.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use crate::failure::Result;
use crate::statement::Statement;
use crate::tx::Tx;

/// Rows of one statement of bulk work, the largest first: few sizes, so that few texts are prepared.
const SIZES: [usize; 2] = [64, 16];

/// A text and how many rows it was written out for.
type Known = HashMap<(&'static str, usize), &'static str>;

impl Statement {
    /// Runs a text that adds one row, `INSERT INTO … VALUES ($1, $2)`, once for each item, many rows at a time; `bind`
    /// binds the values of one row in their order. An `ON CONFLICT … DO NOTHING` may follow, or a `DO UPDATE` if no two
    /// items meet in the same row: PostgreSQL refuses to change one twice. Returns how many rows came.
    ///
    /// # Errors
    /// What the database reports; rows before the one it refuses may stand until the transaction is rolled back.
    pub async fn run_for_each<T>(
        self,
        tx: &mut Tx,
        items: impl IntoIterator<Item = T>,
        bind: impl Fn(Self, T) -> Self,
    ) -> Result<u64> {
        let text = self.text();
        let mut rows = items
            .into_iter()
            .map(|item| bind(Self::new(text), item).into_values())
            .collect::<Vec<_>>()
            .into_iter();
        let mut touched = 0;
        while rows.len() > 0 {
            // What is left, ten rows of a page perhaps, goes in one trip.
            let size = SIZES
                .into_iter()
                .find(|size| rows.len() >= *size)
                .unwrap_or(rows.len());
            let values: Vec<_> = rows.by_ref().take(size).flatten().collect();
            let statement = Self::new(written_out(text, size)).bind_values(values);
            touched += statement.run(tx).await?;
        }
        Ok(touched)
    }
}

fn written_out(text: &'static str, rows: usize) -> &'static str {
    static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);
    if rows == 1 {
        return text;
    }
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    // Leaked once per statement and size: their number is fixed when the program is compiled.
    known
        .entry((text, rows))
        .or_insert_with(|| Box::leak(repeated(text, rows).into_boxed_str()))
}

/// The text with its group of values written `rows` times, the placeholders of each row after those of the row before.
fn repeated(text: &str, rows: usize) -> String {
    let Some((head, group, tail)) = parts(text) else {
        return text.to_owned();
    };
    let width = placeholders(group).max().unwrap_or(0);
    let groups: Vec<String> = (0..rows).map(|row| shifted(group, row * width)).collect();
    format!("{head}{}{tail}", groups.join(", "))
}

/// What stands before the group of values, the group with its brackets, what follows.
fn parts(text: &str) -> Option<(&str, &str, &str)> {
    let values = text.rfind("VALUES")? + "VALUES".len();
    let opens = values + text[values..].find('(')?;
    let mut depth = 0_usize;
    for (place, letter) in text[opens..].char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let closes = opens + place + 1;
            return Some((&text[..opens], &text[opens..closes], &text[closes..]));
        }
    }
    None
}

fn placeholders(group: &str) -> impl Iterator<Item = usize> {
    group.split('$').skip(1).filter_map(|rest| number(rest).0)
}

/// The number with which a text begins, and what follows it.
fn number(text: &str) -> (Option<usize>, &str) {
    let end = text
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(text.len());
    (text[..end].parse().ok(), &text[end..])
}

fn shifted(group: &str, by: usize) -> String {
    let mut pieces = group.split('$');
    let mut written = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (found, rest) = number(piece);
        written.push('$');
        written.push_str(&found.map_or_else(String::new, |found| (found + by).to_string()));
        written.push_str(rest);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_group_of_values_is_repeated_with_placeholders_of_its_own() {
        assert_eq!(
            repeated(
                "INSERT INTO t (a, b, c) VALUES ($1, 'x', $2) ON CONFLICT (a) DO NOTHING",
                2
            ),
            "INSERT INTO t (a, b, c) VALUES ($1, 'x', $2), ($3, 'x', $4) ON CONFLICT (a) DO NOTHING"
        );
    }

    #[test]
    fn a_value_used_twice_in_a_row_is_shifted_as_one() {
        assert_eq!(
            repeated("INSERT INTO t (a, b, c) VALUES ($1, $2, COALESCE($2, 0))", 3),
            "INSERT INTO t (a, b, c) VALUES ($1, $2, COALESCE($2, 0)), ($3, $4, COALESCE($4, 0)), ($5, $6, COALESCE($6, 0))"
        );
    }
}
