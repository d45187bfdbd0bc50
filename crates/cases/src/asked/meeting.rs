//! When the persons of a case are met next, and were met last: the room with the appointments tells, letters ask. Day,
//! times and place only; nothing of what it is about.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use access::failure::Result;
use access::permit::Permit;
use base::day::Day;
use base::ids::CaseId;
use db::tx::Tx;
use web::request::Request;

/// A meeting, opened with the permit of its case.
#[derive(Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its day.
    pub day: Day,
    /// From when, `10:00`; empty if it takes the whole day.
    pub from: String,
    /// Until when.
    pub until: String,
    /// Where; empty if nobody has said.
    pub place: String,
    /// Whether it is at home with the person: then its place is for the person's eyes alone.
    pub is_at_home: bool,
}

impl fmt::Debug for Meeting {
    /// The day only; the place may be somebody's home.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Meeting({})", self.day)
    }
}

/// What is known of the meetings of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meetings {
    /// The next one.
    pub next: Option<Meeting>,
    /// The last one that took place.
    pub last: Option<Meeting>,
}

/// What a source promises.
pub type Told<'t> = Pin<Box<dyn Future<Output = Result<Meetings>> + Send + 't>>;

/// Tells the meetings of the case of a permit.
pub type Teller = for<'t> fn(&'t mut Tx, &'t Permit<CaseId>) -> Told<'t>;

/// The room that knows them.
#[derive(Clone, Copy, Debug)]
pub struct MeetingTeller(pub Teller);

/// The meetings of the case of the permit; none known where the wiring names nobody who tells.
///
/// # Errors
/// What the database reports.
pub async fn meetings(request: &Request, tx: &mut Tx, permit: &Permit<CaseId>) -> Result<Meetings> {
    match request.house().rooms.get::<MeetingTeller>() {
        Some(teller) => (teller.0)(tx, permit).await,
        None => Ok(Meetings::default()),
    }
}
