//! The words every room speaks: ids, days, holidays, moments, money, VZÄ, names, languages, clock, refusals.
//! Nothing here reads a file, opens a connection or waits; nothing here knows a table or a page.

pub mod clock;
pub mod day;
pub mod fte;
pub mod holiday;
pub mod ids;
pub mod input;
pub mod language;
pub mod local_time;
pub mod moment;
pub mod money;
pub mod names;
pub mod refusal;
pub mod texts;
