//! A published table as it is read: rows, headings, picture. Takes what is shown as it is and calculates nothing.

use access::role::{Role, ScopeKind};
use access::session::model::SignedIn;
use charts::bars::{Bar, Bars};
use charts::cell::Cell;
use charts::chart::Chart;
use charts::heat_map::HeatMap;
use charts::lines::Lines;
use charts::series::Series;
use charts::table::{Column as Heading, Table};
use figures::asked::Column;
use figures::draft::SUM;
use figures::kind::{Columns, Depth, Kind};
use figures::period::Period;
use figures::place::{NOWHERE, Region, Spot};
use figures::shown::Shown;
use figures::snapshot::Published;

/// Below „5" stand none, one and two: see `figures::shown`.
const FIVE: i64 = 5;

/// Below a table in which a region stands in the place of one of its municipalities.
const SMALL: &str =
    "* Für diese Kommune allein lässt sich nichts sagen; gezeigt ist an ihrer Stelle ihre Region.";

/// Whose rows somebody sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sight {
    /// The whole district.
    District,
    /// The district as a whole, and these regions and municipalities.
    Places(Vec<String>),
}

impl Sight {
    /// Who steers the programme sees all places, a case manager the own ones.
    pub(crate) fn of(who: &SignedIn) -> Self {
        let steers = |role| matches!(role, Role::Coordinator | Role::ProgrammeLead);
        if who.roles.iter().any(|one| steers(one.role)) {
            return Self::District;
        }
        let scopes = who.roles.iter().filter(|one| one.role == Role::CaseManager);
        let places = scopes
            .filter(|one| matches!(one.scope.kind, ScopeKind::Region | ScopeKind::Municipality))
            .filter_map(|one| one.scope.id.clone())
            .collect();
        Self::Places(places)
    }

    fn shows_region(&self, region: &Region) -> bool {
        match self {
            Self::District => true,
            Self::Places(keys) => {
                keys.contains(&region.key)
                    || region
                        .municipalities
                        .iter()
                        .any(|place| keys.contains(&place.key))
            }
        }
    }

    fn shows_municipality(&self, region: &Region, key: &str) -> bool {
        match self {
            Self::District => true,
            Self::Places(keys) => keys.iter().any(|own| own == key || *own == region.key),
        }
    }
}

/// A table with what its columns are called.
pub(crate) struct View<'v> {
    pub(crate) published: &'v Published,
    pub(crate) columns: &'v [Column],
    pub(crate) sight: &'v Sight,
}

impl View<'_> {
    fn kind(&self) -> Kind {
        self.published.kind
    }

    /// What it is called, with its time.
    pub(crate) fn title(&self) -> String {
        format!("{}, {}", self.kind().german(), self.published.period.german())
    }

    /// The table: the district below, its regions and municipalities above it.
    pub(crate) fn table(&self) -> Table {
        if self.kind() == Kind::ObstacleKinds {
            return self.matrix();
        }
        if self.kind().depth() == Depth::District {
            return self.list();
        }
        let has_sum = self.kind().columns() == Columns::Parts;
        let headings = std::iter::once(Heading::text("Ort"))
            .chain(self.columns.iter().map(|column| Heading::number(column.german)))
            .chain(has_sum.then(|| Heading::number("Zusammen")));
        let mut table = Table::new(self.title(), headings);
        for region in &self.published.places.regions {
            self.push_region(&mut table, region);
        }
        let table = table.with_total(self.row(&self.published.places.district, &Spot::District));
        match self.small_places() {
            Some(note) => table.with_note(note),
            None => table,
        }
    }

    /// A table of the district alone: a line for each column, which a phone has room for.
    fn list(&self) -> Table {
        let headings = [
            Heading::text(self.kind().columns_are()),
            Heading::number(self.kind().unit()),
        ];
        let line = |name: &str, code| [Cell::text(name), self.cell(&Spot::District, code)];
        let mut table = Table::new(self.title(), headings);
        for column in self.columns {
            table.push(line(column.german, column.code));
        }
        match self.kind().columns() {
            Columns::Parts => table.with_total(line("Zusammen", SUM)),
            Columns::Each => table,
        }
    }

    fn push_region(&self, table: &mut Table, region: &Region) {
        let depth = self.kind().depth();
        let spot = Spot::Region(region.key.clone());
        let has_regions = self.published.places.has_regions();
        if depth == Depth::District || !self.sight.shows_region(region) || !self.is_worth_a_row(&spot) {
            return;
        }
        if has_regions {
            table.push(self.row(&region.name, &spot));
        }
        if depth < Depth::Municipality || region.key == NOWHERE && has_regions {
            return;
        }
        for place in &region.municipalities {
            let own = Spot::Municipality(place.key.clone());
            if !self.sight.shows_municipality(region, &place.key) || !self.is_worth_a_row(&own) {
                continue;
            }
            if self.is_too_small(region, &own) {
                table.push(self.row(&format!("– {} *", place.name), &spot));
            } else {
                table.push(self.row(&format!("– {}", place.name), &own));
            }
        }
    }

    /// What has no place has a row only where it says something; most districts have none such.
    fn is_worth_a_row(&self, spot: &Spot) -> bool {
        !self.published.places.is_nowhere(spot) || self.published.says_something_of(spot)
    }

    /// Whether a municipality has nothing to read of its own while its region has: then the region stands in its place.
    fn is_too_small(&self, region: &Region, own: &Spot) -> bool {
        self.kind().depth() == Depth::Municipality
            && self.published.places.has_regions()
            && !self.published.says_something_of(own)
            && self
                .published
                .says_something_of(&Spot::Region(region.key.clone()))
    }

    fn small_places(&self) -> Option<&'static str> {
        let seen = self.published.places.regions.iter().any(|region| {
            region.municipalities.iter().any(|place| {
                let own = Spot::Municipality(place.key.clone());
                self.sight.shows_municipality(region, &place.key)
                    && self.is_worth_a_row(&own)
                    && self.is_too_small(region, &own)
            })
        });
        seen.then_some(SMALL)
    }

    fn row(&self, name: &str, spot: &Spot) -> Vec<Cell> {
        let has_sum = self.kind().columns() == Columns::Parts;
        let codes = self
            .columns
            .iter()
            .map(|column| column.code)
            .chain(has_sum.then_some(SUM));
        std::iter::once(Cell::text(name))
            .chain(codes.map(|code| self.cell(spot, code)))
            .collect()
    }

    pub(crate) fn cell(&self, spot: &Spot, code: &str) -> Cell {
        self.published.shown(spot, code).map_or(Cell::Empty, cell)
    }

    /// The picture: a curve for months, a map for needs and obstacles by place, bars for everything else. None where there is no number.
    pub(crate) fn chart(&self, curves: &[Curve]) -> Option<Chart> {
        let has_number = |shown: Option<Shown>| matches!(shown, Some(Shown::Number(_)));
        let of_the_district =
            |column: &Column| has_number(self.published.shown(&Spot::District, column.code));
        let in_curves = curves.iter().flat_map(|curve| &curve.values);
        let is_worth_it = self.columns.iter().any(of_the_district)
            || in_curves.into_iter().any(|(_, shown)| has_number(Some(*shown)));
        is_worth_it.then(|| self.drawn(curves))
    }

    fn drawn(&self, curves: &[Curve]) -> Chart {
        if !curves.is_empty() {
            return Chart::Lines(lines(self.kind(), curves));
        }
        if self.kind() == Kind::ObstacleKinds {
            return self.matrix_map();
        }
        let is_map = matches!(self.kind(), Kind::Needs | Kind::Obstacles);
        if is_map && self.published.places.has_regions() {
            return self.map();
        }
        Chart::Bars(Bars {
            title: format!("{}: {}", self.title(), self.published.places.district),
            labels_are: self.kind().columns_are().to_owned(),
            values_are: self.kind().unit().to_owned(),
            bars: self
                .columns
                .iter()
                .map(|column| Bar {
                    label: column.german.to_owned(),
                    value: self.cell(&Spot::District, column.code),
                })
                .collect(),
        })
    }

    fn map(&self) -> Chart {
        let regions: Vec<&Region> = self
            .published
            .places
            .regions
            .iter()
            .filter(|region| self.sight.shows_region(region))
            .filter(|region| self.is_worth_a_row(&Spot::Region(region.key.clone())))
            .collect();
        let column = |name: &str, spot: &Spot| {
            Series::new(
                name,
                self.columns.iter().map(|column| self.cell(spot, column.code)),
            )
        };
        let district = column("Zusammen", &Spot::District);
        Chart::HeatMap(HeatMap {
            title: self.title(),
            rows_are: self.kind().columns_are().to_owned(),
            rows: self
                .columns
                .iter()
                .map(|column| column.german.to_owned())
                .collect(),
            columns: regions
                .into_iter()
                .map(|region| column(&region.name, &Spot::Region(region.key.clone())))
                .chain([district])
                .collect(),
        })
    }
}

/// One line of a curve: its name, and what was shown in each month.
pub(crate) struct Curve {
    pub(crate) name: &'static str,
    pub(crate) values: Vec<(Period, Shown)>,
}

fn lines(kind: Kind, curves: &[Curve]) -> Lines {
    let months = curves
        .first()
        .map(|curve| curve.values.as_slice())
        .unwrap_or_default();
    Lines {
        title: format!("{} im Lauf der Monate", kind.german()),
        periods_are: "Monat".to_owned(),
        values_are: kind.unit().to_owned(),
        periods: months.iter().map(|(month, _)| short(*month)).collect(),
        series: curves
            .iter()
            .map(|curve| Series::new(curve.name, curve.values.iter().map(|(_, shown)| cell(*shown))))
            .collect(),
    }
}

/// A month as an axis has room for it: `10/26`.
fn short(month: Period) -> String {
    let day = month.first_day();
    format!("{:02}/{:02}", day.month(), day.year() % 100)
}

fn cell(shown: Shown) -> Cell {
    match shown {
        Shown::UnderFive => Cell::Under(FIVE),
        Shown::Number(number) => Cell::Number(number),
        Shown::Withheld => Cell::Withheld,
    }
}
