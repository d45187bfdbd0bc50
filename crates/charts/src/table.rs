//! A table as a value: caption, columns, rows. Not its look: pages, PDF and spreadsheets each show it their way.

use crate::cell::{Cell, Kind};

/// On which side a column's cells stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Where the line begins.
    Start,
    /// In the middle.
    Center,
    /// Where the line ends, so that digits stand under digits.
    End,
}

impl Align {
    /// One word for templates: `start`, `center`, `end`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Center => "center",
            Self::End => "end",
        }
    }
}

/// A column with its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    heading: String,
    kind: Kind,
    align: Align,
}

impl Column {
    /// A column of this kind; words and days begin where the line begins, numbers end where it ends.
    pub fn new(heading: impl Into<String>, kind: Kind) -> Self {
        let align = if matches!(kind, Kind::Text | Kind::Day) {
            Align::Start
        } else {
            Align::End
        };
        Self {
            heading: heading.into(),
            kind,
            align,
        }
    }

    /// A column of words.
    pub fn text(heading: impl Into<String>) -> Self {
        Self::new(heading, Kind::Text)
    }

    /// A column of whole numbers.
    pub fn number(heading: impl Into<String>) -> Self {
        Self::new(heading, Kind::Number)
    }

    /// A column of Vollzeitäquivalente.
    pub fn fte(heading: impl Into<String>) -> Self {
        Self::new(heading, Kind::Fte)
    }

    /// A column of money.
    pub fn money(heading: impl Into<String>) -> Self {
        Self::new(heading, Kind::Money)
    }

    /// A column of shares.
    pub fn percent(heading: impl Into<String>) -> Self {
        Self::new(heading, Kind::Percent)
    }

    /// A column of days.
    pub fn day(heading: impl Into<String>) -> Self {
        Self::new(heading, Kind::Day)
    }

    /// The same column, aligned otherwise than its kind would be.
    #[must_use]
    pub fn aligned(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// What stands above the column.
    pub fn heading(&self) -> &str {
        &self.heading
    }

    /// What the column holds.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// On which side its cells stand.
    pub fn align(&self) -> Align {
        self.align
    }
}

/// A table: every row has as many cells as there are columns.
#[derive(Clone, PartialEq, Eq)]
pub struct Table {
    caption: String,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    total: Option<Vec<Cell>>,
    note: Option<String>,
    source: Option<String>,
}

impl Table {
    /// An empty table with these columns.
    pub fn new(caption: impl Into<String>, columns: impl IntoIterator<Item = Column>) -> Self {
        Self {
            caption: caption.into(),
            columns: columns.into_iter().collect(),
            rows: Vec::new(),
            total: None,
            note: None,
            source: None,
        }
    }

    /// Adds a row. Missing cells at its end stay empty; a row must not be longer than the table is wide.
    pub fn push(&mut self, cells: impl IntoIterator<Item = Cell>) {
        let row = self.as_wide_as_the_table(cells);
        self.rows.push(row);
    }

    /// The same table with this row at its end.
    #[must_use]
    pub fn row(mut self, cells: impl IntoIterator<Item = Cell>) -> Self {
        self.push(cells);
        self
    }

    /// The same table with a row of sums below.
    #[must_use]
    pub fn with_total(mut self, cells: impl IntoIterator<Item = Cell>) -> Self {
        self.total = Some(self.as_wide_as_the_table(cells));
        self
    }

    /// The same table with a remark that explains it.
    #[must_use]
    pub fn with_note(self, note: impl Into<String>) -> Self {
        Self {
            note: Some(note.into()),
            ..self
        }
    }

    /// The same table with the source of its figures.
    #[must_use]
    pub fn with_source(self, source: impl Into<String>) -> Self {
        Self {
            source: Some(source.into()),
            ..self
        }
    }

    /// What the table is about.
    pub fn caption(&self) -> &str {
        &self.caption
    }

    /// The columns from left to right.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The rows from top to bottom, without the row of sums.
    pub fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }

    /// The row of sums.
    pub fn total(&self) -> Option<&[Cell]> {
        self.total.as_deref()
    }

    /// A remark that explains the table.
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// Where the figures come from.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A row with its columns, for templates that need the alignment beside the cell.
    pub fn with_columns<'a>(&'a self, row: &'a [Cell]) -> impl Iterator<Item = (&'a Column, &'a Cell)> {
        self.columns.iter().zip(row)
    }

    fn as_wide_as_the_table(&self, cells: impl IntoIterator<Item = Cell>) -> Vec<Cell> {
        let mut row: Vec<Cell> = cells.into_iter().collect();
        debug_assert!(
            row.len() <= self.columns.len(),
            "a row of {:?} is too long",
            self.caption
        );
        row.resize(self.columns.len(), Cell::Empty);
        row
    }
}

impl std::fmt::Debug for Table {
    /// The size only; a cell may be about a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Table({} columns, {} rows)",
            self.columns.len(),
            self.rows.len()
        )
    }
}
