//! What is due for a case manager: every room names its items, Mein Tag shows them by urgency. Without names: whoever
//! shows an item opens the person of its case.

use std::future::Future;
use std::pin::Pin;

use access::failure::Result;
use access::permit::ListPermit;
use base::day::Day;
use base::ids::{CaseId, ContactId};
use db::tx::Tx;
use web::answer::Refused;
use web::request::Request;

/// What an item is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A case.
    Case(CaseId),
    /// A contact.
    Contact(ContactId),
    /// Nobody in particular.
    Nobody,
}

/// Something that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// By when; items of the past are overdue.
    pub by: Day,
    /// What it is about.
    pub about: About,
    /// What is to be done, in coded words, such as „Überprüfung fällig".
    pub what: String,
    /// Where it is done.
    pub href: String,
    /// Whether it is a deadline of law or of a permit, shown on the radar, rather than work.
    pub is_deadline: bool,
}

/// What a source promises.
pub type Named<'t> = Pin<Box<dyn Future<Output = Result<Vec<Due>>> + Send + 't>>;

/// Names what one room knows to be due until a day for whoever a list permit holds, at most two hundred.
pub type Reminder = for<'t> fn(&'t mut Tx, &'t ListPermit, Day) -> Named<'t>;

/// The reminders of all rooms.
#[derive(Clone, Debug, Default)]
pub struct Reminders(Vec<Reminder>);

impl Reminders {
    /// These reminders.
    pub fn new(reminders: Vec<Reminder>) -> Self {
        Self(reminders)
    }

    /// Everything that is due until a day for whoever the permit holds, the earliest first.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn due(&self, tx: &mut Tx, permit: &ListPermit, until: Day) -> Result<Vec<Due>> {
        let mut all = Vec::new();
        for reminder in &self.0 {
            all.extend(reminder(tx, permit, until).await?);
        }
        all.sort_by(|one, other| (one.by, &one.what).cmp(&(other.by, &other.what)));
        Ok(all)
    }
}

/// Everything that is due until a day, the earliest first.
///
/// # Errors
/// What the database reports.
pub async fn due(
    request: &Request,
    tx: &mut Tx,
    permit: &ListPermit,
    until: Day,
) -> std::result::Result<Vec<Due>, Refused> {
    Ok(request.room::<Reminders>()?.due(tx, permit, until).await?)
}
