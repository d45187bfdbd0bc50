//! The whole house, wired as the program wires it: who comes in where, what leaves it, and the program's commands.
//! What one room does alone is tested in that room.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod board_rows;
mod browser;
mod case_bar;
mod commands;
mod directory_rows;
mod districts;
mod doors;
mod dump;
mod erasure;
mod faults;
mod fixtures;
mod holds;
mod life;
mod markers;
mod memory;
mod merging;
mod network_rows;
mod one_connection;
mod oversight;
mod permissions;
mod person_tables;
mod program;
mod protection;
mod reconstruction_rows;
mod referral_rows;
mod relations;
mod restoring;
mod rights;
mod scene;
mod sources;
mod statements;
mod theme_rows;
mod ways;
mod without_identity;
mod year;
