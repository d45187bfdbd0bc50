//! The pieces pages are made of. A component is a value: built in Rust or in a template, shown with `{{ … }}`.

pub mod button;
pub mod conflict;
pub mod data;
pub mod empty;
pub mod errors;
pub mod facts;
pub mod field;
pub mod figure;
pub mod heat;
pub mod icon;
pub mod list;
pub mod notice;
pub mod progress;
pub mod staffing;
pub mod stepper;
pub mod tabs;
pub mod tag;
pub mod tiles;
pub mod timeline;
