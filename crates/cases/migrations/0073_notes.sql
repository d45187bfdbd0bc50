-- Private scratch notes: for their author alone, gone after 90 days, in no export.
CREATE TABLE cases_note (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases_case (id),
    author_id TEXT NOT NULL REFERENCES access_account (id),
    content BYTEA NOT NULL,
    written_at TEXT NOT NULL,
    expires_on TEXT NOT NULL
);
CREATE INDEX cases_note_author ON cases_note (case_id, author_id, written_at);
CREATE INDEX cases_note_expiry ON cases_note (expires_on);
