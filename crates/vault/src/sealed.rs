//! Sealed and open values as different types. A sealed value is bytes; an open one shows itself to nobody by accident.

use std::fmt;
use std::marker::PhantomData;

use db::column::{Column, Kind, Value};
use db::seat::StoreSeat;

use base::ids::Ids;

use crate::cipher::Key;
use crate::failure::{KeyFailure, Result};
use crate::subject::KeySubject;

/// A value that may be sealed: it knows its bytes.
pub trait Sealable: Sized {
    /// The bytes to seal.
    fn to_plain(&self) -> Vec<u8>;

    /// The value from its bytes, or `None` if they are not one.
    fn from_plain(plain: &[u8]) -> Option<Self>;
}

impl Sealable for String {
    fn to_plain(&self) -> Vec<u8> {
        self.as_bytes().to_vec()
    }
    fn from_plain(plain: &[u8]) -> Option<Self> {
        Self::from_utf8(plain.to_vec()).ok()
    }
}

impl Sealable for Vec<u8> {
    fn to_plain(&self) -> Vec<u8> {
        self.clone()
    }
    fn from_plain(plain: &[u8]) -> Option<Self> {
        Some(plain.to_vec())
    }
}

/// The key of one subject, as a permit or a job hands it out.
#[derive(Clone, Debug)]
pub struct SubjectKey {
    subject: KeySubject,
    key: Key,
}

impl SubjectKey {
    pub(crate) fn new(subject: KeySubject, key: Key) -> Self {
        Self { subject, key }
    }

    /// Whose key it is.
    pub fn subject(&self) -> KeySubject {
        self.subject
    }

    /// A keyed code, for pseudonyms and chains.
    pub fn code(&self, message: &[u8]) -> [u8; 32] {
        self.key.code(message)
    }
}

/// Where a sealed value stands: it opens nowhere else.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// `table.column`.
    pub column: &'static str,
    /// The row's id in its table.
    pub row: [u8; 16],
}

impl Place {
    fn bytes(self) -> Vec<u8> {
        [self.column.as_bytes(), b"#", &self.row].concat()
    }
}

/// The sealed form of a `T`, as it stands in a BYTEA column.
pub struct Sealed<T> {
    bytes: Vec<u8>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Sealed<T> {
    fn clone(&self) -> Self {
        Self {
            bytes: self.bytes.clone(),
            of: PhantomData,
        }
    }
}

impl<T> fmt::Debug for Sealed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed")
    }
}

impl<T: Sealable> Sealed<T> {
    /// Seals a value for one place.
    pub fn seal(value: &T, key: &SubjectKey, place: Place, ids: &Ids) -> Self {
        let mut plain = value.to_plain();
        let bytes = key.key.seal(ids, &place.bytes(), &plain);
        zeroize::Zeroize::zeroize(&mut plain);
        Self {
            bytes,
            of: PhantomData,
        }
    }

    /// Opens it; only a store has the seat to do so.
    ///
    /// # Errors
    /// [`KeyFailure::DoesNotOpen`] if key, place or bytes do not fit.
    pub fn open(&self, key: &SubjectKey, place: Place, _seat: StoreSeat) -> Result<Open<T>> {
        let does_not_open = || KeyFailure::DoesNotOpen {
            place: place.column.to_owned(),
        };
        let mut plain = key
            .key
            .open(&place.bytes(), &self.bytes)
            .ok_or_else(does_not_open)?;
        let value = T::from_plain(&plain);
        zeroize::Zeroize::zeroize(&mut plain);
        Ok(Open {
            value: value.ok_or_else(does_not_open)?,
            of: key.subject,
        })
    }
}

impl<T> Column for Sealed<T> {
    const KIND: Kind = Kind::Bytes;
    fn to_value(&self) -> Value {
        Value::Bytes(Some(self.bytes.clone()))
    }
    fn from_value(value: Value) -> std::result::Result<Self, String> {
        Vec::<u8>::from_value(value).map(|bytes| Self {
            bytes,
            of: PhantomData,
        })
    }
}

/// The right to look into open values; the keyring has it and gives it to `access` only.
#[derive(Debug)]
pub struct Exposure {
    pub(crate) _only_the_keyring: (),
}

/// An opened value: no Display, no serialisation, and a Debug that prints only whose it is.
pub struct Open<T> {
    value: T,
    of: KeySubject,
}

impl<T> fmt::Debug for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Open({})", self.of)
    }
}

impl<T> Open<T> {
    /// A value on its way into the house, as typed by the one who may write it.
    pub fn typed(value: T, of: KeySubject) -> Self {
        Self { value, of }
    }

    /// Whose it is.
    pub fn subject(&self) -> KeySubject {
        self.of
    }

    /// The value itself; permits, disclosures and jobs of `access` call this, nobody else can.
    pub fn expose(&self, _right: &Exposure) -> &T {
        &self.value
    }

    /// The value for the store that seals it.
    pub fn for_sealing(&self, _seat: StoreSeat) -> &T {
        &self.value
    }
}
