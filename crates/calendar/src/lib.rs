//! When something happens: appointments, consultation hours, follow-ups, deadlines.
//! Not here: what happened; that is a contact of `cases`.
