-- Of the end of a consent its case manager is told once.
CREATE TABLE calendar_consent_warning (
    case_id TEXT NOT NULL REFERENCES access_subject (id),
    person_id TEXT NOT NULL REFERENCES access_subject (id),
    day TEXT NOT NULL,
    warned_on TEXT NOT NULL,
    PRIMARY KEY (case_id, person_id, day)
);
CREATE INDEX calendar_consent_warning_person ON calendar_consent_warning (person_id);
CREATE INDEX calendar_consent_warning_day ON calendar_consent_warning (day);
