-- Persons with sealed identity, and the households they live in.
CREATE TABLE people_household (
    id TEXT PRIMARY KEY,
    created_at TEXT NOT NULL
);
CREATE TABLE people_person (
    id TEXT PRIMARY KEY REFERENCES access_subject (id),
    name BYTEA NOT NULL,
    birth BYTEA NOT NULL,
    contact BYTEA NOT NULL,
    language TEXT,
    household_id TEXT REFERENCES people_household (id),
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES access_account (id)
);
CREATE INDEX people_person_household ON people_person (household_id);
