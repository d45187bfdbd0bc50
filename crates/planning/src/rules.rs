//! Pages on which coordinators keep the rules of responsibility and the intervals of reviews. The rules themselves are `responsibility`.

pub mod edit;
pub mod list;
