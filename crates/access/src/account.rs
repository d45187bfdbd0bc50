//! Accounts (Konten): who they are, their password and second factor, their roles. Not their sessions.

pub mod model;
pub mod own;
pub mod password;
pub mod second_factor;
pub mod store;
