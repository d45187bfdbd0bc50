//! Tests of the directory: stores and pages on both databases. Rules are tested beside their source.
