//! The public face of an organisation as a value. Reads no row; the organisation itself stands in `organisation`.

use base::ids::OrganisationId;
use base::moment::Moment;

use crate::place::model::Phone;

/// What the directory says of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The organisation.
    pub organisation: OrganisationId,
    /// What it does.
    pub description: Option<String>,
    /// Its mail address.
    pub email: Option<String>,
    /// Its page.
    pub website: Option<String>,
    /// Whether the public guide lists it.
    pub is_listed: bool,
    /// Its phone numbers.
    pub phones: Vec<Phone>,
    /// When it was changed last.
    pub modified_at: Moment,
    /// Counts saved changes.
    pub version: i64,
}
