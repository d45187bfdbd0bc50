//! What is known of a person, and its sealed form. Knows no database, no page and no clock.

use std::fmt;

use base::language::Language;
use vault::sealed::Sealable;

use crate::matching::names::Names;
use crate::person::born::Born;

/// Between the fields of a sealed value; nobody can type it.
const BETWEEN: char = '\u{1f}';

/// The names of a person; at least one is there.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// Given names.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Former names and other spellings.
    pub other: String,
}

/// How a person can be reached.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Telephone.
    pub phone: String,
    /// Mail address.
    pub email: String,
    /// Postal address, several lines.
    pub address: String,
    /// What to mind when getting in touch.
    pub hint: String,
}

/// Everything that the form of a person asks.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// The names.
    pub name: Name,
    /// The birth.
    pub born: Born,
    /// The ways to reach the person.
    pub contact: Contact,
    /// The language in which to write, if it is known.
    pub language: Option<Language>,
}

impl Name {
    /// As in a list: `Yıldız, Ayşe`.
    pub fn for_lists(&self) -> String {
        self.joined(&[&self.family, &self.given], ", ")
    }

    /// As in a heading: `Ayşe Yıldız`.
    pub fn in_full(&self) -> String {
        self.joined(&[&self.given, &self.family], " ")
    }

    /// The key by which lists are sorted, in memory only.
    pub fn sort_key(&self) -> String {
        base::names::sort_key(&self.for_lists())
    }

    /// As the match index reads it.
    pub fn for_matching(&self) -> Names<'_> {
        Names {
            given: &self.given,
            family: &self.family,
            former: &self.other,
        }
    }

    fn joined(&self, parts: &[&String], between: &str) -> String {
        let known: Vec<&str> = parts
            .iter()
            .map(|part| part.as_str())
            .filter(|part| !part.is_empty())
            .collect();
        if known.is_empty() {
            self.other.clone()
        } else {
            known.join(between)
        }
    }
}

impl Sealable for Name {
    fn to_plain(&self) -> Vec<u8> {
        sealed_form([&self.given, &self.family, &self.other])
    }

    fn from_plain(plain: &[u8]) -> Option<Self> {
        let [given, family, other] = fields(plain)?;
        Some(Self { given, family, other })
    }
}

impl Sealable for Born {
    fn to_plain(&self) -> Vec<u8> {
        self.code().into_bytes()
    }

    fn from_plain(plain: &[u8]) -> Option<Self> {
        Self::of_code(std::str::from_utf8(plain).ok()?)
    }
}

impl Sealable for Contact {
    fn to_plain(&self) -> Vec<u8> {
        sealed_form([&self.phone, &self.email, &self.address, &self.hint])
    }

    fn from_plain(plain: &[u8]) -> Option<Self> {
        let [phone, email, address, hint] = fields(plain)?;
        Some(Self {
            phone,
            email,
            address,
            hint,
        })
    }
}

fn sealed_form<const N: usize>(fields: [&String; N]) -> Vec<u8> {
    fields
        .map(|field| field.replace(BETWEEN, " "))
        .join(&BETWEEN.to_string())
        .into_bytes()
}

fn fields<const N: usize>(plain: &[u8]) -> Option<[String; N]> {
    let fields: Vec<String> = std::str::from_utf8(plain)
        .ok()?
        .split(BETWEEN)
        .map(str::to_owned)
        .collect();
    fields.try_into().ok()
}

macro_rules! silent {
    ($($name:ident)*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )*};
}

silent! { Name Contact Details }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_may_have_one_name_only() {
        let name = Name {
            given: "Habibullah".to_owned(),
            ..Name::default()
        };
        assert_eq!(
            (name.for_lists().as_str(), name.in_full().as_str()),
            ("Habibullah", "Habibullah")
        );
    }

    #[test]
    fn sealed_fields_come_back_as_they_were() {
        let contact = Contact {
            address: "Am Platz 1\n33098 Paderborn".to_owned(),
            ..Contact::default()
        };
        assert!(Contact::from_plain(&contact.to_plain()) == Some(contact));
        assert!(Name::from_plain(b"one field").is_none());
    }

    #[test]
    fn debug_shows_no_name() {
        let name = Name {
            given: "Ayşe".to_owned(),
            ..Name::default()
        };
        let details = Details {
            name: name.clone(),
            ..Details::default()
        };
        assert_eq!(format!("{name:?} {details:?}"), "Name(…) Details(…)");
    }
}
