//! What a declaration says and what follows from it. Knows no database, no page and no clock.

pub mod category;
pub mod declaration;
pub mod draft;
pub mod drawing;
pub mod languages;
pub mod line;
pub mod preset;
pub mod purpose;
pub mod refused;
pub mod row;
pub mod rule;
pub mod signer;
pub mod wish;
