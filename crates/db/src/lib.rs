//! The one door to SQLite and PostgreSQL: districts, transactions, statements, migrations.
//! No room but this one knows which of the two runs. A store writes `sql!("…")`, binds values, and maps rows.
//! Nothing here knows a table of the domain.

pub mod column;
pub mod copy;
mod dialect;
pub mod district;
pub mod failure;
mod file_copy;
mod glance;
mod many;
pub mod migration;
mod pools;
pub mod row;
pub mod seat;
pub mod statement;
pub mod tx;
pub mod url;
