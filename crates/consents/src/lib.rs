//! Declarations of consent: what a person allows, to whom, what for, until when, and the gate that every disclosure passes.

pub mod words;
