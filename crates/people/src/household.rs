//! A household: who lives together. It has no name and no content of its own, only members.

pub mod store;
