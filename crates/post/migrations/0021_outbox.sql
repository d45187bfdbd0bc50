-- The outbox: who is to get which kind of mail with which link. Links are sealed because some hold a token.
-- A message about a person or case seals address and link with that subject's key; erasing the key erases them.
CREATE TABLE post_message (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    account_id TEXT REFERENCES access_account (id),
    address TEXT,
    subject TEXT,
    sealed_address BYTEA,
    link BYTEA,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'failed', 'expired')),
    code TEXT,
    created_at TEXT NOT NULL,
    valid_until TEXT,
    closed_at TEXT,
    CHECK ((closed_at IS NULL) = (state = 'queued')),
    CHECK ((account_id IS NOT NULL AND address IS NULL AND subject IS NULL)
        OR (account_id IS NULL AND address IS NOT NULL AND subject IS NULL)
        OR (account_id IS NULL AND address IS NULL AND subject IS NOT NULL)),
    CHECK (sealed_address IS NULL OR subject IS NOT NULL)
);
CREATE INDEX post_message_created ON post_message (created_at, id);
CREATE INDEX post_message_state ON post_message (state, created_at, id);
CREATE INDEX post_message_subject ON post_message (subject) WHERE subject IS NOT NULL;
CREATE INDEX post_message_closed ON post_message (closed_at) WHERE closed_at IS NOT NULL;
-- What an account must be told, until it has seen it.
CREATE TABLE post_notice (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES access_account (id),
    kind TEXT NOT NULL,
    link TEXT NOT NULL,
    created_at TEXT NOT NULL,
    seen_at TEXT
);
CREATE INDEX post_notice_unseen ON post_notice (account_id, created_at, id) WHERE seen_at IS NULL;
CREATE INDEX post_notice_seen ON post_notice (seen_at) WHERE seen_at IS NOT NULL;
