//! How a table becomes numbers that add up: the total is cut into columns, each column into its regions and their
//! municipalities; the same cells, gathered the other way, are the rows. Decides nothing.

use crate::bounds::Bounds;
use crate::draft::{Draft, SUM};
use crate::kind::{BEGUN, Depth};
use crate::network::{Network, Node};
use crate::place::{Places, Region, Spot};
use crate::withhold::chain::Ends;
use crate::withhold::{Item, Order};

/// A table with its number in the month.
type Table<'d> = (usize, &'d Draft);

/// Of the row for what has no place, if there is nothing in it. Many will guess that it is empty; counted as unknown, it
/// would lend the other rows a freedom that they do not have.
const NOBODY: Bounds = Bounds::new(0, 0);

/// Whether a region and its municipality are the same place.
fn is_one_place(region: &Region) -> bool {
    region.municipalities.len() == 1
}

fn municipality(key: &str) -> Spot {
    Spot::Municipality(key.to_owned())
}

/// A network that is being laid, and the numbers in it.
struct Laying<'l> {
    network: &'l mut Network,
    items: &'l mut Vec<Item>,
    places: &'l Places,
}

impl Laying<'_> {
    /// A number of one place, which may have two names.
    fn item(
        &mut self,
        (number, draft): Table<'_>,
        (from, to): (Node, Node),
        (order, spots, column): (Order, &[Spot], &str),
    ) {
        let Some(spot) = spots.first() else { return };
        let is_empty = || draft.number(self.places, spot, SUM) == 0;
        let bounds = if self.places.is_nowhere(spot) && is_empty() {
            NOBODY
        } else {
            Bounds::ANY
        };
        let cell = |spot: &Spot| (number, spot.clone(), column.to_owned());
        self.items.push(Item {
            arc: self.network.arc(from, to, bounds),
            value: draft.number(self.places, spot, column),
            order,
            cells: spots.iter().map(cell).collect(),
        });
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
    let mut begin = network.node();
    let total = |(number, _): &Table<'_>| (*number, Spot::District, SUM.to_owned());
    items.push(Item {
        arc: network.arc(from, begin, Bounds::ANY),
        value: first.number(places, &Spot::District, SUM),
        order: Order::Total,
        cells: tables.iter().map(total).collect(),
    });
    let mut laying = Laying {
        network,
        items,
        places,
    };
    for (position, table) in tables.iter().enumerate() {
        let is_last = position + 1 == tables.len();
        let end = if is_last { to } else { laying.network.node() };
        laying.grid(*table, (begin, end));
        begin = end;
    }
}

impl Laying<'_> {
    /// One table whose columns add up, between two places.
    fn grid(&mut self, table: Table<'_>, (begin, end): (Node, Node)) {
        let draft = table.1;
        let district = &[Spot::District];
        if draft.kind.depth() == Depth::District {
            for column in &draft.columns {
                self.item(table, (begin, end), (Order::DistrictPart, district, column));
            }
            return;
        }
        let rows: Vec<(Node, Vec<Node>)> = (0..self.places.regions.len())
            .map(|position| self.row(table, end, position))
            .collect();
        for column in &draft.columns {
            let middle = self.network.node();
            self.item(table, (begin, middle), (Order::DistrictPart, district, column));
            for (region, row) in self.places.regions.iter().zip(&rows) {
                self.cells(table, (middle, row), (region, column));
            }
        }
    }

    /// The sums of a region and of its municipalities, and where their cells flow together.
    fn row(&mut self, table: Table<'_>, end: Node, position: usize) -> (Node, Vec<Node>) {
        let region = &self.places.regions[position];
        let gathered = self.network.node();
        self.region(table, (gathered, end), (Order::RegionTotal, region, SUM));
        let mut municipalities = Vec::new();
        if table.1.kind.depth() == Depth::Municipality && !is_one_place(region) {
            for place in &region.municipalities {
                let node = self.network.node();
                let spot = &[municipality(&place.key)];
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
        self.region(table, (middle, into), (Order::RegionPart, region, column));
        for (place, node) in region.municipalities.iter().zip(municipalities) {
            let spot = &[municipality(&place.key)];
            self.item(table, (into, *node), (Order::MunicipalityPart, spot, column));
        }
    }

    /// A number of a region; where that is one municipality, it is the number of both.
    fn region(
        &mut self,
        table: Table<'_>,
        (from, to): (Node, Node),
        (order, region, column): (Order, &Region, &str),
    ) {
        let mut spots = Vec::new();
        if self.places.has_regions() {
            spots.push(Spot::Region(region.key.clone()));
        }
        if table.1.kind.depth() == Depth::Municipality && is_one_place(region) {
            spots.extend(region.municipalities.iter().map(|place| municipality(&place.key)));
        }
        if spots.is_empty() {
            self.network.arc(from, to, Bounds::ANY);
        } else {
            self.item(table, (from, to), (order, &spots, column));
        }
    }
}

/// A table whose columns stand alone: each is a tree of places, or one number where it is not cut by place.
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
        let whole = (Order::DistrictPart, [Spot::District].as_slice(), column.as_str());
        if draft.kind.depth() == Depth::District {
            laying.item(*table, (from, to), whole);
            continue;
        }
        let middle = laying.network.node();
        laying.item(*table, (from, middle), whole);
        for region in &places.regions {
            let is_cut = draft.kind.depth() == Depth::Municipality && !is_one_place(region);
            let ends = if is_cut { region.municipalities.len() } else { 0 };
            laying.cells(*table, (middle, &(to, vec![to; ends])), (region, column));
        }
    }
}

/// New and closed cases: two numbers that stand between months and years.
pub(super) fn course(network: &mut Network, ends: &Ends, table: &Table<'_>, items: &mut Vec<Item>) {
    let nowhere = Places {
        district: String::new(),
        regions: Vec::new(),
    };
    let mut laying = Laying {
        network,
        items,
        places: &nowhere,
    };
    for column in &table.1.columns {
        let between = if column == BEGUN { ends.begun } else { ends.closed };
        laying.item(*table, between, (Order::DistrictPart, &[Spot::District], column));
    }
}
