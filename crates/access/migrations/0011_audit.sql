-- The audit trail: lines, the seals that chain them, and years that two people released for removal.
CREATE TABLE access_audit_release (
    year TEXT PRIMARY KEY,
    asked_by TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    confirmed_by TEXT,
    confirmed_at TEXT,
    CHECK (confirmed_by IS NULL OR confirmed_by <> asked_by)
);
CREATE TABLE access_audit (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    account_id TEXT,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    subject_kind TEXT,
    subject_id TEXT,
    purpose TEXT NOT NULL,
    relation TEXT NOT NULL,
    detail TEXT NOT NULL,
    reason BYTEA
);
CREATE INDEX access_audit_at ON access_audit (at, id);
CREATE INDEX access_audit_account ON access_audit (account_id, at, id);
CREATE INDEX access_audit_subject ON access_audit (subject_id, at, id);
CREATE INDEX access_audit_act ON access_audit (act, at, id);
CREATE TABLE access_audit_seal (
    position BIGINT PRIMARY KEY,
    line_id TEXT NOT NULL UNIQUE,
    year TEXT NOT NULL,
    mac TEXT NOT NULL
);
-- append-only: access_audit unless EXISTS (SELECT 1 FROM access_audit_release r WHERE r.year = substr(OLD.at, 1, 4) AND r.confirmed_by IS NOT NULL)
-- append-only: access_audit_seal
