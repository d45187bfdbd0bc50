//! The demo: the Kreis Paderborn with one account for each role and invented persons and cases, the same for the same seed.

pub mod accounts;
pub(crate) mod boards;
mod cases;
pub(crate) mod gaps;
pub(crate) mod guide;
pub(crate) mod measures;
pub mod names;
pub(crate) mod network;
pub(crate) mod obstacles;
pub(crate) mod oversight;
pub mod persons;
pub(crate) mod posts;
pub(crate) mod reconstructions;
pub(crate) mod referrals;
pub mod stories;
pub(crate) mod themes;
