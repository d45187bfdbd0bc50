//! Obstacles (Hindernisse) that case managers note in two clicks; counted without any case. Not what is made of them.

pub mod asked;
pub mod counts;
mod input;
pub(crate) mod mixing;
pub mod model;
pub mod pages;
pub mod store;
