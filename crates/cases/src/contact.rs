//! Contacts (Kontakte, shelf 1): written down in half a minute, without a name; a card only if somebody is to be reached.
//! Three task areas are counted apart. Not here: cases (shelf 2) and emergency notes (shelf 3).

pub mod answers;
pub mod card_input;
pub mod form;
pub mod input;
pub mod model;
pub mod nightly;
pub mod pages;
pub mod store;
