//! What a declaration says and what follows from it. Knows no database, no page and no clock.

pub mod basis;
pub mod category;
pub mod declaration;
pub mod draft;
pub mod drawing;
pub mod duty;
pub mod ground;
pub mod languages;
pub mod limit;
pub mod line;
pub mod path;
pub mod preset;
pub mod preview;
pub mod purpose;
pub mod refused;
pub mod residence;
pub mod row;
pub mod rule;
pub mod signer;
pub mod wish;
