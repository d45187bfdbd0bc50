//! The papers on data protection, printed from what runs: the district's rows, the policy, the classes of data, the rules
//! of keeping, the configuration. A paper holds no data of clients. Not here: the privacy notice for clients, `notice`.

mod agreement;
mod assessment;
mod classes;
mod council;
mod deletion;
pub(crate) mod kind;
pub(crate) mod law;
mod measures;
pub mod operation;
pub(crate) mod pages;
mod record;
pub(crate) mod sheet;
pub(crate) mod state;
pub(crate) mod store;

#[cfg(test)]
mod tests;
