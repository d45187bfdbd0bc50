//! A list of offers, checked row by row before anything is written: what is new, what changes, and what is wrong where.
//! One wrong row, and nothing is taken over.

use std::collections::{BTreeMap, BTreeSet};

use base::ids::{Ids, OfferId, OrganisationId, RowId};
use base::moment::Moment;
use base::refusal::Refusal;
use web::upload::sheet::{MOST_ABOVE, Row, Sheet};

use crate::exchange::table::column::Column;
use crate::exchange::table::hours;
use crate::offer::form::OfferForm;
use crate::offer::form::checked::shortened;
use crate::offer::form::field::Field;
use crate::offer::form::names::Names;
use crate::offer::form::words::from_cell;
use crate::offer::model::{AtPlace, Offer, Origin, Provider};
use crate::place::form::{blank as blank_place, is_postcode};
use crate::place::model::{Place, StepFree};

/// More places than any offer has, and more days than anybody waits.
const MOST_PLACES: i64 = 100_000;
const MOST_DAYS: i64 = 3_650;

/// Why a list is no list of offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListRefused {
    /// No row has the headings.
    NoHeadings,
    /// Two columns have the same heading.
    HeadingTwice(Column),
}

impl Refusal for ListRefused {
    fn german(&self) -> String {
        match self {
            Self::NoHeadings => {
                "In der Liste fehlt die Zeile mit den Überschriften. Nötig sind mindestens „Name des Angebots“ und \
                 „Organisation“ oder „Kennung“. Am einfachsten geht es mit der Datei aus „XLSX“."
                    .to_owned()
            }
            Self::HeadingTwice(column) => {
                format!("Die Überschrift „{}“ steht zweimal da. Bitte löschen Sie eine Spalte.", column.heading())
            }
        }
    }
}

/// What is wrong in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The row as the spreadsheet numbers it.
    pub(crate) row: u32,
    /// The heading of the column.
    pub(crate) column: &'static str,
    /// What to do.
    pub(crate) sentence: String,
}

/// What a list would do.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    /// Offers that are new.
    pub(crate) new: Vec<Offer>,
    /// Places that are new.
    pub(crate) places: Vec<Place>,
    /// Offers that change, as they will be, with whether their room is named in the list.
    pub(crate) changed: Vec<Offer>,
    /// How many rows say what is there already.
    pub(crate) unchanged: usize,
    /// Headings that say nothing to us.
    pub(crate) unknown_headings: Vec<String>,
    /// What is wrong.
    pub(crate) problems: Vec<Problem>,
}

/// What stands beside a list when it is checked.
#[derive(Debug)]
pub(crate) struct Beside<'a> {
    pub(crate) names: &'a Names,
    pub(crate) offers: &'a [Offer],
    pub(crate) places: &'a [Place],
    pub(crate) ids: &'a Ids,
    pub(crate) now: Moment,
}

/// The ids of offers that a list names.
pub(crate) fn named_offers(sheet: &Sheet) -> Vec<OfferId> {
    let Ok((_, columns, _)) = headings(sheet) else {
        return Vec::new();
    };
    let Some(place) = columns.get(&Column::Id) else {
        return Vec::new();
    };
    let cells = sheet.rows.iter().map(|row| row.cell(*place));
    cells.filter_map(|cell| cell.parse().ok()).collect()
}

type Headings = (usize, BTreeMap<Column, usize>, Vec<String>);

/// The place of the row with the headings, the columns, and headings that say nothing.
fn headings(sheet: &Sheet) -> Result<Headings, ListRefused> {
    for (place, row) in sheet.rows.iter().enumerate().take(MOST_ABOVE + 1) {
        let mut columns = BTreeMap::new();
        let mut unknown = Vec::new();
        let mut twice = None;
        for (index, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            match Column::with_heading(cell) {
                Some(column) if columns.contains_key(&column) => twice = Some(column),
                Some(column) => drop(columns.insert(column, index)),
                None => unknown.push(shortened(cell)),
            }
        }
        let has_name = columns.contains_key(&Column::Field(Field::Name));
        let has_owner = columns.contains_key(&Column::Field(Field::Organisation));
        if columns.contains_key(&Column::Id) || has_name && has_owner {
            return match twice {
                Some(column) => Err(ListRefused::HeadingTwice(column)),
                None => Ok((place, columns, unknown)),
            };
        }
    }
    Err(ListRefused::NoHeadings)
}

/// Checks a list; writes nothing.
///
/// # Errors
/// [`ListRefused`] if it is no list of offers at all.
pub(crate) fn check(sheet: &Sheet, beside: &Beside<'_>) -> Result<Checked, ListRefused> {
    let (heading_row, columns, unknown_headings) = headings(sheet)?;
    let mut checked = Checked {
        unknown_headings,
        ..Checked::default()
    };
    let mut seen = BTreeSet::new();
    for row in sheet.rows.iter().skip(heading_row + 1) {
        let mut reading = Reading {
            row,
            columns: &columns,
            beside,
            problems: Vec::new(),
        };
        if reading.is_note() {
            continue;
        }
        let read = reading.offer(&mut seen, &mut checked.places);
        checked.problems.append(&mut reading.problems);
        match read {
            Some(Read::New(offer)) => checked.new.push(*offer),
            Some(Read::Changed(offer)) => checked.changed.push(*offer),
            Some(Read::Unchanged) => checked.unchanged += 1,
            None => {}
        }
    }
    Ok(checked)
}

enum Read {
    New(Box<Offer>),
    Changed(Box<Offer>),
    Unchanged,
}

/// One row on its way to an offer.
struct Reading<'a> {
    row: &'a Row,
    columns: &'a BTreeMap<Column, usize>,
    beside: &'a Beside<'a>,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn cell(&self, column: Column) -> &str {
        self.columns
            .get(&column)
            .map_or("", |place| self.row.cell(*place))
    }

    /// A line below the list, such as the day on which it was written, has one cell and neither name nor id.
    fn is_note(&self) -> bool {
        let filled = self.row.cells.iter().filter(|cell| !cell.is_empty()).count();
        let has_name = !self.cell(Column::Field(Field::Name)).is_empty();
        let id = self.cell(Column::Id);
        filled <= 1 && !has_name && id.parse::<OfferId>().is_err()
    }

    fn say(&mut self, column: Column, sentence: impl Into<String>) {
        self.problems.push(Problem {
            row: self.row.number,
            column: column.heading(),
            sentence: sentence.into(),
        });
    }

    fn offer(&mut self, seen: &mut BTreeSet<OfferId>, places: &mut Vec<Place>) -> Option<Read> {
        let before = match self.cell(Column::Id) {
            "" => None,
            cell => {
                let id: Option<OfferId> = cell.parse().ok();
                let known = id.and_then(|id| self.beside.offers.iter().find(|offer| offer.id == id));
                if known.is_none() {
                    self.say(
                        Column::Id,
                        "Diese Kennung gibt es hier nicht. Lassen Sie die Zelle leer, um ein neues Angebot anzulegen.",
                    );
                    return None;
                }
                known
            }
        };
        if before.is_some_and(|before| !seen.insert(before.id)) {
            self.say(Column::Id, "Dieses Angebot steht schon in einer früheren Zeile.");
            return None;
        }
        let start = before.cloned().unwrap_or_else(|| self.blank());
        let wanted = self.form(&start);
        let applied = wanted.applied_to(&start, self.beside.names, self.beside.ids);
        let mut after = match applied {
            Ok(after) => after,
            Err(errors) => {
                for (field, sentence) in errors.iter() {
                    let column = Field::ALL.iter().find(|own| own.code() == field);
                    let column = column.map_or(Column::Id, |field| Column::Field(*field));
                    self.say(column, sentence);
                }
                return None;
            }
        };
        self.room(&mut after);
        if before.is_none() {
            self.place(&mut after, places);
        }
        if !self.problems.is_empty() {
            return None;
        }
        Some(match before {
            None => Read::New(Box::new(after)),
            Some(before) if *before == after => Read::Unchanged,
            Some(_) => Read::Changed(Box::new(after)),
        })
    }

    fn blank(&self) -> Offer {
        let nobody = Provider {
            id: OrganisationId::from_uuid(uuid::Uuid::nil()),
            name: String::new(),
            short_name: None,
        };
        let id = OfferId::from_uuid(self.beside.ids.next());
        Offer::blank(id, nobody, (Origin::Imported, self.beside.now))
    }

    /// The offer's form with the cells of the columns that are there.
    fn form(&self, start: &Offer) -> OfferForm {
        let cells: OfferForm = self
            .columns
            .keys()
            .filter_map(|column| match column {
                Column::Field(field) => {
                    Some((*field, from_cell(*field, self.cell(*column), self.beside.names)))
                }
                _ => None,
            })
            .collect();
        OfferForm::of(start).changed_by(&cells)
    }

    fn number(&mut self, column: Column, most: i64, before: Option<i64>) -> Option<i64> {
        if !self.columns.contains_key(&column) {
            return before;
        }
        let cell = self.cell(column).to_owned();
        if cell.is_empty() {
            return None;
        }
        let number = cell.parse().ok().filter(|number| (0..=most).contains(number));
        if number.is_none() {
            self.say(
                column,
                format!("Bitte eine ganze Zahl von 0 bis {most} eingeben."),
            );
        }
        number
    }

    fn room(&mut self, offer: &mut Offer) {
        let before = offer.capacity.clone();
        offer.capacity.available = self.number(Column::Available, MOST_PLACES, before.available);
        offer.capacity.maximum = self.number(Column::Maximum, MOST_PLACES, before.maximum);
        offer.capacity.waiting_days = self.number(Column::WaitingDays, MOST_DAYS, before.waiting_days);
        let capacity = &offer.capacity;
        if capacity
            .available
            .zip(capacity.maximum)
            .is_some_and(|(free, all)| free > all)
        {
            self.say(
                Column::Available,
                "Es können nicht mehr Plätze frei sein, als es gibt.",
            );
        }
        if offer.capacity != before {
            offer.capacity.noted_on = Some(self.beside.now.day());
        }
    }

    /// The place of a new offer: one of the organisation's with this name and street, or a new one.
    fn place(&mut self, offer: &mut Offer, new: &mut Vec<Place>) {
        let name = self.cell(Column::PlaceName).to_owned();
        let (street, postcode) = (
            self.cell(Column::Street).to_owned(),
            self.cell(Column::Postcode).to_owned(),
        );
        let cell = self.cell(Column::Hours).to_owned();
        if name.is_empty() && street.is_empty() {
            if !cell.is_empty() {
                self.say(
                    Column::PlaceName,
                    "Öffnungszeiten brauchen einen Ort. Bitte nennen Sie ihn.",
                );
            }
            return;
        }
        if !postcode.is_empty() && !is_postcode(&postcode) {
            self.say(
                Column::Postcode,
                "Bitte eine Postleitzahl mit fünf Ziffern eingeben.",
            );
        }
        let hours = match hours::read(&cell, self.beside.ids) {
            Ok(hours) => hours,
            Err(entry) => {
                self.say(
                    Column::Hours,
                    format!("„{}“ ist keine Zeit. Bitte schreiben Sie zum Beispiel „Mo 09:00-12:00; Do 14:00-16:00“.", shortened(&entry)),
                );
                return;
            }
        };
        let optional = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let name = if name.is_empty() { street.clone() } else { name };
        if name.chars().count() > crate::offer::form::checked::LONGEST_NAME {
            self.say(Column::PlaceName, "Bitte einen kürzeren Namen eingeben.");
        }
        let owner = Some(offer.provider.id);
        let is_same = |place: &&Place| {
            place.organisation == owner
                && place.name == name
                && place.street.as_deref().unwrap_or_default() == street
        };
        let known = self
            .beside
            .places
            .iter()
            .find(is_same)
            .or_else(|| new.iter().find(is_same));
        let place = known.cloned().unwrap_or_else(|| {
            let town = self.cell(Column::Town);
            let place = Place {
                organisation: owner,
                name: name.clone(),
                street: optional(&street),
                postcode: optional(&postcode),
                town: optional(town),
                municipality: self.beside.names.municipality_named(town),
                step_free: step_free(self.cell(Column::StepFree)),
                ..blank_place(self.beside.ids, self.beside.now)
            };
            new.push(place.clone());
            place
        });
        offer.places = vec![AtPlace {
            id: RowId::from_uuid(self.beside.ids.next()),
            place,
            note: None,
            hours,
            closures: Vec::new(),
        }];
    }
}

fn step_free(cell: &str) -> StepFree {
    match base::names::sort_key(cell).as_str() {
        "ja" | "j" | "x" => StepFree::Yes,
        "nein" | "n" => StepFree::No,
        _ => StepFree::Unknown,
    }
}

#[cfg(test)]
mod tests;
