//! The pages through the real router.

mod editing;
mod locking;
mod organisations;
mod reading;
mod regions;
mod to_confirm;
