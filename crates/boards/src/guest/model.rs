//! A guest of an item, without database.

use base::ids::{AccountId, AgendaItemId, OrganisationId, RowId};

/// Who comes for one item of an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// The row.
    pub id: RowId,
    /// For which item.
    pub item: AgendaItemId,
    /// Name or function.
    pub name: String,
    /// Of which organisation.
    pub organisation: Option<OrganisationId>,
    /// Where the invitation goes; empty if nowhere.
    pub email: String,
    /// The account, if there is one.
    pub account: Option<AccountId>,
}
