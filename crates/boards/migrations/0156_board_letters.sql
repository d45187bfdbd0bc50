-- What is written to others because of themes and decisions: the half-yearly letter to the municipalities as it was sent,
-- and letters to an office of the Land with the answer.
CREATE TABLE boards_information (
    id TEXT PRIMARY KEY,
    half_year TEXT NOT NULL UNIQUE,
    greeting TEXT NOT NULL,
    written_by TEXT NOT NULL REFERENCES access_account (id),
    written_at TEXT NOT NULL,
    sent_on TEXT,
    sent_by TEXT REFERENCES access_account (id),
    version BIGINT NOT NULL DEFAULT 1,
    CHECK ((sent_on IS NULL) = (sent_by IS NULL))
);
CREATE TABLE boards_information_letter (
    information_id TEXT NOT NULL REFERENCES boards_information (id),
    municipality_id TEXT NOT NULL REFERENCES organisation_municipality (id),
    content TEXT NOT NULL,
    PRIMARY KEY (information_id, municipality_id)
);
CREATE INDEX boards_information_letter_municipality ON boards_information_letter (municipality_id);
-- append-only: boards_information_letter
-- A letter to the Land exists by a recorded decision only.
CREATE TABLE boards_state_letter (
    id TEXT PRIMARY KEY,
    theme_id TEXT NOT NULL REFERENCES themes_theme (id),
    decision_id TEXT NOT NULL UNIQUE REFERENCES boards_decision (id),
    office TEXT NOT NULL,
    address TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    written_by TEXT NOT NULL REFERENCES access_account (id),
    written_on TEXT NOT NULL,
    sent_on TEXT,
    answered_on TEXT,
    answer TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 1,
    CHECK (answered_on IS NULL OR sent_on IS NOT NULL)
);
CREATE INDEX boards_state_letter_theme ON boards_state_letter (theme_id, written_on);
