//! SQL of whom themes concern: one municipality, or all of them.

use access::permit::{House, Permit};
use base::ids::MunicipalityId;
use db::failure::Result;
use db::tx::Tx;

use crate::theme::model::ThemeHead;
use crate::theme::store::{PAGE, Wanted, heads};

/// The themes in motion that name a municipality or lie in its local board, at most fifty.
///
/// # Errors
/// What the database reports.
pub async fn of_municipality(
    tx: &mut Tx,
    permit: &Permit<House>,
    municipality: MunicipalityId,
) -> Result<Vec<ThemeHead>> {
    let wanted = Wanted {
        municipality: Some(municipality),
        is_in_motion: Some(true),
        limit: PAGE,
        ..Wanted::default()
    };
    heads(tx, permit, &wanted).await
}

/// The themes in motion that name no municipality and lie in no local board: they concern all of them. At most fifty.
///
/// # Errors
/// What the database reports.
pub async fn district_wide(tx: &mut Tx, permit: &Permit<House>) -> Result<Vec<ThemeHead>> {
    let wanted = Wanted {
        is_district_wide: Some(true),
        is_in_motion: Some(true),
        limit: PAGE,
        ..Wanted::default()
    };
    heads(tx, permit, &wanted).await
}
