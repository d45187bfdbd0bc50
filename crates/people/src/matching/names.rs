//! A person's names as they stand in the file. Borrowed, never kept: the index holds words, not names.

use std::fmt;

/// Given, family and former names, each as written, any script, any of them empty.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Names<'a> {
    /// Given names (Vornamen).
    pub given: &'a str,
    /// Family names (Familienname), with particles.
    pub family: &'a str,
    /// Names borne before, as the birth name (Geburtsname).
    pub former: &'a str,
}

impl<'a> Names<'a> {
    /// Given and family name of someone whose former names are not known.
    pub const fn new(given: &'a str, family: &'a str) -> Self {
        Self {
            given,
            family,
            former: "",
        }
    }
}

impl fmt::Debug for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Names(…)")
    }
}
