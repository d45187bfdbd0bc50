//! Ids of rows that a file repeats, as the published examples do: the first keeps its id, others get one made from it.

use std::collections::HashSet;

use base::ids::RowId;
use uuid::Uuid;

use crate::exchange::hsds::ids::derived;

/// The ids of rows that are used already.
#[derive(Debug, Default)]
pub(super) struct Unique(HashSet<Uuid>);

impl Unique {
    /// The id of a row that belongs to `parent`; `asked` if nobody has it yet.
    pub(super) fn row(&mut self, asked: Uuid, parent: Uuid) -> RowId {
        let mut id = asked;
        let mut number = 0_u32;
        while !self.0.insert(id) {
            id = derived(parent, "row", &format!("{asked} {number}"));
            number += 1;
        }
        RowId::from_uuid(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_keeps_its_id_and_the_next_have_others() {
        let (asked, parent) = (Uuid::from_u128(7), Uuid::from_u128(1));
        let mut unique = Unique::default();
        assert_eq!(unique.row(asked, parent).uuid(), asked);
        let second = unique.row(asked, parent);
        assert_ne!(second.uuid(), asked);
        assert_ne!(unique.row(asked, parent), second);
    }
}
