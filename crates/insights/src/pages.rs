//! The pages and files of the figures.

pub(crate) mod files;
pub(crate) mod list;
mod shown;
pub(crate) mod table;
