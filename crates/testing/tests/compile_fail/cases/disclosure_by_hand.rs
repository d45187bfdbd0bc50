//! A page grants itself a disclosure.

use access::disclosure::{Disclosure, Subject, Terms};

fn page(subject: Subject, terms: Terms) -> Disclosure {
    Disclosure { subject, terms }
}

fn main() {}
