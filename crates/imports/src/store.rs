//! SQL of lists that are taken over: runs, their sealed parts, what was made, and the mappings that accounts chose.

pub mod heading;
pub mod made;
pub mod part;
pub mod run;
pub mod touched;
