//! Numbers that add up, as flows through a network: what goes into a node comes out of it. From the bounds of each
//! number follow, exactly, the least and the most that one of them can be. Knows no number itself, only bounds.

use crate::bounds::Bounds;
use crate::paths::{Step, path};

/// More than any count.
pub(crate) const ENDLESS: i64 = i64::MAX / 4;

/// A place where numbers add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Node(pub(crate) usize);

/// A number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Arc(pub(crate) usize);

/// A number between two places, and one way to choose it so that everything adds up.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) from: usize,
    pub(crate) to: usize,
    low: i64,
    high: i64,
    flow: i64,
}

impl Link {
    /// How far the flow may rise.
    pub(crate) fn room_up(&self) -> i64 {
        (self.high - self.flow).max(0)
    }

    /// How far the flow may fall.
    pub(crate) fn room_down(&self) -> i64 {
        (self.flow - self.low).max(0)
    }
}

/// The numbers and where they add up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Network {
    pub(crate) links: Vec<Link>,
    pub(crate) at: Vec<Vec<usize>>,
}

impl Network {
    /// A new place.
    pub(crate) fn node(&mut self) -> Node {
        self.at.push(Vec::new());
        Node(self.at.len() - 1)
    }

    /// A new number that goes from one place to the other.
    pub(crate) fn arc(&mut self, from: Node, to: Node, bounds: Bounds) -> Arc {
        let id = self.links.len();
        self.links.push(Link {
            from: from.0,
            to: to.0,
            low: bounds.low,
            high: bounds.high.unwrap_or(ENDLESS),
            flow: 0,
        });
        self.at[from.0].push(id);
        self.at[to.0].push(id);
        Arc(id)
    }

    /// Chooses the numbers so that everything adds up within all bounds; false if that cannot be.
    pub(crate) fn settle(&mut self) -> bool {
        (0..self.links.len()).all(|id| {
            let (low, high) = (self.links[id].low, self.links[id].high);
            self.raise(id, low) && self.lower(id, high)
        })
    }

    /// The least and the most that a number can be; the network must be settled.
    pub(crate) fn range(&mut self, arc: Arc) -> Bounds {
        let (low, high) = (self.links[arc.0].low, self.links[arc.0].high);
        self.lower(arc.0, low);
        let least = self.links[arc.0].flow;
        self.raise(arc.0, high);
        let most = self.links[arc.0].flow;
        Bounds {
            low: least,
            high: (most < ENDLESS / 2).then_some(most),
        }
    }

    /// Narrows a number to these bounds, which lie within its range, and settles again.
    pub(crate) fn narrow(&mut self, arc: Arc, bounds: Bounds) {
        let link = &mut self.links[arc.0];
        link.low = bounds.low;
        link.high = bounds.high.unwrap_or(ENDLESS);
        let (low, high) = (link.low, link.high);
        self.raise(arc.0, low);
        self.lower(arc.0, high);
    }

    /// Raises a flow to `goal` or as far as it goes; whether it reached it.
    fn raise(&mut self, id: usize, goal: i64) -> bool {
        while self.links[id].flow < goal {
            let missing = goal - self.links[id].flow;
            let (from, to) = (self.links[id].to, self.links[id].from);
            let Some(steps) = path(self, (from, to), id) else {
                return false;
            };
            let amount = self.push(&steps, missing);
            self.links[id].flow += amount;
        }
        true
    }

    /// Lowers a flow to `goal` or as far as it goes; whether it reached it.
    fn lower(&mut self, id: usize, goal: i64) -> bool {
        while self.links[id].flow > goal {
            let missing = self.links[id].flow - goal;
            let (from, to) = (self.links[id].from, self.links[id].to);
            let Some(steps) = path(self, (from, to), id) else {
                return false;
            };
            let amount = self.push(&steps, missing);
            self.links[id].flow -= amount;
        }
        true
    }

    fn push(&mut self, steps: &[Step], most: i64) -> i64 {
        let room = |step: &Step| match *step {
            Step::Up(id) => self.links[id].room_up(),
            Step::Down(id) => self.links[id].room_down(),
        };
        let amount = steps.iter().map(room).fold(most, i64::min);
        for step in steps {
            match *step {
                Step::Up(id) => self.links[id].flow += amount,
                Step::Down(id) => self.links[id].flow -= amount,
            }
        }
        amount
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sum of two parts.
    fn sum(parts: [Bounds; 2], whole: Bounds) -> (Network, [Arc; 2], Arc) {
        let mut network = Network::default();
        let (outside, inside) = (network.node(), network.node());
        let whole = network.arc(outside, inside, whole);
        let parts = parts.map(|part| network.arc(inside, outside, part));
        (network, parts, whole)
    }

    #[test]
    fn a_sum_bounds_its_parts_and_the_parts_their_sum() {
        let (mut network, [one, other], whole) = sum([Bounds::new(0, 2), Bounds::ANY], Bounds::new(8, 12));
        assert!(network.settle());
        assert_eq!(network.range(other), Bounds::new(6, 12));
        assert_eq!(network.range(one), Bounds::new(0, 2));
        network.narrow(other, Bounds::new(6, 7));
        assert_eq!(network.range(whole), Bounds::new(8, 9));
        assert_eq!(network.range(one), Bounds::new(1, 2));
    }

    #[test]
    fn what_nothing_bounds_has_no_most() {
        let (mut network, [one, _], whole) = sum([Bounds::ANY, Bounds::new(3, 7)], Bounds::ANY);
        assert!(network.settle());
        assert_eq!(network.range(whole), Bounds { low: 3, high: None });
        assert_eq!(network.range(one), Bounds::ANY);
    }

    #[test]
    fn what_does_not_add_up_is_noticed() {
        let (mut network, ..) = sum([Bounds::new(0, 2), Bounds::new(0, 2)], Bounds::new(8, 12));
        assert!(!network.settle());
    }
}
