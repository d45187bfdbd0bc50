//! Who may do what: accounts, sessions, role assignments, relations, the one policy, permits, disclosures, audit.
//! No pages: what people see of it stands in `accounts`.

pub mod disclosure;
