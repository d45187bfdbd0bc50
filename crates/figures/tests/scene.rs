//! Invented districts with counts, and what is published of them month by month. Not the attackers.

use std::collections::BTreeMap;

use figures::bounds::Bounds;
use figures::draft::{Count, Draft, SUM};
use figures::kind::{BEGUN, CLOSED, Kind, WITHIN};
use figures::period::{Length, Period};
use figures::place::{Municipality, Places, Region, Spot};
use figures::withhold::{Figure, History, PastMonth, PastYear, publish};

/// A number of the world: table, period, place, column.
pub(crate) type Name = (Kind, Period, Spot, String);

/// A district with so many municipalities in each region; an empty list makes one without regions.
pub(crate) fn places(sizes: &[usize]) -> Places {
    let mut number = 0;
    let regions = sizes
        .iter()
        .enumerate()
        .map(|(position, size)| Region {
            key: format!("r{position}"),
            name: format!("Region {position}"),
            municipalities: (0..*size)
                .map(|_| {
                    number += 1;
                    Municipality {
                        key: format!("m{number}"),
                        name: format!("Ort {number}"),
                    }
                })
                .collect(),
        })
        .collect();
    Places::new("Musterkreis", regions)
}

/// The keys of all municipalities, the one that is none included.
pub(crate) fn municipalities(places: &Places) -> Vec<String> {
    places
        .regions
        .iter()
        .flat_map(|region| &region.municipalities)
        .map(|place| place.key.clone())
        .collect()
}

/// A table whose cells are these numbers, municipality by municipality.
pub(crate) fn draft(
    places: &Places,
    (kind, period): (Kind, Period),
    columns: usize,
    numbers: &[i64],
) -> Draft {
    let codes: Vec<String> = (0..columns).map(|column| format!("c{column}")).collect();
    let counts = municipalities(places)
        .into_iter()
        .flat_map(|place| codes.iter().map(move |code| (place.clone(), code.clone())))
        .zip(numbers)
        .map(|((municipality, column), number)| Count {
            municipality: Some(municipality),
            column,
            number: *number,
        })
        .collect::<Vec<_>>();
    Draft::new((kind, period), places, codes, counts)
}

/// So many of each column of [`Kind::Obstacles`] that are also of each of its kinds; nobody can be of more kinds than
/// there are of the column, so what is too much is left out.
pub(crate) fn within(places: &Places, all: &Draft, kinds: usize, numbers: &[i64]) -> Draft {
    let mut numbers = numbers.iter().copied();
    let mut codes = Vec::new();
    let mut counts = Vec::new();
    for column in all.columns() {
        let most = all.number(places, &Spot::District, column);
        for kind in 0..kinds {
            let code = format!("{column}{WITHIN}k{kind}");
            counts.push(Count {
                municipality: None,
                column: code.clone(),
                number: numbers.next().unwrap_or_default().min(most),
            });
            codes.push(code);
        }
    }
    Draft::new((Kind::ObstacleKinds, all.period()), places, codes, counts)
}

/// New and closed cases of a month.
pub(crate) fn course(places: &Places, month: Period, begun: i64, closed: i64) -> Draft {
    let count = |column: &str, number| Count {
        municipality: None,
        column: column.to_owned(),
        number,
    };
    let columns = vec![BEGUN.to_owned(), CLOSED.to_owned()];
    let counts = [count(BEGUN, begun), count(CLOSED, closed)];
    Draft::new((Kind::Course, month), places, columns, counts)
}

/// Everything that was published of a world, beside the truth.
#[derive(Clone, Debug)]
pub(crate) struct Published {
    pub(crate) places: Places,
    pub(crate) figures: Vec<Figure>,
    pub(crate) truth: BTreeMap<Name, i64>,
    pub(crate) history: History,
}

impl Published {
    pub(crate) fn new(places: Places) -> Self {
        Self {
            places,
            figures: Vec::new(),
            truth: BTreeMap::new(),
            history: History::default(),
        }
    }

    /// Publishes a month after all those before.
    pub(crate) fn add(&mut self, month: Period, drafts: &[Draft]) {
        let publication = publish(&self.places, month, drafts, &self.history);
        let known = |kind: Kind, column: &str| {
            publication
                .figures
                .iter()
                .find(|figure| {
                    figure.kind == kind && figure.spot == Spot::District && figure.column == column
                })
                .map_or(Bounds::ANY, |figure| figure.known)
        };
        self.history.months.push(PastMonth {
            month,
            is_linked: publication.is_linked,
            open: known(Kind::OpenCases, SUM),
            begun: known(Kind::Course, BEGUN),
            closed: known(Kind::Course, CLOSED),
        });
        if drafts.iter().any(|draft| draft.kind() == Kind::AccessRoutes)
            && let Some(year) = month.ending_with(Length::Year)
        {
            self.history.years.push(PastYear {
                year,
                is_linked: publication.is_linked,
                begun: known(Kind::AccessRoutes, SUM),
                closed: known(Kind::CloseReasons, SUM),
            });
        }
        for figure in &publication.figures {
            let draft = drafts.iter().find(|draft| draft.kind() == figure.kind);
            let number = draft.map(|draft| draft.number(&self.places, &figure.spot, &figure.column));
            self.truth
                .insert(name(figure), number.expect("a figure is of a table"));
        }
        self.figures.extend(publication.figures);
    }
}

pub(crate) fn name(figure: &Figure) -> Name {
    (
        figure.kind,
        figure.period,
        figure.spot.clone(),
        figure.column.clone(),
    )
}

pub(crate) fn month(text: &str) -> Period {
    text.parse().expect("a period")
}
