//! A page writes a sealed name into a text.

use people::person::model::Name;
use vault::sealed::Open;

fn open_value(name: &Open<Name>) -> String {
    format!("{name}")
}

fn revealed_value(name: &Name) -> String {
    format!("{name}")
}

fn main() {}
