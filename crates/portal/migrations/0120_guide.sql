-- The public guide (Wegweiser): whether it is open, and what its visitors report about its accessibility.
CREATE TABLE portal_guide_switch (
    id TEXT PRIMARY KEY,
    is_on BOOLEAN NOT NULL,
    switched_at TEXT NOT NULL,
    switched_by TEXT NOT NULL REFERENCES access_account (id)
);
CREATE INDEX portal_guide_switch_at ON portal_guide_switch (switched_at, id);
CREATE TABLE portal_feedback (
    id TEXT PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    given_at TEXT NOT NULL,
    language TEXT NOT NULL,
    words BYTEA NOT NULL,
    reply_to BYTEA
);
CREATE INDEX portal_feedback_at ON portal_feedback (given_at, id);
