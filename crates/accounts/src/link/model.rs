//! Which words say why someone is not let in. No database.

use access::mail_link::model::{LinkRefused, WeakPin};

use crate::link::words::Words;

/// Why not, in the visitor's language.
pub(crate) fn refused(words: Words, refused: LinkRefused) -> String {
    match refused {
        LinkRefused::Gone => words.of("gone"),
        LinkRefused::WrongPin { left } => words.with("pin-wrong", "left", &left.to_string()),
        LinkRefused::WeakPin(WeakPin::NotSixDigits) => words.of("pin-not-digits"),
        LinkRefused::WeakPin(WeakPin::Guessable) => words.of("pin-guessable"),
        LinkRefused::Wait { seconds } => words.with("wait", "seconds", &seconds.to_string()),
    }
}
