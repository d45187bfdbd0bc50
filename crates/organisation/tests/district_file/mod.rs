//! District files: which load, what they then say, and how broken ones are told.

mod broken;
mod handbook;
mod musterland;
mod musterstadt;
mod paderborn;

use organisation::district_file::parse::{DistrictFile, parse};

/// Reads a file that must be right.
fn read(text: &str) -> DistrictFile {
    parse(text).unwrap_or_else(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}
