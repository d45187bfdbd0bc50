//! A page makes itself the seat of a store.

fn page() -> db::seat::StoreSeat {
    db::seat::StoreSeat(())
}

fn main() {}
