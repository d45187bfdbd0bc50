//! The directory as files and for other programs: what is written and read in which format. Pages and rows stand elsewhere.

pub mod hsds;
pub(crate) mod table;
