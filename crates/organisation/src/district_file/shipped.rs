//! The district files that come with the program. Not read at start: only by `demo` and `district import`.

/// The Kreis Paderborn, from public sources; what is inferred or open is marked so.
pub const KREIS_PADERBORN: &str = include_str!("../../districts/kreis-paderborn.toml");
