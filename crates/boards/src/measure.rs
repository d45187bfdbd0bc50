//! Measures (Maßnahmen): what follows from a decision, who answers for it and until when. Their effect: `effect`.

pub(crate) mod form;
pub mod model;
pub(crate) mod pages;
pub mod places;
pub mod store;
