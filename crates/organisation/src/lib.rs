//! The district's organisation: regions, municipalities, organisations, posts and their staffing (concept § 6.1, 6.2).
//!
//! Rules live in `model` and know no database, no page and no clock; `district_file` reads a whole district from one
//! TOML file. Not here: accounts, persons, offers – those rooms only point to what stands here.

pub mod district_file;
pub mod model;
