//! Signing in with password and second factor, signing out, staying signed in, light or dark. Not the rules of guessing.

pub(crate) mod pages;
