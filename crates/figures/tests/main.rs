//! The rule of withholding against attackers that share no code with it, and the snapshots on both databases.

mod attacker;
mod attacks;
mod knowing;
mod scene;
