//! What those see who have no account of the house: interfaces and pages over what rooms below keep.
//! It keeps the public and the partners apart from the staff, and decides nothing about offers or cases itself.

pub mod hsds;

use web::routes::Routes;

/// The pages and interfaces of this room.
pub fn routes() -> Routes {
    hsds::routes()
}
