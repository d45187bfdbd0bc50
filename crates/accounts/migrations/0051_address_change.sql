-- That the mail address of an account was changed: its owner is told until the notice was seen.
CREATE TABLE accounts_address_change (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES access_account (id),
    changed_by TEXT NOT NULL REFERENCES access_account (id),
    changed_at TEXT NOT NULL,
    seen_at TEXT
);
CREATE INDEX accounts_address_change_unseen ON accounts_address_change (account_id, changed_at, id) WHERE seen_at IS NULL;
