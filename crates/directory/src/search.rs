//! Finding offers in memory: words in German and the other languages, filters, and what fits a situation. The index is
//! built in the background from the rows and gone with the process; nothing of it is stored.

mod compounds;
pub mod finder;
mod index;
mod letters;
mod marks;
pub mod query;
mod reading;
pub mod shelf;
pub(crate) mod store;
mod vocabulary;
mod words;

#[cfg(test)]
pub(crate) mod tests;
