//! Pages of goals: the tree with its steps, the form of a goal, the acts on steps.

pub mod edit;
pub mod overview;
pub mod steps;
