//! The own account (Mein Konto): what it may do, where it is signed in, its password. Not other accounts.

pub(crate) mod model;
pub(crate) mod pages;
pub(crate) mod password;
