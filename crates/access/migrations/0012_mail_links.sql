-- Mail links, PINs and remembered devices for people who sign in rarely: members of boards and partners.
CREATE TABLE access_mail_link (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT REFERENCES access_account (id),
    purpose TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    failures BIGINT NOT NULL DEFAULT 0,
    used_at TEXT
);
CREATE INDEX access_mail_link_account ON access_mail_link (account_id, asked_at);
CREATE INDEX access_mail_link_end ON access_mail_link (ends_at);
CREATE INDEX access_account_email ON access_account (email);
CREATE TABLE access_pin (
    account_id TEXT PRIMARY KEY REFERENCES access_account (id),
    pin_hash TEXT NOT NULL,
    set_at TEXT NOT NULL
);
CREATE TABLE access_device (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES access_account (id),
    secret_hash TEXT NOT NULL UNIQUE,
    device TEXT NOT NULL,
    remembered_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    failures BIGINT NOT NULL DEFAULT 0,
    revoked_at TEXT
);
CREATE INDEX access_device_account ON access_device (account_id, seen_at);
CREATE TABLE access_device_session (
    token_hash TEXT PRIMARY KEY REFERENCES access_session (token_hash) ON DELETE CASCADE,
    device_id TEXT NOT NULL REFERENCES access_device (id)
);
CREATE INDEX access_device_session_device ON access_device_session (device_id);
CREATE INDEX access_stand_in_owner ON access_stand_in (for_account_id, valid_until);
