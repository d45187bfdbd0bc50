//! The pages through the real router.

mod editing;
mod funding;
mod holders;
mod locking;
mod organisations;
mod places;
mod reading;
mod regions;
mod take_back;
mod to_confirm;
