//! How months and years hang together: what was open and what began is open or closed; twelve months are a year.

use std::collections::{BTreeMap, BTreeSet};

use crate::bounds::Bounds;
use crate::kind::Stream;
use crate::network::{Network, Node};
use crate::period::Period;
use crate::withhold::History;

/// Between which places the streams of a month lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    pub(super) outside: Node,
    pub(super) open: (Node, Node),
    pub(super) begun: (Node, Node),
    pub(super) closed: (Node, Node),
    pub(super) begun_in_year: (Node, Node),
    pub(super) closed_in_year: (Node, Node),
}

impl Ends {
    /// Of streams that have nothing to do with each other.
    pub(super) fn nowhere(outside: Node) -> Self {
        let around = (outside, outside);
        Self {
            outside,
            open: around,
            begun: around,
            closed: around,
            begun_in_year: around,
            closed_in_year: around,
        }
    }
}

impl Ends {
    /// Between which places anything can be, because no table of the month counts it.
    pub(super) fn unused(self, is_used: impl Fn(Stream) -> bool) -> Vec<(Node, Node)> {
        [
            (Stream::Open, self.open),
            (Stream::Course, self.begun),
            (Stream::Course, self.closed),
            (Stream::Begun, self.begun_in_year),
            (Stream::Closed, self.closed_in_year),
        ]
        .into_iter()
        .filter(|(stream, (from, to))| from != to && !is_used(*stream))
        .map(|(_, between)| between)
        .collect()
    }
}

/// What is known of a month; nothing yet of the one that is being published.
struct Month {
    is_linked: bool,
    known: Option<(Bounds, Bounds, Bounds)>,
}

/// A year: where its beginnings come from and where its closings go.
#[derive(Clone, Copy)]
struct Year {
    begun: Node,
    closed: Node,
}

struct Chain<'n> {
    network: &'n mut Network,
    outside: Node,
}

impl Chain<'_> {
    fn arc(&mut self, from: Node, to: Node, bounds: Bounds) {
        self.network.arc(from, to, bounds);
    }

    /// Lets anything come and go: what was counted here did not add up.
    fn loosen(&mut self, node: Node) {
        self.arc(node, self.outside, Bounds::ANY);
        self.arc(self.outside, node, Bounds::ANY);
    }
}

/// Lays all totals of the past and says where those of this month belong.
pub(super) fn laid(
    network: &mut Network,
    outside: Node,
    history: &History,
    (month, is_linked, has_year): (Period, bool, bool),
) -> Ends {
    let mut months: BTreeMap<Period, Month> = history
        .months
        .iter()
        .map(|past| {
            let known = Some((past.open, past.begun, past.closed));
            let is_linked = past.is_linked;
            (past.month, Month { is_linked, known })
        })
        .collect();
    months.insert(
        month,
        Month {
            is_linked,
            known: None,
        },
    );
    let nodes: BTreeMap<Period, Node> = months.keys().map(|month| (*month, network.node())).collect();
    let mut chain = Chain { network, outside };
    let years = chain.years(history, &months, (month.year(), is_linked, has_year));
    let mut ends = Ends::nowhere(outside);
    for (period, one) in &months {
        let (node, year) = (nodes[period], years[&period.year()]);
        let next = nodes.get(&period.before(-1)).copied().unwrap_or(outside);
        if !nodes.contains_key(&period.before(1)) {
            chain.arc(outside, node, Bounds::ANY);
        }
        if !one.is_linked {
            chain.loosen(node);
        }
        if let Some((open, begun, closed)) = one.known {
            chain.arc(node, next, open);
            chain.arc(year.begun, node, begun);
            chain.arc(node, year.closed, closed);
        } else {
            ends.open = (node, next);
            ends.begun = (year.begun, node);
            ends.closed = (node, year.closed);
        }
    }
    if has_year && let Some(year) = years.get(&month.year()) {
        ends.begun_in_year = (outside, year.begun);
        ends.closed_in_year = (year.closed, outside);
    }
    ends
}

impl Chain<'_> {
    /// The years of all these months and of the past; `now` is the year of the month that is being published.
    fn years(
        &mut self,
        history: &History,
        months: &BTreeMap<Period, Month>,
        (now, is_linked, has_year): (i16, bool, bool),
    ) -> BTreeMap<i16, Year> {
        let of_months = months.keys().map(|month| month.year());
        let of_years = history.years.iter().map(|past| past.year.year());
        let all: BTreeSet<i16> = of_months.chain(of_years).collect();
        let mut years = BTreeMap::new();
        for number in all {
            let year = Year {
                begun: self.network.node(),
                closed: self.network.node(),
            };
            let past = history.years.iter().find(|past| past.year.year() == number);
            let is_being_published = has_year && number == now;
            match past {
                Some(past) => {
                    self.arc(self.outside, year.begun, past.begun);
                    self.arc(year.closed, self.outside, past.closed);
                }
                None if is_being_published => {}
                None => {
                    self.arc(self.outside, year.begun, Bounds::ANY);
                    self.arc(year.closed, self.outside, Bounds::ANY);
                }
            }
            let count = months.keys().filter(|month| month.year() == number).count();
            if count < MONTHS {
                self.arc(year.begun, self.outside, Bounds::ANY);
                self.arc(self.outside, year.closed, Bounds::ANY);
            }
            let fits = past.map_or(!is_being_published || is_linked, |past| past.is_linked);
            if !fits {
                self.loosen(year.begun);
                self.loosen(year.closed);
            }
            years.insert(number, year);
        }
        years
    }
}

const MONTHS: usize = 12;
