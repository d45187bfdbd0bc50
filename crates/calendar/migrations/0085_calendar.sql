-- Appointments, follow-ups and deadlines hang on a case, a contact card or nobody; hours are public, feeds are secret.
CREATE TABLE calendar_appointment (
    id TEXT PRIMARY KEY,
    subject_id TEXT REFERENCES access_subject (id),
    account_id TEXT NOT NULL REFERENCES access_account (id),
    kind TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    is_all_day BOOLEAN NOT NULL,
    municipality_id TEXT,
    title BYTEA,
    place BYTEA,
    note BYTEA,
    feed_uid TEXT NOT NULL UNIQUE,
    outcome TEXT,
    reason TEXT,
    outcome_at TEXT,
    outcome_by TEXT REFERENCES access_account (id),
    asked_on TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES access_account (id),
    CHECK (starts_at < ends_at),
    CHECK ((outcome IS NULL) = (outcome_at IS NULL)),
    CHECK (reason IS NULL OR outcome = 'cancelled'),
    CHECK (subject_id IS NOT NULL OR (title IS NULL AND place IS NULL AND note IS NULL))
);
CREATE INDEX calendar_appointment_subject ON calendar_appointment (subject_id, starts_at, id);
CREATE INDEX calendar_appointment_account ON calendar_appointment (account_id, starts_at, id);
CREATE INDEX calendar_appointment_start ON calendar_appointment (starts_at, id);
CREATE INDEX calendar_appointment_asked ON calendar_appointment (asked_on, id) WHERE outcome IS NULL;
CREATE TABLE calendar_follow_up (
    id TEXT PRIMARY KEY,
    subject_id TEXT REFERENCES access_subject (id),
    account_id TEXT NOT NULL REFERENCES access_account (id),
    topic TEXT NOT NULL,
    day TEXT NOT NULL,
    text BYTEA,
    made_at TEXT NOT NULL,
    done_at TEXT,
    done_by TEXT REFERENCES access_account (id),
    CHECK ((done_at IS NULL) = (done_by IS NULL)),
    CHECK (subject_id IS NOT NULL OR text IS NULL)
);
CREATE INDEX calendar_follow_up_subject ON calendar_follow_up (subject_id, day, id);
CREATE INDEX calendar_follow_up_account ON calendar_follow_up (account_id, day, id);
CREATE INDEX calendar_follow_up_open ON calendar_follow_up (day, id) WHERE done_at IS NULL;
CREATE TABLE calendar_deadline (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES access_subject (id),
    kind TEXT NOT NULL,
    person_id TEXT REFERENCES access_subject (id),
    day TEXT NOT NULL,
    note BYTEA,
    settled_on TEXT,
    settlement TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES access_account (id),
    CHECK ((settled_on IS NULL) = (settlement IS NULL))
);
CREATE INDEX calendar_deadline_case ON calendar_deadline (case_id, day, id);
CREATE INDEX calendar_deadline_open ON calendar_deadline (day, id) WHERE settled_on IS NULL;
CREATE TABLE calendar_warning (
    deadline_id TEXT NOT NULL REFERENCES calendar_deadline (id),
    day TEXT NOT NULL,
    days_before BIGINT NOT NULL,
    warned_on TEXT NOT NULL,
    PRIMARY KEY (deadline_id, day, days_before)
);
CREATE INDEX calendar_warning_warned ON calendar_warning (warned_on);
CREATE TABLE calendar_consultation_hour (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES access_account (id),
    municipality_id TEXT NOT NULL,
    place TEXT NOT NULL,
    weekday BIGINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    rhythm TEXT NOT NULL,
    opens TEXT NOT NULL,
    closes TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES access_account (id),
    CHECK (opens < closes),
    CHECK (valid_until IS NULL OR valid_from < valid_until)
);
CREATE INDEX calendar_consultation_hour_place ON calendar_consultation_hour (municipality_id, weekday, opens, id);
CREATE INDEX calendar_consultation_hour_account ON calendar_consultation_hour (account_id, weekday, opens, id);
CREATE TABLE calendar_closed_day (
    hour_id TEXT NOT NULL REFERENCES calendar_consultation_hour (id),
    day TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES access_account (id),
    PRIMARY KEY (hour_id, day)
);
CREATE TABLE calendar_feed (
    account_id TEXT PRIMARY KEY REFERENCES access_account (id),
    token_hash TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL
);
