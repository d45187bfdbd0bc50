//! Lists of cases: one's own and those one stands in for, filtered, sorted by name in memory; dormant ones.

mod before;
pub(crate) mod dormant;
pub(crate) mod export;
pub mod model;
pub(crate) mod pages;
pub(crate) mod saved;
pub mod store;
