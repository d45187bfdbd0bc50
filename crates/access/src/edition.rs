//! How often the house itself was changed. What pages remember of it holds for one number; the number comes with the
//! session at every click. Not what they remember: that is each room's.

pub mod store;
