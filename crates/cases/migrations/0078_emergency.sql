-- Emergency notes (shelf 3): always possible, sealed with a key of their own, confirmed by a second pair of eyes.
CREATE TABLE cases_emergency (
    id TEXT PRIMARY KEY REFERENCES access_subject (id),
    token TEXT NOT NULL,
    basis TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    about BYTEA NOT NULL,
    reason BYTEA NOT NULL,
    informed BYTEA NOT NULL,
    done BYTEA NOT NULL,
    written_at TEXT NOT NULL,
    written_by TEXT NOT NULL REFERENCES access_account (id),
    confirm_by TEXT NOT NULL,
    confirmed_at TEXT,
    confirmed_by TEXT REFERENCES access_account (id),
    remark BYTEA,
    UNIQUE (written_by, token),
    CHECK (confirmed_by IS NULL OR confirmed_by <> written_by)
);
CREATE INDEX cases_emergency_waiting ON cases_emergency (confirm_by) WHERE confirmed_at IS NULL;
CREATE INDEX cases_emergency_written ON cases_emergency (written_by, written_at);
