//! A person with own identity: what is known, how it is typed, how it is stored. Pages stand in `pages`.

pub mod born;
pub mod input;
pub mod model;
pub mod store;
