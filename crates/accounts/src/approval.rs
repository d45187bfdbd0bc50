//! What waits for a second person (Freigaben), and their decision. The rule who may decide stands in `access`.

pub(crate) mod model;
pub(crate) mod pages;
