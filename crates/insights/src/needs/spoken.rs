//! Closed lists and periods as words in what is frozen: their codes, as columns and addresses have them.

use std::fmt::Display;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serializer, de::Error};

/// Writes the code.
pub(super) fn serialize<T: Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

/// Reads the code.
pub(super) fn deserialize<'d, T: FromStr, D: Deserializer<'d>>(deserializer: D) -> Result<T, D::Error> {
    let code = String::deserialize(deserializer)?;
    code.parse().map_err(|_| D::Error::custom("unknown code"))
}

/// The same for what may be missing.
pub(super) mod maybe {
    use super::{Deserialize, Deserializer, Display, Error, FromStr, Serializer};

    /// Writes the code, or nothing.
    #[expect(clippy::ref_option, reason = "the shape that serde calls")]
    pub(in crate::needs) fn serialize<T: Display, S: Serializer>(
        value: &Option<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => serializer.collect_str(value),
            None => serializer.serialize_none(),
        }
    }

    /// Reads the code, or nothing.
    pub(in crate::needs) fn deserialize<'d, T: FromStr, D: Deserializer<'d>>(
        deserializer: D,
    ) -> Result<Option<T>, D::Error> {
        let code: Option<String> = Option::deserialize(deserializer)?;
        code.map(|code| code.parse().map_err(|_| D::Error::custom("unknown code")))
            .transpose()
    }
}
