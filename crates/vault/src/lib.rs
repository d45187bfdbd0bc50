//! Sealed values and the keys that open them: one key per person and per case, wrapped with the key of an epoch,
//! which is wrapped with the district's master key. The key store is an SQLite file of its own on both engines, in no
//! data backup: whoever destroys a key erases what it sealed, in older backups too (system part C).
//! Nothing here knows who may open what: that is `access`.

pub mod cipher;
pub mod failure;
pub mod keyring;
pub mod master;
pub mod sealed;
pub mod store;
pub mod subject;
