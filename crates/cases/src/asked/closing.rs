//! What should be settled before a case closes: every room names its checks. They advise; the case manager decides. And
//! what rooms let go of when it closes, in the same transaction: they are not asked, only told.

use std::future::Future;
use std::pin::Pin;

use access::failure::Result;
use access::permit::Permit;
use base::ids::{CaseId, Ids};
use db::tx::Tx;
use vault::sealed::SubjectKey;
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

/// A case that closes, by whomever or by itself.
#[derive(Clone, Copy, Debug)]
pub struct Ending<'e> {
    /// The case.
    pub case: CaseId,
    /// Its key.
    pub key: &'e SubjectKey,
    /// Where new ids come from.
    pub ids: &'e Ids,
}

/// What letting go promises.
pub type LetGo<'t> = Pin<Box<dyn Future<Output = Result<()>> + Send + 't>>;

/// Lets go of what one room could find by the key of an open case.
pub type Closer = for<'t> fn(&'t mut Tx, Ending<'t>) -> LetGo<'t>;

/// The closers of all rooms.
#[derive(Clone, Debug, Default)]
pub struct Closers(Vec<Closer>);

impl Closers {
    /// These closers.
    pub fn new(closers: Vec<Closer>) -> Self {
        Self(closers)
    }

    /// All rooms let go of a case, in the transaction in which it closes.
    pub(crate) async fn let_go(&self, tx: &mut Tx, ending: Ending<'_>) -> Result<()> {
        for closer in &self.0 {
            closer(tx, ending).await?;
        }
        Ok(())
    }
}
