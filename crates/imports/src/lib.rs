//! Lists of cases that teams kept before, taken over row by row.
//! Not here: what a case is; rows become contacts and cases through `cases`.

pub mod check;
pub mod column;
pub mod finding;
pub mod mapping;
pub mod row;
pub mod sheet;
mod words;
