-- What the program notes about the database as a whole: whether it was made by demo, and for which district.
CREATE TABLE app_note (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
