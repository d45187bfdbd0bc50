-- Working together on a case: conferences, hand-over talks, and what was said there, sealed with the case's key.
CREATE TABLE cases_meeting (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases_case (id),
    kind TEXT NOT NULL,
    basis TEXT NOT NULL,
    held_on TEXT NOT NULL,
    participants BYTEA NOT NULL,
    content BYTEA NOT NULL,
    written_at TEXT NOT NULL,
    written_by TEXT NOT NULL REFERENCES access_account (id)
);
CREATE INDEX cases_meeting_case ON cases_meeting (case_id, held_on);
