//! Signing in and out, the own account, the accounts of the house, decisions by a second person, and the audit trail
//! as pages. The rules behind them stand in `access`; background jobs and mails are shown elsewhere.

mod cookie;
mod own;
mod parked;
pub mod scope;
mod second_factor;
mod sign_in;

use db::migration::Migration;
use web::house::NavEntry;
use web::routes::Routes;

/// The schema of this room.
pub const MIGRATIONS: &[Migration] = &[];

/// The entries of this room in the side navigation.
pub const NAVIGATION: &[NavEntry] = &[];

/// All routes of this room.
pub fn routes() -> Routes {
    sign_in::pages::routes()
        .and(own::pages::routes())
        .and(second_factor::pages::routes())
        .and(parked::pages::routes())
}
