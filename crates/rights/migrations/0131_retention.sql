-- How long files are kept, and what is erased when their time is over: proposed, released by two people, run by a job.
-- A run counts; its items go once their keys are destroyed.
CREATE TABLE rights_period (
    id TEXT PRIMARY KEY,
    controller_id TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('case', 'person', 'emergency')),
    years BIGINT NOT NULL CHECK (years BETWEEN 1 AND 30),
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES access_account (id)
);
CREATE TABLE rights_run (
    id TEXT PRIMARY KEY,
    origin TEXT NOT NULL CHECK (origin IN ('retention', 'request')),
    request_id TEXT REFERENCES rights_request (id),
    state TEXT NOT NULL CHECK (state IN ('proposed', 'released', 'confirmed', 'done', 'dropped')),
    proposed_at TEXT NOT NULL,
    released_by TEXT REFERENCES access_account (id),
    released_at TEXT,
    confirmed_by TEXT REFERENCES access_account (id),
    confirmed_at TEXT,
    finished_at TEXT,
    persons_erased BIGINT NOT NULL DEFAULT 0,
    cases_erased BIGINT NOT NULL DEFAULT 0,
    others_erased BIGINT NOT NULL DEFAULT 0,
    kept BIGINT NOT NULL DEFAULT 0,
    CHECK (confirmed_by IS NULL OR confirmed_by <> released_by),
    CHECK ((origin = 'request') = (request_id IS NOT NULL))
);
CREATE INDEX rights_run_proposed ON rights_run (proposed_at, id);
CREATE INDEX rights_run_request ON rights_run (request_id);
CREATE TABLE rights_run_item (
    run_id TEXT NOT NULL REFERENCES rights_run (id),
    subject TEXT NOT NULL,
    controller_id TEXT,
    ended_on TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'held', 'erased')),
    PRIMARY KEY (run_id, subject)
);
CREATE INDEX rights_run_item_subject ON rights_run_item (subject);
CREATE INDEX rights_run_item_state ON rights_run_item (run_id, state, subject);
