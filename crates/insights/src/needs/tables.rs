//! The analysis as tables and as a picture, for page, paper and spreadsheet alike: no number differs.

use charts::cell::Cell;
use charts::chart::Chart;
use charts::heat_map::HeatMap;
use charts::series::Series;
use charts::table::{Column, Table};
use directory::field::FieldOfAction;

use super::comment::Comment;
use super::model::{Analysis, DISTRICT, FieldCell, Need, PlaceLine, ShownNeed, change, change_german};

/// How to read the needs, below a table.
pub(super) const READING: &str = "Bedarf: Fälle, in deren letzter Einschätzung ein Lebensbereich hohen oder akuten Bedarf \
    zeigte; auf 5 gerundet, „unter 5“: keiner, einer oder zwei, „–“: zurückgehalten. Bei mehreren Lebensbereichen eines \
    Feldes der höchste Wert, nie eine Summe. * Die Kommune allein ist zu klein; gezeigt ist ihre Region.";

/// For how many people there was nothing, by place and field: exact.
pub(super) fn gaps(analysis: &Analysis, before: Option<&Analysis>, caption: &str) -> Table {
    by_field(analysis, caption, |place, cell| {
        let words = change(
            cell,
            before.and_then(|before| before.cell(&place.key, cell.field)),
        );
        match words {
            None => Cell::Number(cell.people),
            Some(change) => Cell::text(format!("{} ({})", cell.people, change_german(change))),
        }
    })
}

/// Published needs, by place and field.
pub(super) fn needs(analysis: &Analysis, caption: &str) -> Table {
    by_field(analysis, caption, |_, cell| match cell.highest_need() {
        None => Cell::Empty,
        Some(need) => Cell::text(need_german(need)),
    })
    .with_note(READING)
}

/// What there is, by place and field.
pub(super) fn offers(analysis: &Analysis, caption: &str) -> Table {
    by_field(analysis, caption, |_, cell| Cell::text(offers_german(cell)))
        .with_note("Aktive Angebote mit der Zahl ihrer Sprachen, freien Plätzen und der längsten Wartezeit, soweit bekannt.")
}

fn by_field(analysis: &Analysis, caption: &str, cell: impl Fn(&PlaceLine, &FieldCell) -> Cell) -> Table {
    let headings = FieldOfAction::ALL
        .iter()
        .map(|field| Column::text(field.german()));
    let mut table = Table::new(caption, std::iter::once(Column::text("Ort")).chain(headings));
    for place in &analysis.places {
        let cells = place.cells.iter().map(|one| cell(place, one));
        table.push(std::iter::once(Cell::text(&place.name)).chain(cells));
    }
    table
}

/// What experts said, a line for each place.
pub(super) fn comments(analysis: &Analysis, said: &[(String, Comment)], caption: &str) -> Table {
    let headings = ["Ort", "Fachliche Einschätzung", "Von", "Am"].map(Column::text);
    let mut table = Table::new(caption, headings);
    for place in &analysis.places {
        if let Some((_, comment)) = said.iter().find(|(key, _)| *key == place.key) {
            table.push([
                Cell::text(&place.name),
                Cell::text(&comment.body),
                Cell::text(&comment.by),
                Cell::text(comment.at.day().german()),
            ]);
        }
    }
    table
}

/// The gaps as a heat map, for paper.
pub(super) fn picture(analysis: &Analysis, title: &str) -> Chart {
    let places: Vec<&PlaceLine> = analysis
        .places
        .iter()
        .filter(|place| place.key != DISTRICT)
        .collect();
    let column = |field: &FieldOfAction| {
        let people = places.iter().map(|place| {
            let cell = place.cells.iter().find(|cell| cell.field == *field);
            Cell::Number(cell.map_or(0, |cell| cell.people))
        });
        Series::new(field.german(), people)
    };
    Chart::HeatMap(HeatMap {
        title: title.to_owned(),
        rows_are: "Kommune".to_owned(),
        rows: places.iter().map(|place| place.name.clone()).collect(),
        columns: FieldOfAction::ALL.iter().map(column).collect(),
    })
}

/// A need as tables show it.
pub(super) fn need_german(need: Need) -> String {
    let mark = if need.is_of_region && need.shown != ShownNeed::Withheld {
        " *"
    } else {
        ""
    };
    format!("{}{mark}", need.shown.german())
}

/// What there is, in a few words.
pub(super) fn offers_german(cell: &FieldCell) -> String {
    let offers = cell.offers;
    if offers.count == 0 {
        return "keine".to_owned();
    }
    let mut words = vec![match offers.count {
        1 => "1 Angebot".to_owned(),
        count => format!("{count} Angebote"),
    }];
    match offers.languages {
        0 => {}
        1 => words.push("1 Sprache".to_owned()),
        languages => words.push(format!("{languages} Sprachen")),
    }
    match (offers.free, offers.room) {
        (Some(free), Some(room)) => words.push(format!("{free} von {room} Plätzen frei")),
        (Some(free), None) => words.push(format!("{free} Plätze frei")),
        _ => {}
    }
    if let Some(days) = offers.waiting_days {
        words.push(format!("bis {days} Tage Wartezeit"));
    }
    words.join(", ")
}
