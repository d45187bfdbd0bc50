-- Letters to the network by topic: each recipient has a link of its own, with which it reads and signs off.
CREATE TABLE network_circular (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    role TEXT,
    field TEXT,
    municipality_id TEXT REFERENCES organisation_municipality (id),
    written_by TEXT NOT NULL REFERENCES access_account (id),
    written_at TEXT NOT NULL,
    sent_at TEXT,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX network_circular_time ON network_circular (written_at, id);
CREATE TABLE network_circular_recipient (
    link_hash TEXT PRIMARY KEY,
    circular_id TEXT NOT NULL REFERENCES network_circular (id),
    organisation_id TEXT NOT NULL REFERENCES network_actor (organisation_id),
    contact_id TEXT
);
CREATE INDEX network_circular_recipient_letter ON network_circular_recipient (circular_id);
