-- Accounts, role assignments, sessions, relations to persons and cases, approvals by a second person.
CREATE TABLE access_account (
    id TEXT PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    email TEXT NOT NULL,
    password_hash TEXT,
    password_changed_at TEXT,
    totp_secret BYTEA,
    totp_last_step BIGINT NOT NULL DEFAULT 0,
    totp_confirmed_at TEXT,
    created_at TEXT NOT NULL,
    locked_at TEXT,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE TABLE access_role_assignment (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES access_account (id),
    role TEXT NOT NULL,
    scope_kind TEXT NOT NULL,
    scope_id TEXT,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    granted_by TEXT,
    granted_at TEXT NOT NULL
);
CREATE INDEX access_role_assignment_account ON access_role_assignment (account_id);
CREATE TABLE access_session (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES access_account (id),
    begun_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    second_factor_at TEXT,
    stepped_up_at TEXT,
    device TEXT NOT NULL
);
CREATE INDEX access_session_account ON access_session (account_id);
CREATE TABLE access_sign_in (
    id TEXT PRIMARY KEY,
    account_id TEXT REFERENCES access_account (id),
    at TEXT NOT NULL,
    result TEXT NOT NULL,
    device TEXT NOT NULL
);
CREATE INDEX access_sign_in_account ON access_sign_in (account_id, at);
CREATE TABLE access_recovery_code (
    account_id TEXT NOT NULL REFERENCES access_account (id),
    code_hash TEXT NOT NULL,
    used_at TEXT,
    PRIMARY KEY (account_id, code_hash)
);
CREATE TABLE access_area (
    child_id TEXT PRIMARY KEY,
    parent_id TEXT NOT NULL
);
CREATE TABLE access_subject (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    account_id TEXT REFERENCES access_account (id),
    controller_id TEXT NOT NULL,
    municipality_id TEXT,
    is_restricted BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TEXT NOT NULL
);
CREATE INDEX access_subject_account ON access_subject (account_id, kind);
CREATE TABLE access_stand_in (
    id TEXT PRIMARY KEY,
    for_account_id TEXT NOT NULL REFERENCES access_account (id),
    account_id TEXT NOT NULL REFERENCES access_account (id),
    valid_from TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    arranged_by TEXT NOT NULL,
    arranged_at TEXT NOT NULL,
    CHECK (account_id <> for_account_id)
);
CREATE INDEX access_stand_in_account ON access_stand_in (account_id, valid_until);
CREATE TABLE access_approval (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES access_account (id),
    payload TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    decided_by TEXT,
    decided_at TEXT,
    decision TEXT,
    CHECK (decided_by IS NULL OR decided_by <> asked_by)
);
CREATE INDEX access_approval_open ON access_approval (decided_at, asked_at);
CREATE TABLE access_parked (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES access_account (id),
    path TEXT NOT NULL,
    body BYTEA NOT NULL,
    parked_at TEXT NOT NULL
);
CREATE INDEX access_parked_account ON access_parked (account_id, parked_at);
