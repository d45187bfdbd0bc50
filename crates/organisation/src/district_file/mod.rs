//! One TOML file describes one district: read whole with every error at once, or not at all. Not a configuration file.

mod district;
pub mod error;
mod evidence;
mod field;
pub mod file_ids;
mod funding;
mod history;
mod keys;
mod municipality;
mod organisation;
pub mod parse;
mod post;
mod section;
pub mod shipped;
mod suggestion;
