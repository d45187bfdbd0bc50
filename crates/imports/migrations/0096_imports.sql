-- Lists that are taken over. A run is coded; the rows of its list are sealed with a key of their own and gone after the
-- run or a day. What was made of them is kept as random ids for thirty days, so that a run can be taken back.
CREATE TABLE imports_run (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES access_account (id),
    state TEXT NOT NULL,
    uploaded_at TEXT NOT NULL,
    part_count BIGINT NOT NULL,
    row_count BIGINT NOT NULL,
    column_count BIGINT NOT NULL,
    further_sheets BIGINT NOT NULL,
    heading_place BIGINT NOT NULL,
    mapping TEXT NOT NULL,
    has_key BOOLEAN NOT NULL DEFAULT TRUE,
    job_id TEXT,
    finished_at TEXT
);
CREATE INDEX imports_run_account ON imports_run (account_id, uploaded_at, id);
CREATE INDEX imports_run_job ON imports_run (job_id);
CREATE INDEX imports_run_state ON imports_run (state, uploaded_at);
CREATE TABLE imports_part (
    run_id TEXT NOT NULL REFERENCES imports_run (id),
    number BIGINT NOT NULL,
    content BYTEA,
    findings TEXT NOT NULL,
    PRIMARY KEY (run_id, number)
);
CREATE TABLE imports_made (
    run_id TEXT NOT NULL REFERENCES imports_run (id),
    row_number BIGINT NOT NULL,
    state TEXT NOT NULL,
    person_id TEXT,
    case_id TEXT,
    card_id TEXT,
    PRIMARY KEY (run_id, row_number)
);
-- Which columns an account chose for lists with these headings; of the headings only a digest.
CREATE TABLE imports_heading (
    account_id TEXT NOT NULL REFERENCES access_account (id),
    fingerprint TEXT NOT NULL,
    mapping TEXT NOT NULL,
    used_at TEXT NOT NULL,
    PRIMARY KEY (account_id, fingerprint)
);
