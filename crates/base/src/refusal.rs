//! What a rule says when the answer is no. Not an input error (see `input`) and not a failure.

/// A rule said no: the German sentence tells why and what to do next.
///
/// Each act has its own enum; this trait only lets pages show any of them.
pub trait Refusal: std::fmt::Debug {
    /// Why not, and what to do next, in one or two plain German sentences.
    fn german(&self) -> String;
}
