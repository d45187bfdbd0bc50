//! The picture of the network: how often the team and each actor met in a year. A value with its table as text.

pub(crate) mod map;
pub(crate) mod pages;
