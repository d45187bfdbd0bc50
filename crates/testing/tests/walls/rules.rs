//! The rules that keep the house in order, as functions from the source tree to findings. They read, and change nothing.
//! Samples beside each rule show what it finds.

pub(crate) mod architecture;
pub(crate) mod capabilities;
pub(crate) mod data_classes;
pub(crate) mod documents;
pub(crate) mod glossary;
pub(crate) mod layers;
pub(crate) mod source;
pub(crate) mod spots;
pub(crate) mod tidy;
pub(crate) mod words;
