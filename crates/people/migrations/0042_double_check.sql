-- How often an account asked whether somebody is known to colleagues, and which controllers let others ask.
CREATE TABLE people_double_check (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES access_account (id),
    checked_at TEXT NOT NULL
);
CREATE INDEX people_double_check_account ON people_double_check (account_id, checked_at);
CREATE TABLE people_double_check_release (
    id TEXT PRIMARY KEY,
    controller_id TEXT NOT NULL,
    released_by TEXT NOT NULL REFERENCES access_account (id),
    released_at TEXT NOT NULL,
    ended_by TEXT REFERENCES access_account (id),
    ended_at TEXT
);
CREATE UNIQUE INDEX people_double_check_release_open ON people_double_check_release (controller_id) WHERE ended_at IS NULL;
