//! The analysis of offers and needs (Ist- und Bedarfsanalyse): fields of action by municipality. Gaps are exact, because
//! nobody stands behind them; needs of people come from the frozen tables of `figures` as they are and never finer.

pub(crate) mod comment;
pub(crate) mod freeze;
mod live;
pub mod model;
pub(crate) mod pages;
mod spoken;
mod store;
mod tables;
