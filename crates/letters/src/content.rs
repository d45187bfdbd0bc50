//! The content of files in sealed pieces of 64 KiB, each opened only at its own place. Not what the files are about.

pub mod store;

/// Bytes of a piece before it is sealed.
pub const PIECE: usize = 64 * 1024;
/// Pieces that are written or read in one transaction, which lasts some milliseconds.
pub const AT_ONCE: usize = 32;
