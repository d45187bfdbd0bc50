-- What of a case is addressed to another organisation: an extract with a key of its own, as long as it is meant for them.
CREATE TABLE access_address (
    subject_id TEXT PRIMARY KEY REFERENCES access_subject (id),
    case_id TEXT NOT NULL REFERENCES access_subject (id),
    person_id TEXT NOT NULL REFERENCES access_subject (id),
    organisation_id TEXT NOT NULL,
    addressed_at TEXT NOT NULL,
    ends_at TEXT,
    ended_at TEXT
);
CREATE INDEX access_address_case ON access_address (case_id, subject_id);
CREATE INDEX access_address_person ON access_address (person_id, subject_id);
CREATE INDEX access_address_organisation ON access_address (organisation_id, subject_id) WHERE ended_at IS NULL;
