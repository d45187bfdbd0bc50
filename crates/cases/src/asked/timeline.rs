//! What happened in a case: every room tells its part, one line shows all of it in order of time.

use std::future::Future;
use std::pin::Pin;

use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::CaseId;
use base::moment::Moment;
use db::tx::Tx;
use web::answer::Refused;
use web::request::Request;

/// One thing that happened, opened for whoever holds the permit.
#[derive(Clone)]
pub struct Happened {
    /// The day on which it is shown.
    pub day: Day,
    /// When it was written down; orders what happened on one day.
    pub at: Moment,
    /// An icon, see `web::components::icon`.
    pub symbol: &'static str,
    /// What it was, such as „Telefonat".
    pub title: String,
    /// More of it.
    pub text: Option<String>,
    /// Who did it, as colleagues see the name.
    pub by: Option<String>,
    /// Where it is shown.
    pub href: Option<String>,
}

impl std::fmt::Debug for Happened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Happened({}, {})", self.symbol, self.day)
    }
}

/// What a source promises.
pub type Told<'t> = Pin<Box<dyn Future<Output = Result<Vec<Happened>>> + Send + 't>>;

/// Tells what one room knows of the case of a permit, the newest first, at most two hundred.
pub type Teller = for<'t> fn(&'t mut Tx, &'t Permit<CaseId>) -> Told<'t>;

/// The tellers of all rooms.
#[derive(Clone, Debug, Default)]
pub struct Tellers(Vec<Teller>);

impl Tellers {
    /// These tellers.
    pub fn new(tellers: Vec<Teller>) -> Self {
        Self(tellers)
    }
}

/// Everything that happened in the case of the permit, the newest first.
///
/// # Errors
/// What the database reports.
pub async fn told(
    request: &Request,
    tx: &mut Tx,
    permit: &Permit<CaseId>,
) -> std::result::Result<Vec<Happened>, Refused> {
    let mut all = Vec::new();
    for teller in &request.room::<Tellers>()?.0 {
        all.extend(teller(tx, permit).await?);
    }
    all.sort_by_key(|one| std::cmp::Reverse((one.day, one.at)));
    Ok(all)
}
