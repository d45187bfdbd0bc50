//! Taking over lists, on both databases: from the file to cases and cards, broken off, taken back, hidden from others.

mod browser;
mod journey;
mod resuming;
mod scene;
mod store;
mod taking_back;
mod tidying;
mod visibility;
