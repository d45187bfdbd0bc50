//! Papers: what is laid before a board, in editions of which the one that was decided on stays as it was.

pub(crate) mod background;
pub mod draft;
pub(crate) mod form;
pub mod model;
pub(crate) mod pages;
pub(crate) mod print;
pub mod store;
