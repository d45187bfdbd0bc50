//! Holds (Löschsperre, Einschränkung): for whom nothing is erased, why, until when.

pub mod model;
pub mod store;
