//! Documents (Unterlagen): papers and pictures that are filed in a case. Type by content, without the place where a
//! picture was taken, sealed in pieces. Not letters, which are written here.

pub mod filing;
pub mod model;
pub(crate) mod pages;
pub(crate) mod sending;
pub mod store;
