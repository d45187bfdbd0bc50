//! Declarations, withdrawals and the gate through their pages and stores, on both databases.
