//! The organisation's rows: one file per noun. Permits are asked for here, rules are asked before.

pub mod changes;
mod columns;
pub mod confirmations;
pub mod dated;
pub mod district;
pub mod evidence;
pub mod funding;
pub mod municipality;
pub mod names;
pub mod organisation;
pub mod post;
pub mod region;
mod rows;
pub mod search;
pub mod structure;
mod workplace;
