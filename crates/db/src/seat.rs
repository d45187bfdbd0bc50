//! A wall that the compiler holds: SQL and unsealing only in files named `store.rs` or in folders named `store`.
//! Not a permission: who may see a row is decided by `access`.

/// Proof that the code stands in a store; made by [`store_seat!`](crate::store_seat).
#[derive(Clone, Copy, Debug)]
pub struct StoreSeat(());

impl StoreSeat {
    /// The seat of this file.
    ///
    /// # Panics
    /// At compile time, if `file` is no store.
    pub const fn of(file: &str) -> Self {
        only_in_a_store(file);
        Self(())
    }
}

/// Refuses, at compile time, any file that is no store.
///
/// # Panics
/// If `file` is neither named `store.rs` nor lies in a folder named `store`.
pub const fn only_in_a_store(file: &str) {
    let file = file.as_bytes();
    assert!(
        ends_with(file, b"/store.rs") || contains(file, b"/store/"),
        "SQL and unsealing belong into a file named store.rs or into a folder named store"
    );
}

const fn ends_with(text: &[u8], end: &[u8]) -> bool {
    text.len() >= end.len() && matches_at(text, end, text.len() - end.len())
}

const fn contains(text: &[u8], part: &[u8]) -> bool {
    let mut start = 0;
    while start + part.len() <= text.len() {
        if matches_at(text, part, start) {
            return true;
        }
        start += 1;
    }
    false
}

const fn matches_at(text: &[u8], part: &[u8], start: usize) -> bool {
    let mut index = 0;
    while index < part.len() {
        if text[start + index] != part[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// The seat of the store in which it is written; does not compile elsewhere.
#[macro_export]
macro_rules! store_seat {
    () => {{
        // An item, not a `const` block: `cargo check` evaluates it too, and so does code that nobody calls.
        const SEAT: $crate::seat::StoreSeat = $crate::seat::StoreSeat::of(file!());
        SEAT
    }};
}
