//! What became different between the beginning of a case and now: every room that can tell draws it. Shown where a case
//! closes, so that whoever closes it sees what it was good for.

use std::future::Future;
use std::pin::Pin;

use access::failure::Result;
use access::permit::Permit;
use base::ids::CaseId;
use charts::chart::Chart;
use db::tx::Tx;
use web::answer::Refused;
use web::request::Request;

/// What a source promises.
pub type Compared<'t> = Pin<Box<dyn Future<Output = Result<Option<Chart>>> + Send + 't>>;

/// Draws what one room knows of the case of a permit, first against now; nothing if there is nothing to compare yet.
pub type Comparer = for<'t> fn(&'t mut Tx, &'t Permit<CaseId>) -> Compared<'t>;

/// The comparers of all rooms.
#[derive(Clone, Debug, Default)]
pub struct Comparers(Vec<Comparer>);

impl Comparers {
    /// These comparers.
    pub fn new(comparers: Vec<Comparer>) -> Self {
        Self(comparers)
    }
}

/// All that can be compared in the case of the permit.
///
/// # Errors
/// What the database reports.
pub async fn compared(
    request: &Request,
    tx: &mut Tx,
    permit: &Permit<CaseId>,
) -> std::result::Result<Vec<Chart>, Refused> {
    let mut all = Vec::new();
    for comparer in &request.room::<Comparers>()?.0 {
        all.extend(comparer(tx, permit).await?);
    }
    Ok(all)
}
