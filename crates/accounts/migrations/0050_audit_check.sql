-- What the last checks of the audit trail gave, for the page of the data protection officer.
CREATE TABLE accounts_audit_check (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    checked BIGINT NOT NULL,
    findings TEXT NOT NULL
);
CREATE INDEX accounts_audit_check_at ON accounts_audit_check (at);
