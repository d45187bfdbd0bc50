//! Whose entries a statement may touch, made from a permit and from nothing else. Not a permission of its own.

use access::failure::Result;
use access::permit::{House, Permit};
use access::subject::store::SubjectKind;
use base::ids::{AccountId, CaseId, ContactId, Ids};
use base::moment::Moment;
use db::row::Row;
use vault::sealed::{Place, Sealed, SubjectKey};

use crate::tied::Tied;

/// On what an appointment or follow-up hangs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// A case.
    Case(CaseId),
    /// A contact card.
    Contact(ContactId),
    /// Nobody: it stands in the account's own calendar.
    Nobody,
}

impl Tie {
    /// The case, if it is one.
    pub const fn case(self) -> Option<CaseId> {
        match self {
            Self::Case(id) => Some(id),
            Self::Contact(_) | Self::Nobody => None,
        }
    }

    /// Where its entries of this room stand, such as `/faelle/{id}/termine`.
    pub(crate) fn path(self, room: &str) -> String {
        match self {
            Self::Case(id) => format!("/faelle/{id}/{room}"),
            Self::Contact(id) => format!("/kontakte/{id}/{room}"),
            Self::Nobody => format!("/{room}"),
        }
    }

    /// As stored in the columns `subject_id` and `subject_kind`.
    pub(crate) fn of(row: &Row<'_>) -> db::failure::Result<Self> {
        let kind: Option<SubjectKind> = row.get("subject_kind")?;
        let id: Option<String> = row.get("subject_id")?;
        let id = id.unwrap_or_default();
        Ok(match kind {
            Some(SubjectKind::Case) => id.parse().map_or(Self::Nobody, Self::Case),
            Some(SubjectKind::Contact) => id.parse().map_or(Self::Nobody, Self::Contact),
            _ => Self::Nobody,
        })
    }
}

/// The entries of one file, or those of one account that hang on nobody.
#[derive(Debug)]
pub struct Scope<'p> {
    pub(crate) subject: Option<String>,
    pub(crate) account: AccountId,
    pub(crate) now: Moment,
    /// The permit of the file, if the file is a case.
    pub(crate) case: Option<&'p Permit<CaseId>>,
    key: Option<&'p SubjectKey>,
}

impl<'p> Scope<'p> {
    /// The entries of the file of the permit.
    ///
    /// # Errors
    /// [`vault::failure::KeyFailure::NoKey`] if the permit is without identity.
    pub fn file<S: Tied>(permit: &'p Permit<S>) -> Result<Self> {
        Ok(Self {
            subject: Some(permit.id().to_string()),
            account: permit.account(),
            now: permit.now(),
            case: S::case(permit),
            key: Some(permit.key()?),
        })
    }

    /// The entries of the account of the permit that hang on nobody.
    pub fn own(permit: &'p Permit<House>) -> Self {
        Self {
            subject: None,
            account: permit.account(),
            now: permit.now(),
            case: None,
            key: None,
        }
    }

    /// The text sealed for its place; nothing if it is empty or there is no key, so that no text lies open.
    pub(crate) fn sealed(&self, text: &str, place: Place, ids: &Ids) -> Option<Sealed<String>> {
        let key = self.key.filter(|_| !text.is_empty())?;
        Some(Sealed::seal(&text.to_owned(), key, place, ids))
    }
}
