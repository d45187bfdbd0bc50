//! The columns of a list of offers, and the row of one offer. Reading rows back is `checked`.

use base::day::Day;
use base::names::sort_key;
use charts::cell::Cell;
use charts::table::{Column as TableColumn, Table};

use crate::exchange::table::hours;
use crate::offer::form::OfferForm;
use crate::offer::form::field::Field;
use crate::offer::form::names::Names;
use crate::offer::model::Offer;
use crate::place::model::{Place, StepFree};

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    /// The id of an offer that is there.
    Id,
    /// A field of the offer's form.
    Field(Field),
    /// Free places.
    Available,
    /// All places.
    Maximum,
    /// Waiting time in days.
    WaitingDays,
    /// Name of the place.
    PlaceName,
    /// Street of the place.
    Street,
    /// Postcode of the place.
    Postcode,
    /// Town of the place.
    Town,
    /// Whether one gets in without a step.
    StepFree,
    /// Weekly hours at the place.
    Hours,
    /// When it was confirmed last; written, never read.
    AssuredOn,
}

const BESIDE: [(Column, &str); 11] = [
    (Column::Id, "Kennung"),
    (Column::Available, "Frei"),
    (Column::Maximum, "Gesamt"),
    (Column::WaitingDays, "Wartezeit in Tagen"),
    (Column::PlaceName, "Ort"),
    (Column::Street, "Straße und Hausnummer"),
    (Column::Postcode, "Postleitzahl"),
    (Column::Town, "Stadt"),
    (Column::StepFree, "Stufenlos"),
    (Column::Hours, "Öffnungszeiten"),
    (Column::AssuredOn, "Bestätigt am"),
];

impl Column {
    /// All columns in the order of the file.
    pub(crate) fn all() -> Vec<Self> {
        let fields = Field::ALL.iter().map(|field| Self::Field(*field));
        let beside = BESIDE.iter().map(|(column, _)| *column);
        std::iter::once(Self::Id)
            .chain(fields)
            .chain(beside.skip(1))
            .collect()
    }

    /// The heading.
    pub(crate) fn heading(self) -> &'static str {
        match self {
            Self::Field(field) => field.german(),
            other => BESIDE
                .iter()
                .find(|(column, _)| *column == other)
                .map_or("", |(_, heading)| heading),
        }
    }

    /// The column with this heading, however it is spelled in capitals.
    pub(crate) fn with_heading(heading: &str) -> Option<Self> {
        let wanted = sort_key(heading);
        let beside = BESIDE.iter().find(|(_, own)| sort_key(own) == wanted);
        beside
            .map(|(column, _)| *column)
            .or_else(|| Field::with_heading(heading).map(Self::Field))
    }
}

/// Offers as a table with all columns.
pub(crate) fn table(offers: &[Offer], names: &Names, today: Day) -> Table {
    let columns = Column::all();
    let mut table = Table::new(
        "Angebote",
        columns.iter().map(|column| TableColumn::text(column.heading())),
    );
    for offer in offers {
        let form = OfferForm::of(offer);
        table.push(columns.iter().map(|column| cell(*column, offer, &form, names)));
    }
    table.with_note(format!("Stand {}", today.german()))
}

fn cell(column: Column, offer: &Offer, form: &OfferForm, names: &Names) -> Cell {
    let place = offer.places.first();
    let of_place = |pick: fn(&Place) -> Option<String>| place.and_then(|at| pick(&at.place));
    let number = |number: Option<i64>| number.map(|number| number.to_string());
    let text = match column {
        Column::Id => Some(offer.id.to_string()),
        Column::Field(field) => Some(form.in_words(field, names)),
        Column::Available => number(offer.capacity.available),
        Column::Maximum => number(offer.capacity.maximum),
        Column::WaitingDays => number(offer.capacity.waiting_days),
        Column::PlaceName => of_place(|place| Some(place.name.clone())),
        Column::Street => of_place(|place| place.street.clone()),
        Column::Postcode => of_place(|place| place.postcode.clone()),
        Column::Town => of_place(|place| place.town.clone()),
        Column::StepFree => of_place(|place| match place.step_free {
            StepFree::Yes => Some("ja".to_owned()),
            StepFree::No => Some("nein".to_owned()),
            StepFree::Unknown => None,
        }),
        Column::Hours => place.map(|at| hours::written(&at.hours)),
        Column::AssuredOn => offer.assured.as_ref().map(|assured| assured.on.german()),
    };
    text.filter(|text| !text.is_empty())
        .map_or(Cell::Empty, Cell::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_found_by_its_heading_and_no_two_share_one() {
        for column in Column::all() {
            assert_eq!(Column::with_heading(column.heading()), Some(column));
            assert_eq!(
                Column::with_heading(&column.heading().to_uppercase()),
                Some(column)
            );
        }
        assert_eq!(Column::with_heading("Lieblingsfarbe"), None);
    }
}
