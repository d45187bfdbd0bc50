//! What boards did with a theme, read for its story. Not the story itself: that is told where everything comes together.

pub mod store;
