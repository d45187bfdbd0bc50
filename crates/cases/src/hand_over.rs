//! Hand-over „next door" (Übergabe): a regular service notices a need and hands the person to the municipality's case
//! managers on the spot, with the person's consent. It learns only whether somebody took it up.

pub(crate) mod pages;
pub mod store;
