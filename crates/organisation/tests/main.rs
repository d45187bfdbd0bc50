//! The rules and the district file from outside: three districts load, broken files are told line by line.

mod district_file;
mod intervals;
