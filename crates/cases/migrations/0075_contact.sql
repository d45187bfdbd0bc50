-- Contacts (shelf 1): coded rows without a name. A note is sealed with the key of its case, its person or its own file;
-- these may be erased before the row, which goes on counting, so nothing refers to them. A correction leaves who and when.
CREATE TABLE cases_contact (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES access_account (id),
    token TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    mode TEXT NOT NULL,
    kind TEXT NOT NULL,
    task_area TEXT NOT NULL,
    language TEXT,
    interpreter TEXT NOT NULL,
    minutes TEXT NOT NULL,
    municipality_id TEXT,
    result TEXT NOT NULL,
    case_id TEXT,
    person_id TEXT,
    file_id TEXT,
    note BYTEA,
    erase_on TEXT,
    is_tally BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    changed_at TEXT,
    changed_by TEXT REFERENCES access_account (id),
    UNIQUE (account_id, token),
    CHECK (note IS NULL OR COALESCE(case_id, person_id, file_id) IS NOT NULL)
);
CREATE INDEX cases_contact_account ON cases_contact (account_id, happened_on, id);
CREATE INDEX cases_contact_case ON cases_contact (case_id, happened_on);
CREATE INDEX cases_contact_person ON cases_contact (person_id, happened_on);
CREATE INDEX cases_contact_file ON cases_contact (file_id);
CREATE INDEX cases_contact_erase ON cases_contact (erase_on) WHERE erase_on IS NOT NULL;
CREATE TABLE cases_contact_topic (
    contact_id TEXT NOT NULL REFERENCES cases_contact (id),
    topic TEXT NOT NULL,
    PRIMARY KEY (contact_id, topic)
);
