//! How a table becomes numbers that add up: the total is cut into columns, each column into its regions and their
//! municipalities; the same cells, gathered the other way, are the rows. Decides nothing.

use crate::bounds::Bounds;
use crate::draft::{Draft, SUM};
use crate::kind::{BEGUN, Depth};
use crate::network::{Arc, Network, Node};
use crate::place::{Places, Region, Spot};
use crate::withhold::chain::Ends;
use crate::withhold::{Item, Order};

/// A table with its number in the month.
type Table<'d> = (usize, &'d Draft);

/// Of the row for what has no place, if there is nothing in it. Many will guess that it is empty; counted as unknown, it
/// would lend the other rows a freedom that they do not have.
const NOBODY: Bounds = Bounds::new(0, 0);

/// A network that is being laid, and the numbers in it.
struct Laying<'l> {
    network: &'l mut Network,
    items: &'l mut Vec<Item>,
    places: &'l Places,
}

impl Laying<'_> {
    fn item(
        &mut self,
        (number, draft): Table<'_>,
        (from, to): (Node, Node),
        (order, spot, column): (Order, Spot, &str),
    ) {
        let bounds = if self.places.is_nowhere(&spot) && draft.number(self.places, &spot, SUM) == 0 {
            NOBODY
        } else {
            Bounds::ANY
        };
        let arc = self.network.arc(from, to, bounds);
        let value = draft.number(self.places, &spot, column);
        self.add(arc, value, (order, vec![(number, spot, column.to_owned())]));
    }

    fn add(&mut self, arc: Arc, value: i64, (order, cells): (Order, Vec<(usize, Spot, String)>)) {
        self.items.push(Item {
            arc,
            value,
            order,
            cells,
        });
    }

    /// A number that is needed to add up but is not shown.
    fn silent(&mut self, from: Node, to: Node) {
        self.network.arc(from, to, Bounds::ANY);
    }
}

/// Tables that count the same, one behind the other: what goes through the first goes through all.
pub(super) fn parts(
    network: &mut Network,
    (from, to): (Node, Node),
    (places, tables): (&Places, &[Table<'_>]),
    items: &mut Vec<Item>,
) {
    let Some((_, first)) = tables.first() else { return };
    let mut laying = Laying {
        network,
        items,
        places,
    };
    let mut begin = laying.network.node();
    let total = laying.network.arc(from, begin, Bounds::ANY);
    let value = first.number(places, &Spot::District, SUM);
    let cells = tables
        .iter()
        .map(|(number, _)| (*number, Spot::District, SUM.to_owned()))
        .collect();
    laying.add(total, value, (Order::Total, cells));
    for (position, table) in tables.iter().enumerate() {
        let end = if position + 1 == tables.len() {
            to
        } else {
            laying.network.node()
        };
        laying.grid(*table, (begin, end));
        begin = end;
    }
}

impl Laying<'_> {
    /// One table whose columns add up, between two places.
    fn grid(&mut self, table: Table<'_>, (begin, end): (Node, Node)) {
        let draft = table.1;
        if draft.kind.depth() == Depth::District {
            for column in &draft.columns {
                self.item(table, (begin, end), (Order::DistrictPart, Spot::District, column));
            }
            return;
        }
        let rows: Vec<(Node, Vec<Node>)> = (0..self.places.regions.len())
            .map(|position| self.row(table, end, position))
            .collect();
        for column in &draft.columns {
            let middle = self.network.node();
            self.item(
                table,
                (begin, middle),
                (Order::DistrictPart, Spot::District, column),
            );
            for (region, row) in self.places.regions.iter().zip(&rows) {
                self.cells(table, (middle, row), (region, column));
            }
        }
    }

    /// The sums of a region and of its municipalities, and where their cells flow together.
    fn row(&mut self, table: Table<'_>, end: Node, position: usize) -> (Node, Vec<Node>) {
        let region = &self.places.regions[position];
        let gathered = self.network.node();
        let spot = Spot::Region(region.key.clone());
        if self.places.has_regions() {
            self.item(table, (gathered, end), (Order::RegionTotal, spot, SUM));
        } else {
            self.silent(gathered, end);
        }
        let mut municipalities = Vec::new();
        if table.1.kind.depth() == Depth::Municipality {
            for place in &region.municipalities {
                let node = self.network.node();
                let spot = Spot::Municipality(place.key.clone());
                self.item(table, (node, gathered), (Order::MunicipalityTotal, spot, SUM));
                municipalities.push(node);
            }
        }
        (gathered, municipalities)
    }

    /// The cells of a column in a region: its own, and those of its municipalities.
    fn cells(
        &mut self,
        table: Table<'_>,
        (middle, (gathered, municipalities)): (Node, &(Node, Vec<Node>)),
        (region, column): (&Region, &str),
    ) {
        let is_finest = municipalities.is_empty();
        let into = if is_finest { *gathered } else { self.network.node() };
        if self.places.has_regions() {
            let spot = Spot::Region(region.key.clone());
            self.item(table, (middle, into), (Order::RegionPart, spot, column));
        } else {
            self.silent(middle, into);
        }
        for (place, node) in region.municipalities.iter().zip(municipalities) {
            let spot = Spot::Municipality(place.key.clone());
            self.item(table, (into, *node), (Order::MunicipalityPart, spot, column));
        }
    }
}

/// A table whose columns stand alone: each is a tree of places.
pub(super) fn each(
    network: &mut Network,
    (from, to): (Node, Node),
    (places, table): (&Places, &Table<'_>),
    items: &mut Vec<Item>,
) {
    let mut laying = Laying {
        network,
        items,
        places,
    };
    let draft = table.1;
    for column in &draft.columns {
        let middle = laying.network.node();
        laying.item(
            *table,
            (from, middle),
            (Order::DistrictPart, Spot::District, column),
        );
        for region in &places.regions {
            let ends: Vec<Node> = match draft.kind.depth() {
                Depth::Municipality => region.municipalities.iter().map(|_| to).collect(),
                Depth::Region | Depth::District => Vec::new(),
            };
            laying.cells(*table, (middle, &(to, ends)), (region, column));
        }
    }
}

/// New and closed cases: two numbers that stand between months and years.
pub(super) fn course(network: &mut Network, ends: &Ends, table: &Table<'_>, items: &mut Vec<Item>) {
    let places = Places {
        district: String::new(),
        regions: Vec::new(),
    };
    let mut laying = Laying {
        network,
        items,
        places: &places,
    };
    for column in &table.1.columns {
        let between = if column == BEGUN { ends.begun } else { ends.closed };
        laying.item(*table, between, (Order::DistrictPart, Spot::District, column));
    }
}
