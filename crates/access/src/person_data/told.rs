//! What is told to a person about what is kept: sections of entries with labelled values, and documents. Plain values
//! that were opened for this person; their Debug says nothing of what they hold. How they are set on paper is not here.

use std::fmt;

use base::day::Day;

/// The label under which an entry says how often it stands for the same; without it, once.
pub const COUNT: &str = "Anzahl";

/// A part of the answer, such as „Stammdaten“.
#[derive(Clone, Default)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// A sentence below it, such as what is not shown and why.
    pub remark: Option<&'static str>,
    /// What is kept, in order.
    pub entries: Vec<Entry>,
    /// Documents with their content, if they were wanted.
    pub documents: Vec<Document>,
    /// Whether it tells of the keeping rather than of the person, and comes after everything else.
    pub is_about_keeping: bool,
}

impl Section {
    /// A section without entries yet.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// With a sentence below the heading.
    #[must_use]
    pub fn remark(mut self, remark: &'static str) -> Self {
        self.remark = Some(remark);
        self
    }

    /// As one that tells of the keeping.
    #[must_use]
    pub fn about_keeping(mut self) -> Self {
        self.is_about_keeping = true;
        self
    }

    /// With these entries.
    #[must_use]
    pub fn entries(mut self, entries: impl IntoIterator<Item = Entry>) -> Self {
        self.entries.extend(entries);
        self
    }

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.documents.is_empty()
    }
}

impl fmt::Debug for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Section({}, {} entries)", self.title, self.entries.len())
    }
}

/// One thing that is kept: a row, in words.
#[derive(Clone, Default)]
pub struct Entry {
    /// Its day.
    pub on: Option<Day>,
    /// What it is.
    pub title: String,
    /// Labelled values.
    pub facts: Vec<Fact>,
    /// A signature that was drawn, as picture (SVG).
    pub signature: Option<String>,
}

impl Entry {
    /// An entry without values yet.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// With its day.
    #[must_use]
    pub fn on(mut self, day: impl Into<Option<Day>>) -> Self {
        self.on = day.into();
        self
    }

    /// With a labelled value; an empty one is left out.
    #[must_use]
    pub fn fact(mut self, label: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        if !value.trim().is_empty() {
            self.facts.push(Fact {
                label,
                value,
                is_written: false,
            });
        }
        self
    }

    /// With a labelled text that somebody wrote freely: others may be named in it. An empty one is left out.
    #[must_use]
    pub fn written(self, label: &'static str, text: impl Into<String>) -> Self {
        let before = self.facts.len();
        let mut entry = self.fact(label, text);
        for fact in entry.facts.iter_mut().skip(before) {
            fact.is_written = true;
        }
        entry
    }

    /// With a labelled text that somebody wrote freely, which may be missing, or hidden from the permit.
    #[must_use]
    pub fn some_written(self, label: &'static str, text: Option<impl AsRef<str>>) -> Self {
        self.written(
            label,
            text.map(|text| text.as_ref().to_owned()).unwrap_or_default(),
        )
    }

    /// With a signature that was drawn, as picture (SVG).
    #[must_use]
    pub fn signed(mut self, picture: Option<String>) -> Self {
        self.signature = picture;
        self
    }

    /// With a labelled day.
    #[must_use]
    pub fn day(self, label: &'static str, day: Option<Day>) -> Self {
        self.fact(label, day.map(Day::german).unwrap_or_default())
    }

    /// With a labelled value that may be missing, or hidden from the permit.
    #[must_use]
    pub fn some(self, label: &'static str, value: Option<impl ToString>) -> Self {
        self.fact(label, value.map(|value| value.to_string()).unwrap_or_default())
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({} facts)", self.facts.len())
    }
}

/// A labelled value.
#[derive(Clone)]
pub struct Fact {
    /// The label.
    pub label: &'static str,
    /// The value, in German words.
    pub value: String,
    /// Whether somebody wrote it freely, so that others may be named in it.
    pub is_written: bool,
}

impl fmt::Debug for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fact({})", self.label)
    }
}

/// A document that belongs to the answer.
#[derive(Clone)]
pub struct Document {
    /// The name of its file, with its ending.
    pub file_name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Document({} bytes)", self.content.len())
    }
}
