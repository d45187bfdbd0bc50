//! What the organisation is and the rules it obeys. No database, no page, no clock.

pub mod ags;
pub mod area;
pub mod coded;
pub mod district;
pub mod evidence;
pub mod field_of_action;
pub mod funding;
pub mod funding_change;
pub mod history;
pub mod municipality;
pub mod organisation;
pub mod post;
pub mod post_change;
pub mod redistricting;
pub mod responsibility;
pub mod social_area;
pub mod staffing_plan;
pub mod structure;
pub mod take_back;
pub mod to_confirm;
pub mod vacancy;
pub mod validity;
pub mod workforce;
