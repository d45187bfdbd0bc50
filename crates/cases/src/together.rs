//! Working together on a case: acute access, break-glass, consultation, transfer, case conference, hand-over talk. Stand-ins are
//! arranged in `accounts`.

pub(crate) mod acute;
pub(crate) mod break_glass;
pub(crate) mod lent;
pub(crate) mod meeting;
pub mod model;
pub(crate) mod passing;
pub(crate) mod share;
pub mod store;
pub(crate) mod tell;
pub(crate) mod transfer;

use web::routes::Routes;

pub(crate) fn routes() -> Routes {
    share::routes()
        .and(acute::routes())
        .and(break_glass::routes())
        .and(lent::routes())
        .and(transfer::routes())
        .and(meeting::routes())
}
