//! The monthly job and the pages of the figures, on both databases.
