//! Lists of cases that teams kept before, taken over row by row.
//! Not here: what a case is; rows become contacts and cases through `cases`.
