//! What was typed when a session had ended: shown to its account, to be taken up again or thrown away.

pub(crate) mod pages;
