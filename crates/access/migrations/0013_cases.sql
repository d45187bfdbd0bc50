-- Who takes part in a case, and files that are lent for a time: acute access, consultation, an offer to take over.
CREATE TABLE access_participant (
    case_id TEXT NOT NULL REFERENCES access_subject (id),
    person_id TEXT NOT NULL REFERENCES access_subject (id),
    PRIMARY KEY (case_id, person_id)
);
CREATE INDEX access_participant_person ON access_participant (person_id);
CREATE TABLE access_lease (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    subject_id TEXT NOT NULL REFERENCES access_subject (id),
    account_id TEXT NOT NULL REFERENCES access_account (id),
    granted_by TEXT NOT NULL REFERENCES access_account (id),
    reason BYTEA NOT NULL,
    granted_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    ended_at TEXT
);
CREATE INDEX access_lease_account ON access_lease (account_id, ends_at);
CREATE INDEX access_lease_subject ON access_lease (subject_id, ends_at);
CREATE INDEX access_subject_controller ON access_subject (controller_id, kind);
