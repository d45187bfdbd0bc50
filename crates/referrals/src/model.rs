//! Rules of referrals, without database: states and their moves, the clock, what a sheet says, what fits.

pub mod answer;
pub mod clock;
pub mod code;
pub mod purpose;
pub mod situation;
pub mod state;
