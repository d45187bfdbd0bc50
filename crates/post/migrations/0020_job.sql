-- Background jobs: queued in the transaction that wants them, taken by one worker at a time, kept until tidied.
-- run_after is the moment from which a worker may take the job; while one holds it, the end of its lease.
CREATE TABLE post_job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    period TEXT,
    asked_by TEXT REFERENCES access_account (id),
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
    run_after TEXT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    progress_done BIGINT NOT NULL DEFAULT 0,
    progress_total BIGINT,
    code TEXT,
    created_at TEXT NOT NULL,
    begun_at TEXT,
    finished_at TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    UNIQUE (kind, period),
    CHECK ((finished_at IS NULL) = (state IN ('queued', 'running')))
);
CREATE INDEX post_job_due ON post_job (run_after, id) WHERE finished_at IS NULL;
CREATE INDEX post_job_created ON post_job (created_at, id);
CREATE INDEX post_job_state ON post_job (state, created_at, id);
CREATE INDEX post_job_asked_by ON post_job (asked_by, created_at, id);
CREATE INDEX post_job_finished ON post_job (finished_at) WHERE finished_at IS NOT NULL;
