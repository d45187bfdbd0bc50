//! Offers as rows of a spreadsheet: the same columns for export and import, in German words.

pub(crate) mod checked;
pub(crate) mod column;
pub(crate) mod hours;
pub(crate) mod pages;
pub(crate) mod store;
