//! The privacy notice (Datenschutzhinweise): what everybody is told about the use of their data, per controller, in sixteen
//! languages, without an account. The German text governs; others are reading aids and offered as the declarations are.

mod content;
pub(crate) mod pages;
mod paper;
pub mod shelf;
pub mod words;
