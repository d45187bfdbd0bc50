-- Contact cards: a name or working title and one way to reach somebody, kept for 90 days, a named Kurzberatung a year.
CREATE TABLE cases_contact_card (
    id TEXT PRIMARY KEY REFERENCES access_subject (id),
    name BYTEA NOT NULL,
    reach BYTEA NOT NULL,
    language TEXT,
    appointment_on TEXT,
    appointment_at TEXT,
    indication TEXT,
    indication_answers TEXT,
    erase_on TEXT NOT NULL,
    closed_on TEXT,
    person_id TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES access_account (id)
);
CREATE INDEX cases_contact_card_erase ON cases_contact_card (erase_on);
CREATE INDEX cases_contact_card_appointment ON cases_contact_card (appointment_on) WHERE closed_on IS NULL;
