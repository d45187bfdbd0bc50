//! The case manager's work: contacts, cases, emergency notes, from the first talk to the closing.
//! Not here: assessment and goals (`planning`), appointments (`calendar`), letters and documents (`letters`).
