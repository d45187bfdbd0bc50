//! Persons and cases as the gate knows them: whose they are, of which controller, where. Nothing of their content.

pub mod store;
