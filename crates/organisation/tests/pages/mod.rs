//! The pages through the real router.

mod reading;
