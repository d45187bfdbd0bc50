-- Scans of signed paper, below their sheet: begun, seen once the last piece is there, each piece sealed with the person's key.
CREATE TABLE consents_scan (
    id TEXT PRIMARY KEY,
    sheet_id TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES access_subject (id),
    format TEXT NOT NULL CHECK (format IN ('pdf', 'jpeg', 'png')),
    size BIGINT NOT NULL,
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL REFERENCES access_account (id),
    complete_at TEXT
);
CREATE INDEX consents_scan_person ON consents_scan (person_id, id);
CREATE TABLE consents_scan_chunk (
    id TEXT PRIMARY KEY,
    scan_id TEXT NOT NULL REFERENCES consents_scan (id),
    person_id TEXT NOT NULL REFERENCES access_subject (id),
    number BIGINT NOT NULL,
    content BYTEA NOT NULL,
    UNIQUE (scan_id, number)
);
CREATE INDEX consents_scan_chunk_person ON consents_scan_chunk (person_id);
