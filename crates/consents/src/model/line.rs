//! Rows put together for paper and pages: what is agreed with one recipient in one direction until one day is one line.

use std::collections::{BTreeMap, BTreeSet};

use base::day::Day;
use base::ids::RowId;

use crate::model::category::Category;
use crate::model::declaration::Kind;
use crate::model::purpose::Purpose;
use crate::model::row::{Direction, Recipient, Row, RowState};

/// One line: every category for every purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Who receives or is asked.
    pub recipient: Recipient,
    /// Which way.
    pub direction: Direction,
    /// The last day; `None` means until withdrawn.
    pub valid_until: Option<Day>,
    /// In which state the consent is, if there is one.
    pub consent: Option<RowState>,
    /// In which state the release is, if there is one.
    pub release: Option<RowState>,
    /// What.
    pub categories: BTreeSet<Category>,
    /// What for.
    pub purposes: BTreeSet<Purpose>,
    /// The rows it stands for.
    pub rows: Vec<RowId>,
}

type Terms = (Recipient, Direction, Option<Day>);
type States = (Option<RowState>, Option<RowState>);
type Group = (BTreeSet<Category>, Vec<RowId>);

#[derive(Default)]
struct Cell {
    states: States,
    rows: Vec<RowId>,
}

impl Line {
    /// The lines of these rows; no pair of category and purpose is lost or added. Of two rows that say the same, the
    /// one that holds counts.
    pub fn of<'r>(rows: impl IntoIterator<Item = &'r Row>, today: Day) -> Vec<Self> {
        let mut cells: BTreeMap<(Terms, Purpose, Category), Cell> = BTreeMap::new();
        for row in rows {
            let terms = (row.recipient, row.direction, row.valid_until);
            let cell = cells.entry((terms, row.purpose, row.category)).or_default();
            let state = match row.kind {
                Kind::Processing => &mut cell.states.0,
                Kind::Release => &mut cell.states.1,
            };
            *state = (*state).max(Some(row.state(today)));
            cell.rows.push(row.id);
        }
        let mut by_purpose: BTreeMap<(Terms, States, Purpose), Group> = BTreeMap::new();
        for ((terms, purpose, category), cell) in cells {
            let (categories, rows) = by_purpose.entry((terms, cell.states, purpose)).or_default();
            categories.insert(category);
            rows.extend(cell.rows);
        }
        let mut lines: Vec<Self> = Vec::new();
        for ((terms, states, purpose), (categories, rows)) in by_purpose {
            let is_same = |line: &&mut Self| {
                (line.terms(), line.states()) == (terms, states) && line.categories == categories
            };
            if let Some(line) = lines.iter_mut().find(is_same) {
                line.purposes.insert(purpose);
                line.rows.extend(rows);
            } else {
                let (recipient, direction, valid_until) = terms;
                lines.push(Self {
                    recipient,
                    direction,
                    valid_until,
                    consent: states.0,
                    release: states.1,
                    categories,
                    purposes: BTreeSet::from([purpose]),
                    rows,
                });
            }
        }
        lines
    }

    /// Whether data may go: to others it takes both declarations.
    pub fn stands(&self) -> bool {
        let holds = |state| state == Some(RowState::Stands);
        holds(self.consent) && (self.recipient == Recipient::Controller || holds(self.release))
    }

    /// When it was withdrawn, if it was and nothing of it holds any more.
    pub fn withdrawn_on(&self) -> Option<Day> {
        [self.consent, self.release]
            .into_iter()
            .find_map(|state| match state {
                Some(RowState::Withdrawn { on }) => Some(on),
                _ => None,
            })
    }

    fn terms(&self) -> Terms {
        (self.recipient, self.direction, self.valid_until)
    }

    fn states(&self) -> States {
        (self.consent, self.release)
    }
}
