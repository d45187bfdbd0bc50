//! Obstacles (Hindernisse) that case managers note in two clicks; counted without any case. Not what is made of them.

pub mod model;
