//! The pages of persons and households. What they show was opened by a permit; what they store goes through the stores.

pub mod edit;
pub mod fields;
pub mod household;
pub mod list;
pub mod new;
pub mod person;
pub mod preparing;
