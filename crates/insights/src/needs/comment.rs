//! What experts say about a place in a half-year: versions of a text, each with author and day.

use base::moment::Moment;

/// The longest comment (letters).
pub(crate) const LONGEST: usize = 6_000;

/// One version of a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Comment {
    /// Counts the versions, from 1.
    pub(crate) number: i64,
    /// The text.
    pub(crate) body: String,
    /// Who wrote it.
    pub(crate) by: String,
    /// When.
    pub(crate) at: Moment,
}
