-- Two entries that are one person: one stays, the other points to it. Nothing is overwritten, so they can be parted again.
CREATE TABLE people_merge (
    id TEXT PRIMARY KEY,
    kept_id TEXT NOT NULL REFERENCES people_person (id),
    gone_id TEXT NOT NULL REFERENCES people_person (id),
    merged_at TEXT NOT NULL,
    merged_by TEXT NOT NULL REFERENCES access_account (id),
    parted_at TEXT,
    parted_by TEXT REFERENCES access_account (id),
    CHECK (kept_id <> gone_id)
);
CREATE UNIQUE INDEX people_merge_gone ON people_merge (gone_id) WHERE parted_at IS NULL;
CREATE INDEX people_merge_kept ON people_merge (kept_id, merged_at);
CREATE TABLE people_merge_row (
    merge_id TEXT NOT NULL REFERENCES people_merge (id),
    mover TEXT NOT NULL,
    row_id TEXT NOT NULL,
    PRIMARY KEY (merge_id, mover, row_id)
);
