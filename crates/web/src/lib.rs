//! What every page shares: the frame, the components, the files of the interface. No page of the domain, no rule, no table.

pub mod assets;
pub mod components;
pub mod shell;
