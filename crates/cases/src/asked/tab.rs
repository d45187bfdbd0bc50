//! The pages of a case as tabs: every room names its own, one bar leads from each of them to each. Not the pages.

use access::act::Act;
use access::policy::{Grant, grant_of_roles};
use access::relation::Relation;
use access::role::Role;

/// A page of a case in the bar of its tabs; shown to whoever may open it.
#[derive(Clone, Copy, Debug)]
pub struct CaseTab {
    /// Its word.
    pub label: &'static str,
    /// Where it leads.
    pub leads: Leads,
    /// What one must be allowed to do with the case.
    pub act: Act,
}

/// Where a tab leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leads {
    /// To a page below the case, such as `ziele`; to the file itself if it is empty.
    ToPage(&'static str),
    /// To a page below the lead person, such as `einwilligungen`.
    ToLeadPerson(&'static str),
}

impl CaseTab {
    /// The declarations of the lead person.
    pub const CONSENTS: Self = Self {
        label: "Einwilligungen",
        leads: Leads::ToLeadPerson("einwilligungen"),
        act: Act::ConsentRead,
    };

    /// A tab for a page below the case.
    pub const fn page(label: &'static str, page: &'static str, act: Act) -> Self {
        Self {
            label,
            leads: Leads::ToPage(page),
            act,
        }
    }
}

/// The tabs of all rooms, in the order in which they are shown.
#[derive(Clone, Debug, Default)]
pub struct CaseTabs(Vec<CaseTab>);

impl CaseTabs {
    /// These tabs.
    pub fn new(tabs: Vec<CaseTab>) -> Self {
        Self(tabs)
    }

    /// Those that these roles may open in this relation.
    pub fn open_to(&self, roles: &[Role], relation: Relation) -> impl Iterator<Item = CaseTab> {
        self.0
            .iter()
            .filter(move |tab| grant_of_roles(roles.iter().copied(), tab.act, relation) == Grant::Full)
            .copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_is_shown_to_whoever_may_open_its_page() {
        let tabs = CaseTabs::new(vec![
            CaseTab::page("Ziele", "ziele", Act::CaseRead),
            CaseTab::page("Notizen", "notizen", Act::CaseWrite),
            CaseTab::page("Abschluss", "abschluss", Act::CaseClose),
        ]);
        let open = |role, relation| tabs.open_to(&[role], relation).count();
        assert_eq!(open(Role::CaseManager, Relation::Own), 3);
        assert_eq!(open(Role::CaseManager, Relation::AcuteAccess), 2);
        assert_eq!(open(Role::Coordinator, Relation::Consultation), 1);
        assert_eq!(open(Role::Administrator, Relation::Own), 0);
    }
}
