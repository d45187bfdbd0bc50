-- Requests of persons about their data, with their clock; and holds, for which nothing is erased. After an erasure the
-- row stays as proof that it was answered, without the person and without a text.
CREATE TABLE rights_request (
    id TEXT PRIMARY KEY,
    person_id TEXT REFERENCES access_subject (id),
    controller_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('access', 'correction', 'restriction', 'erasure', 'portability', 'objection')),
    received_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    identity TEXT NOT NULL,
    wish BYTEA,
    taken_at TEXT NOT NULL,
    taken_by TEXT NOT NULL REFERENCES access_account (id),
    extended_on TEXT,
    extension BYTEA,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'refused', 'withdrawn')),
    closed_on TEXT,
    closed_by TEXT REFERENCES access_account (id),
    outcome BYTEA,
    version BIGINT NOT NULL DEFAULT 1,
    CHECK ((state = 'open') = (closed_on IS NULL)),
    CHECK ((closed_on IS NULL) = (closed_by IS NULL))
);
CREATE INDEX rights_request_person ON rights_request (person_id, received_on, id);
CREATE INDEX rights_request_due ON rights_request (due_on, id) WHERE state = 'open';
CREATE INDEX rights_request_closed ON rights_request (closed_on, id) WHERE state <> 'open';
CREATE TABLE rights_hold (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES access_subject (id),
    kind TEXT NOT NULL CHECK (kind IN ('legal_hold', 'restriction')),
    reason BYTEA NOT NULL,
    until TEXT,
    set_at TEXT NOT NULL,
    set_by TEXT NOT NULL REFERENCES access_account (id),
    ended_at TEXT,
    ended_by TEXT REFERENCES access_account (id),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX rights_hold_person ON rights_hold (person_id, set_at);
