//! The own second factor: set up with a picture or a typed secret, replaced, with recovery codes on paper.

pub(crate) mod pages;
mod picture;
