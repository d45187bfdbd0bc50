-- Protected files (geschützte Akten): what is kept together behind one protection, since when and why, and who else may
-- open it. Break-glass has a ground; together with acute access it is listed by time, for data protection.
CREATE TABLE access_protection (
    group_id TEXT NOT NULL,
    subject_id TEXT NOT NULL REFERENCES access_subject (id),
    reason BYTEA,
    set_by TEXT NOT NULL REFERENCES access_account (id),
    set_at TEXT NOT NULL,
    lifted_by TEXT REFERENCES access_account (id),
    lifted_at TEXT,
    PRIMARY KEY (group_id, subject_id)
);
CREATE INDEX access_protection_subject ON access_protection (subject_id, set_at);
CREATE TABLE access_protection_name (
    id TEXT PRIMARY KEY,
    group_id TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES access_account (id),
    named_by TEXT NOT NULL REFERENCES access_account (id),
    named_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    ended_at TEXT
);
CREATE INDEX access_protection_name_group ON access_protection_name (group_id, account_id);
CREATE INDEX access_protection_name_account ON access_protection_name (account_id, ends_at);
ALTER TABLE access_lease ADD COLUMN ground TEXT;
CREATE INDEX access_lease_opening ON access_lease (granted_at, id) WHERE kind IN ('acute', 'break_glass');
CREATE INDEX access_lease_over ON access_lease (ends_at, id) WHERE ended_at IS NULL AND kind IN ('acute', 'break_glass');
