//! A page unseals a value; only stores may.

use vault::sealed::{Place, Sealed, SubjectKey};

fn page(name: &Sealed<String>, key: &SubjectKey, place: Place) {
    let _ = name.open(key, place, db::store_seat!());
}

fn main() {}
