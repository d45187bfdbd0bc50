-- The key store of one district: keys of persons and cases, each wrapped with the key of its epoch.
CREATE TABLE vault_epoch (
    number BIGINT PRIMARY KEY,
    wrapped BYTEA NOT NULL,
    master_mark TEXT NOT NULL,
    begun_at TEXT NOT NULL
);
CREATE TABLE vault_key (
    subject TEXT PRIMARY KEY,
    epoch BIGINT NOT NULL,
    wrapped BYTEA NOT NULL,
    created_at TEXT NOT NULL
);
CREATE INDEX vault_key_created ON vault_key (created_at);
