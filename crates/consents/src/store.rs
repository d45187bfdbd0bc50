//! SQL of this room. What is about a person takes a permit for that person; what is sealed opens with its key only.

pub mod controller;
pub mod disclosures;
pub mod duties;
pub mod earlier;
pub mod erasure;
pub mod expiring;
pub(crate) mod facts;
pub mod file;
pub mod giving;
pub mod languages;
pub mod moving;
pub mod of_case;
pub mod proof;
pub mod recipients;
pub mod rows;
pub mod scans;
pub mod sheets;
pub mod versions;
pub mod withdrawals;
