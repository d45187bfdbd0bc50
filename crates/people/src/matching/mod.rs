//! Finds a person by name however it was spelt, in memory only. No database, no web, no clock, nothing at rest.
//!
//! A name is read in four steps: [`romanise`](self) brings every script to Latin letters, `words` cuts it into words
//! (particles, double names, Arabic compounds), `sounds` reads each letter as the set of sounds it may stand for, and
//! `likeness` compares two words by the cheapest way to turn one into the other. `pairing` lays the words of two
//! persons side by side, `judge` says what that means together with the birth, and `index` does it for a whole district.

pub mod birth;
pub mod compare;
pub mod hit;
pub mod index;
pub mod names;
pub mod query;

mod costs;
mod judge;
mod likeness;
mod pairing;
mod romanise;
mod scripts;
mod sign;
mod sounds;
pub(crate) mod spelt;
mod token;
mod vocabulary;
mod words;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod table;
