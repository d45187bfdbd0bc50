-- Cases: opened with a consent, in phases, closed with a reason. Everything here is coded on random ids.
CREATE TABLE cases_case (
    id TEXT PRIMARY KEY REFERENCES access_subject (id),
    code TEXT NOT NULL UNIQUE,
    phase TEXT NOT NULL,
    phase_since TEXT NOT NULL,
    lead_person_id TEXT NOT NULL REFERENCES access_subject (id),
    municipality_id TEXT,
    social_area_id TEXT,
    language TEXT,
    target_group TEXT,
    access_route TEXT,
    opened_on TEXT NOT NULL,
    last_contact_on TEXT NOT NULL,
    hand_over_confirmed_on TEXT,
    closed_on TEXT,
    close_reason TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES access_account (id)
);
CREATE INDEX cases_case_lead ON cases_case (lead_person_id);
CREATE INDEX cases_case_place ON cases_case (municipality_id, phase, opened_on);
CREATE INDEX cases_case_phase ON cases_case (phase, phase_since);
CREATE INDEX cases_case_age ON cases_case (opened_on, id);
CREATE TABLE cases_state (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases_case (id),
    phase TEXT NOT NULL,
    reason TEXT,
    note BYTEA,
    at TEXT NOT NULL,
    by_account_id TEXT REFERENCES access_account (id)
);
CREATE INDEX cases_state_case ON cases_state (case_id, at);
CREATE TABLE cases_participant (
    case_id TEXT NOT NULL REFERENCES cases_case (id),
    person_id TEXT NOT NULL REFERENCES access_subject (id),
    part TEXT NOT NULL,
    joined_on TEXT NOT NULL,
    left_on TEXT,
    PRIMARY KEY (case_id, person_id)
);
CREATE INDEX cases_participant_person ON cases_participant (person_id);
