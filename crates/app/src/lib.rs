//! The wiring of Lotse: configuration, rooms merged into one house, command line, demo data. No rule of the domain.

pub mod commands;
pub mod config;
pub mod demo;
pub mod failure;
pub mod health;
pub mod house;
pub mod mail;
pub mod memory;
mod operation;
pub mod rooms;
pub mod scanner;
mod scopes;
pub mod serving;
mod store;
mod upkeep;
