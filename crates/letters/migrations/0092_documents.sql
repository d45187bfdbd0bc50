-- Documents (Unterlagen) of a case: what they are is coded, what is in them lies in sealed pieces. A document is seen once its last piece is there; of a removed one only the line with the reason stays.
CREATE TABLE letters_document (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases_case (id),
    kind TEXT NOT NULL,
    format TEXT NOT NULL,
    title BYTEA NOT NULL,
    dated_on TEXT,
    size BIGINT NOT NULL,
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL REFERENCES access_account (id),
    complete_at TEXT,
    removed_at TEXT,
    removed_by TEXT REFERENCES access_account (id),
    reason BYTEA
);
CREATE INDEX letters_document_case ON letters_document (case_id, id);
CREATE TABLE letters_piece (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases_case (id),
    file_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    content BYTEA NOT NULL,
    UNIQUE (file_id, number)
);
CREATE INDEX letters_piece_case ON letters_piece (case_id);
