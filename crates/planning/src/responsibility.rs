//! Responsibility (Zuständigkeit) per life area: who leads, by rules that are explained, decided by the case manager.

pub mod input;
pub mod model;
pub mod pages;
pub mod store;
