//! What should be settled before a case closes: every room names its checks. They advise; the case manager decides.

use std::future::Future;
use std::pin::Pin;

use access::failure::Result;
use access::permit::Permit;
use base::ids::CaseId;
use db::tx::Tx;
use web::answer::Refused;
use web::request::Request;

/// One thing to settle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What, as a claim: „Alle Ziele sind bewertet".
    pub claim: &'static str,
    /// Whether it holds.
    pub holds: bool,
    /// What is missing, such as „2 Ziele ohne Bewertung".
    pub missing: String,
    /// Where it is settled.
    pub href: String,
}

/// What a source promises.
pub type Checked<'t> = Pin<Box<dyn Future<Output = Result<Vec<Check>>> + Send + 't>>;

/// Checks what one room knows of the case of a permit.
pub type Checker = for<'t> fn(&'t mut Tx, &'t Permit<CaseId>) -> Checked<'t>;

/// The checkers of all rooms.
#[derive(Clone, Debug, Default)]
pub struct Checkers(Vec<Checker>);

impl Checkers {
    /// These checkers.
    pub fn new(checkers: Vec<Checker>) -> Self {
        Self(checkers)
    }
}

/// All checks of the case of the permit.
///
/// # Errors
/// What the database reports.
pub async fn checks(
    request: &Request,
    tx: &mut Tx,
    permit: &Permit<CaseId>,
) -> std::result::Result<Vec<Check>, Refused> {
    let mut all = Vec::new();
    for checker in &request.room::<Checkers>()?.0 {
        all.extend(checker(tx, permit).await?);
    }
    Ok(all)
}
