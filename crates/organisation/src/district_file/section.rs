//! One table of the file with its place in it: gives fields, and names keys that nobody asked for. Knows no district.

use std::cell::RefCell;
use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::Problems;
use super::field::Field;
use super::suggestion::possible;

/// The field by which other parts of the file refer to a table.
pub(super) const KEY: &str = "kuerzel";

/// A table of the file.
pub(super) struct Section<'t> {
    pub(super) problems: &'t Problems<'t>,
    table: &'t DeTable<'t>,
    /// Where it stands: `kommune[borchen]`; empty for the whole file.
    pub(super) path: String,
    /// The first byte of its heading.
    pub(super) offset: usize,
    asked: RefCell<BTreeSet<&'static str>>,
}

impl<'t> Section<'t> {
    pub(super) fn root(problems: &'t Problems<'t>, table: &'t DeTable<'t>) -> Self {
        Self::new(problems, table, String::new(), 0)
    }

    fn new(problems: &'t Problems<'t>, table: &'t DeTable<'t>, path: String, offset: usize) -> Self {
        Self {
            problems,
            table,
            path,
            offset,
            asked: RefCell::default(),
        }
    }

    /// A field that must be there; its absence is noted.
    pub(super) fn field(&self, key: &'static str) -> Field<'_, 't> {
        let field = self.optional(key);
        if field.value.is_none() {
            self.note(format!("Hier fehlt „{key}“."), key);
        }
        field
    }

    /// A field that may be there.
    pub(super) fn optional(&self, key: &'static str) -> Field<'_, 't> {
        self.asked.borrow_mut().insert(key);
        Field {
            section: self,
            key,
            value: self.table.get(key),
        }
    }

    /// Whether the field is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The one table under this key, which must be there.
    pub(super) fn section(&self, key: &'static str) -> Option<Section<'t>> {
        self.table_in(self.field(key).value?, key)
    }

    /// The one table under this key, which may be there.
    pub(super) fn optional_section(&self, key: &'static str) -> Option<Section<'t>> {
        self.table_in(self.optional(key).value?, key)
    }

    fn table_in(&self, value: &'t Spanned<DeValue<'t>>, key: &'static str) -> Option<Section<'t>> {
        let inner = self.inner(value, self.path_of(key));
        if inner.is_none() {
            self.note(
                format!(
                    "Hier wird eine Tabelle erwartet, zum Beispiel [{}].",
                    self.path_of(key)
                ),
                key,
            );
        }
        inner
    }

    /// The tables under this key, none if it is not there.
    pub(super) fn sections(&self, key: &'static str) -> Vec<Section<'t>> {
        let Some(value) = self.optional(key).value else {
            return Vec::new();
        };
        let DeValue::Array(rows) = value.get_ref() else {
            self.note(
                format!("Hier wird eine Liste erwartet: [[{key}]] oder {key} = [{{ … }}]."),
                key,
            );
            return Vec::new();
        };
        let mut sections = Vec::with_capacity(rows.len());
        for (index, row) in rows.iter().enumerate() {
            let path = format!(
                "{}[{}]",
                self.path_of(key),
                own_key(row).unwrap_or((index + 1).to_string())
            );
            if let Some(section) = self.inner(row, path.clone()) {
                sections.push(section);
            } else {
                let reason = "Hier wird ein Eintrag in geschweiften Klammern erwartet.";
                self.problems.note(row.span().start, path, reason);
            }
        }
        sections
    }

    /// The tables under this table, each with its name, for tables whose keys are free.
    pub(super) fn named_sections(&self) -> Vec<(String, Section<'t>)> {
        let mut sections = Vec::new();
        for (name, value) in self.table {
            let path = self.path_of(name.get_ref());
            if let Some(section) = self.inner(value, path.clone()) {
                sections.push((name.get_ref().to_string(), section));
            } else {
                let reason = format!("Hier wird eine Tabelle erwartet: [{path}].");
                self.problems.note(value.span().start, path, reason);
            }
        }
        sections
    }

    fn inner(&self, value: &'t Spanned<DeValue<'t>>, path: String) -> Option<Section<'t>> {
        let DeValue::Table(table) = value.get_ref() else {
            return None;
        };
        Some(Self::new(self.problems, table, path, value.span().start))
    }

    /// Notes a defect at this field, or at the heading if the field is not there.
    pub(super) fn note(&self, reason: impl Into<String>, key: &str) {
        let offset = self
            .table
            .get(key)
            .map_or(self.offset, |value| value.span().start);
        self.problems.note(offset, self.path_of(key), reason);
    }

    /// Notes every key that nobody has asked for; to be called when all fields were read.
    pub(super) fn finish(&self) {
        let asked = self.asked.borrow();
        let words: Vec<&str> = asked.iter().copied().collect();
        for name in self.table.keys() {
            if !asked.contains(name.get_ref().as_ref()) {
                let reason = format!(
                    "„{}“ gibt es hier nicht. {}",
                    name.get_ref(),
                    possible(name.get_ref(), &words)
                );
                self.problems
                    .note(name.span().start, self.path_of(name.get_ref()), reason);
            }
        }
    }

    /// The line of the heading.
    pub(super) fn line(&self) -> usize {
        self.problems.line(self.offset)
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }
}

/// The key that a table of a list has been given, for its place in messages.
fn own_key(row: &Spanned<DeValue<'_>>) -> Option<String> {
    let DeValue::Table(table) = row.get_ref() else {
        return None;
    };
    match table.get(KEY)?.get_ref() {
        DeValue::String(key) => Some(key.to_string()),
        _ => None,
    }
}
