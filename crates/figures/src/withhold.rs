//! The rule: which figures of a month are published, and which are withheld so that every number about people keeps at
//! least three possible values, whatever else is or was published. Pure; why it holds stands in decision 0010.
//!
//! All tables of a month that have to do with each other lie in one network of numbers that add up, together with the
//! totals of all earlier months and years ([`History`]). The numbers are gone through in a fixed order. Of each it is
//! known, exactly, what it can be after all that was published before it; that cuts it into classes of at least three
//! values (`shown`), and the class in which it lies is published. In such a network a number that keeps three values
//! leaves three values to every other one: so nothing has to be looked at twice, and nothing published before is harmed.

mod chain;
mod lay;

use std::collections::BTreeMap;

use crate::bounds::Bounds;
use crate::draft::{Draft, SUM};
use crate::kind::{Kind, Stream};
use crate::network::{Arc, Network, Node};
use crate::period::Period;
use crate::place::{Places, Spot};
use crate::shown::{Shown, shown};
use crate::withhold::chain::Ends;

/// A published figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The table.
    pub kind: Kind,
    /// The period.
    pub period: Period,
    /// The place.
    pub spot: Spot,
    /// The code of the column; [`SUM`] for the sum of the row.
    pub column: String,
    /// What stands there.
    pub shown: Shown,
    /// What everybody can know of the number from all that is published. Follows from what is shown, not from the number.
    pub known: Bounds,
}

/// What is known of the totals of a month that was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastMonth {
    /// The month.
    pub month: Period,
    /// Whether its counts fitted those of the months before.
    pub is_linked: bool,
    /// Open at its end.
    pub open: Bounds,
    /// Begun in it.
    pub begun: Bounds,
    /// Closed in it.
    pub closed: Bounds,
}

/// What is known of the totals of a year that was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastYear {
    /// The year.
    pub year: Period,
    /// Whether its counts fitted those of its months.
    pub is_linked: bool,
    /// Begun in it.
    pub begun: Bounds,
    /// Closed in it.
    pub closed: Bounds,
}

/// Everything published before, as far as it bears on what comes after: the totals. What lies within a total cannot be
/// reached from outside of it but through the total.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The months.
    pub months: Vec<PastMonth>,
    /// The years.
    pub years: Vec<PastYear>,
}

/// What is published for a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// The figures of all tables that end with the month.
    pub figures: Vec<Figure>,
    /// Whether its counts fit those of the months before: what was open, and begun since, is closed or open now. Rows
    /// that are written late or taken back break that; then nobody can calculate with it.
    pub is_linked: bool,
}

/// What is published of these counts, which are all those of one month, in the light of everything before.
pub fn publish(places: &Places, month: Period, drafts: &[Draft], history: &History) -> Publication {
    for is_linked in [true, false] {
        if let Some(figures) = attempt(places, (month, is_linked), drafts, history) {
            return Publication { figures, is_linked };
        }
    }
    Publication {
        figures: drafts.iter().flat_map(|draft| withheld(places, draft)).collect(),
        is_linked: false,
    }
}

/// A number of the month with the cells in which it stands.
struct Item {
    arc: Arc,
    value: i64,
    order: Order,
    cells: Vec<(usize, Spot, String)>,
}

/// In which order the numbers of a network are decided: what is most asked for first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    Total,
    RegionTotal,
    DistrictPart,
    MunicipalityTotal,
    RegionPart,
    MunicipalityPart,
}

/// `None` if the counts do not fit what is known.
fn attempt(
    places: &Places,
    (month, is_linked): (Period, bool),
    drafts: &[Draft],
    history: &History,
) -> Option<Vec<Figure>> {
    let mut network = Network::default();
    let outside = network.node();
    let year = drafts
        .iter()
        .any(|draft| matches!(draft.kind.stream(), Stream::Begun | Stream::Closed));
    let ends = chain::laid(&mut network, outside, history, (month, is_linked, year));
    let mut items = Vec::new();
    let streams = streams(drafts);
    for (stream, tables) in &streams {
        lay_stream(&mut network, (*stream, tables), (places, &ends), &mut items);
    }
    for (from, to) in ends.unused(|stream| streams.contains_key(&stream)) {
        network.arc(from, to, Bounds::ANY);
    }
    items.sort_by_key(|item| item.order);
    if !network.settle() {
        return None;
    }
    let mut decided = Vec::new();
    for item in &items {
        let known = network.range(item.arc);
        if !known.holds(item.value) {
            return None;
        }
        decided.push(decide(&mut network, item, known));
    }
    // What others say by now may bound a number so that it can be shown after all.
    for (item, shown) in items.iter().zip(&mut decided) {
        if *shown == Shown::Withheld {
            let known = network.range(item.arc);
            *shown = decide(&mut network, item, known);
        }
    }
    let mut figures = Vec::new();
    for (item, shown) in items.iter().zip(decided) {
        let known = network.range(item.arc);
        figures.extend(item.cells.iter().map(|(table, spot, column)| Figure {
            kind: drafts[*table].kind,
            period: drafts[*table].period,
            spot: spot.clone(),
            column: column.clone(),
            shown,
            known,
        }));
    }
    Some(figures)
}

/// Publishes a number as far as what is known of it allows, and lets everybody know.
fn decide(network: &mut Network, item: &Item, known: Bounds) -> Shown {
    let (shown, known) = shown(known, item.value);
    network.narrow(item.arc, known);
    shown
}

type Tables<'d> = Vec<(usize, &'d Draft)>;

/// The tables that count the same, the one that is cut most finely first.
fn streams(drafts: &[Draft]) -> BTreeMap<Stream, Tables<'_>> {
    let mut streams: BTreeMap<Stream, Tables<'_>> = BTreeMap::new();
    for (number, draft) in drafts.iter().enumerate() {
        streams
            .entry(draft.kind.stream())
            .or_default()
            .push((number, draft));
    }
    for tables in streams.values_mut() {
        tables.sort_by_key(|(_, draft)| std::cmp::Reverse(draft.kind.depth()));
    }
    streams
}

fn lay_stream(
    network: &mut Network,
    (stream, tables): (Stream, &Tables<'_>),
    (places, ends): (&Places, &Ends),
    items: &mut Vec<Item>,
) {
    let (from, to): (Node, Node) = match stream {
        Stream::Open => ends.open,
        Stream::Begun => ends.begun_in_year,
        Stream::Closed => ends.closed_in_year,
        Stream::Course => {
            for table in tables {
                lay::course(network, ends, table, items);
            }
            return;
        }
        Stream::Own(_) => (ends.outside, ends.outside),
    };
    match tables.first().map(|(_, draft)| draft.kind.columns()) {
        Some(crate::kind::Columns::Parts) => lay::parts(network, (from, to), (places, tables), items),
        Some(crate::kind::Columns::Each) => {
            for table in tables {
                lay::each(network, (from, to), (places, table), items);
            }
        }
        None => {}
    }
}

/// A table of which nothing is published.
fn withheld(places: &Places, draft: &Draft) -> Vec<Figure> {
    let mut network = Network::default();
    let outside = network.node();
    let ends = Ends::nowhere(outside);
    let mut items = Vec::new();
    lay_stream(
        &mut network,
        (draft.kind.stream(), &vec![(0, draft)]),
        (places, &ends),
        &mut items,
    );
    items
        .into_iter()
        .flat_map(|item| item.cells)
        .map(|(_, spot, column)| Figure {
            kind: draft.kind,
            period: draft.period,
            spot,
            column,
            shown: Shown::Withheld,
            known: Bounds::ANY,
        })
        .collect()
}

impl Figure {
    /// Whether it is the sum of its row.
    pub fn is_sum(&self) -> bool {
        self.column == SUM
    }

    /// Whether later snapshots are held against it: see [`History`].
    pub(crate) fn is_total_of_a_stream(&self) -> bool {
        let is_shared = match self.kind.stream() {
            Stream::Open | Stream::Begun | Stream::Closed => self.is_sum(),
            Stream::Course => true,
            Stream::Own(_) => false,
        };
        is_shared && self.spot == Spot::District
    }
}
