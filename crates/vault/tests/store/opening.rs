//! Opens sealed values for the tests, as a store would.

use vault::failure::Result;
use vault::sealed::{Open, Place, Sealed, SubjectKey};

pub(crate) fn open(sealed: &Sealed<String>, key: &SubjectKey, place: Place) -> Result<Open<String>> {
    sealed.open(key, place, db::store_seat!())
}
