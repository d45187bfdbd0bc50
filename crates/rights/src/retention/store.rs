//! SQL of retention: periods in [`period`], runs and their items in [`run`], what is due in [`due`].

pub mod due;
pub mod period;
pub mod run;
