//! The shortest way along which flow can be moved from one place to another. Moves nothing itself.

use std::collections::VecDeque;

use crate::network::Network;

/// One number on the way, and whether it rises or falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// It rises.
    Up(usize),
    /// It falls.
    Down(usize),
}

/// The steps of a shortest way that does not use the link `without`.
pub(crate) fn path(network: &Network, (from, to): (usize, usize), without: usize) -> Option<Vec<Step>> {
    let mut came_by: Vec<Option<Step>> = vec![None; network.at.len()];
    let mut waiting = VecDeque::from([from]);
    while let Some(node) = waiting.pop_front() {
        if node == to {
            return Some(back(network, &came_by, (from, to)));
        }
        for &id in network.at[node].iter().filter(|id| **id != without) {
            let link = &network.links[id];
            let (step, next) = if link.from == node && link.room_up() > 0 {
                (Step::Up(id), link.to)
            } else if link.to == node && link.room_down() > 0 {
                (Step::Down(id), link.from)
            } else {
                continue;
            };
            if next != from && came_by[next].is_none() {
                came_by[next] = Some(step);
                waiting.push_back(next);
            }
        }
    }
    None
}

fn back(network: &Network, came_by: &[Option<Step>], (from, to): (usize, usize)) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut node = to;
    while node != from {
        let Some(step) = came_by[node] else { break };
        node = match step {
            Step::Up(id) => network.links[id].from,
            Step::Down(id) => network.links[id].to,
        };
        steps.push(step);
    }
    steps
}
