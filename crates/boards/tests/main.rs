//! What this room promises, on both databases.
