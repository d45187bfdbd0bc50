-- The interpreter pool: who interprets which language on which days, and bookings that know no client.
CREATE TABLE network_interpreter (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    training TEXT NOT NULL,
    municipality_id TEXT REFERENCES organisation_municipality (id),
    note TEXT NOT NULL DEFAULT '',
    ended_on TEXT,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX network_interpreter_ended ON network_interpreter (ended_on);
CREATE TABLE network_interpreter_language (
    interpreter_id TEXT NOT NULL REFERENCES network_interpreter (id),
    language TEXT NOT NULL,
    level TEXT NOT NULL,
    PRIMARY KEY (interpreter_id, language)
);
CREATE TABLE network_interpreter_day (
    interpreter_id TEXT NOT NULL REFERENCES network_interpreter (id),
    weekday BIGINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    PRIMARY KEY (interpreter_id, weekday)
);
CREATE TABLE network_booking (
    id TEXT PRIMARY KEY,
    language TEXT NOT NULL,
    on_day TEXT NOT NULL,
    begins TEXT NOT NULL,
    planned_minutes BIGINT NOT NULL CHECK (planned_minutes > 0),
    setting TEXT NOT NULL,
    municipality_id TEXT REFERENCES organisation_municipality (id),
    place TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    interpreter_id TEXT REFERENCES network_interpreter (id),
    cancel_reason TEXT,
    held_minutes BIGINT,
    asked_by TEXT NOT NULL REFERENCES access_account (id),
    asked_at TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX network_booking_day ON network_booking (on_day, id);
CREATE INDEX network_booking_asked ON network_booking (asked_by, on_day);
CREATE INDEX network_booking_interpreter ON network_booking (interpreter_id, on_day);
CREATE TABLE network_booking_step (
    id TEXT PRIMARY KEY,
    booking_id TEXT NOT NULL REFERENCES network_booking (id),
    state TEXT NOT NULL,
    interpreter_id TEXT REFERENCES network_interpreter (id),
    by_account_id TEXT NOT NULL REFERENCES access_account (id),
    at TEXT NOT NULL
);
CREATE INDEX network_booking_step_booking ON network_booking_step (booking_id, at, id);
-- append-only: network_booking_step
