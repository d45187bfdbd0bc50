//! The short keys (Kürzel) of a file: which exist, who refers to them, which id each stands for. Not stored anywhere.

use std::collections::BTreeMap;

use base::ids::RowId;
use uuid::Uuid;

use super::field::Field;
use super::file_ids::derived_id;
use super::section::{KEY, Section};
use super::suggestion::possible;

/// What a key stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Region,
    Municipality,
    SocialArea,
    Organisation,
    Post,
    Frame,
    Rate,
}

impl Kind {
    const ALL: [Self; 7] = [
        Self::Region,
        Self::Municipality,
        Self::SocialArea,
        Self::Organisation,
        Self::Post,
        Self::Frame,
        Self::Rate,
    ];

    /// The name of its tables in the file.
    pub(super) const fn table(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Municipality => "kommune",
            Self::SocialArea => "sozialraum",
            Self::Organisation => "organisation",
            Self::Post => "stelle",
            Self::Frame => "foerderrahmen",
            Self::Rate => "foerdersatz",
        }
    }

    const fn no_such(self) -> &'static str {
        match self {
            Self::Region => "keine Region",
            Self::Municipality => "keine Kommune",
            Self::SocialArea => "kein Sozialraum",
            Self::Organisation => "keine Organisation",
            Self::Post => "keine Stelle",
            Self::Frame => "kein Förderrahmen",
            Self::Rate => "kein Fördersatz",
        }
    }
}

/// All keys of a file.
pub(super) struct Keys {
    district: String,
    known: BTreeMap<Kind, BTreeMap<String, usize>>,
}

impl Keys {
    /// Collects the keys of all tables; double and malformed ones are noted.
    pub(super) fn collect(root: &Section<'_>, district: &str) -> Self {
        let mut keys = Self {
            district: district.to_owned(),
            known: BTreeMap::new(),
        };
        for kind in Kind::ALL {
            let mut known = BTreeMap::new();
            for section in root.sections(kind.table()) {
                let field = section.field(KEY);
                let Some(key) = field.text() else { continue };
                if let Err(reason) = well_formed(&key) {
                    section.note(reason, KEY);
                } else if let Some(line) = known.get(&key) {
                    section.note(
                        format!("Das Kürzel „{key}“ steht schon in Zeile {line}. Jedes Kürzel einmal."),
                        KEY,
                    );
                } else {
                    known.insert(key, section.line());
                }
            }
            keys.known.insert(kind, known);
        }
        keys
    }

    /// The id of this table; the same file gives the same ids, so that reading it again meets the same rows.
    pub(super) fn own_id(&self, section: &Section<'_>, kind: Kind) -> Option<Uuid> {
        section.optional(KEY).text().map(|key| self.id(kind, &key))
    }

    /// The id of the table this field refers to; a key that does not exist is noted with those that do.
    pub(super) fn referred(&self, field: &Field<'_, '_>, kind: Kind) -> Option<Uuid> {
        let key = field.text()?;
        field.checked(self.find(kind, &key))
    }

    /// The id of the table with this key.
    pub(super) fn find(&self, kind: Kind, key: &str) -> Result<Uuid, String> {
        let words: Vec<&str> = self
            .known
            .get(&kind)
            .into_iter()
            .flatten()
            .map(|(word, _)| word.as_str())
            .collect();
        if words.contains(&key) {
            Ok(self.id(kind, key))
        } else {
            Err(format!(
                "„{key}“ ist {} dieser Datei. {}",
                kind.no_such(),
                possible(key, &words)
            ))
        }
    }

    /// The id of a row without a key of its own, by its place in the file.
    pub(super) fn row_id(&self, section: &Section<'_>) -> RowId {
        RowId::from_uuid(self.derived("row", &section.path))
    }

    /// As [`Keys::row_id`], for rows with an id type of their own.
    pub(super) fn row_uuid(&self, section: &Section<'_>) -> Uuid {
        self.derived("row", &section.path)
    }

    fn id(&self, kind: Kind, key: &str) -> Uuid {
        self.derived(kind.table(), key)
    }

    fn derived(&self, kind: &str, key: &str) -> Uuid {
        derived_id(&self.district, kind, key)
    }
}

fn well_formed(key: &str) -> Result<(), String> {
    let letters = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
    if key.len() <= 60 && key.bytes().all(letters) && !key.starts_with('-') {
        Ok(())
    } else {
        Err(format!(
            "„{key}“: Ein Kürzel besteht aus Kleinbuchstaben ohne Umlaute, Ziffern und Bindestrichen."
        ))
    }
}
