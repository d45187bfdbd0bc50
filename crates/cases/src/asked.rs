//! Questions that higher rooms answer about a case, without this room knowing them: each exports a function, `app`
//! collects them in a value of the house. Not the answers.

pub mod chase;
pub mod closing;
pub mod comparison;
pub mod due;
pub mod meeting;
pub mod tab;
pub mod timeline;
