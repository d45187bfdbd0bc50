-- Goals (Ziele) of a case as a tree, their steps, and the agreements that were made of them: a sealed copy, as it was signed.
CREATE TABLE planning_goal (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases_case (id),
    parent_id TEXT REFERENCES planning_goal (id),
    kind TEXT NOT NULL,
    area TEXT,
    title BYTEA NOT NULL,
    measure BYTEA NOT NULL,
    due_on TEXT,
    state TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES access_account (id)
);
CREATE INDEX planning_goal_case ON planning_goal (case_id, id);
CREATE TABLE planning_step (
    id TEXT PRIMARY KEY,
    goal_id TEXT NOT NULL REFERENCES planning_goal (id),
    case_id TEXT NOT NULL REFERENCES cases_case (id),
    what BYTEA NOT NULL,
    who TEXT NOT NULL,
    who_else BYTEA NOT NULL,
    due_on TEXT,
    done_on TEXT,
    done_by TEXT REFERENCES access_account (id),
    created_at TEXT NOT NULL
);
CREATE INDEX planning_step_case ON planning_step (case_id, id);
CREATE INDEX planning_step_due ON planning_step (due_on) WHERE done_on IS NULL;
CREATE TABLE planning_agreement (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases_case (id),
    number BIGINT NOT NULL,
    agreed_on TEXT NOT NULL,
    goals BYTEA NOT NULL,
    signed_by_client_on TEXT,
    client_strokes BYTEA,
    signed_by_kim_on TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    at TEXT NOT NULL,
    by_account_id TEXT NOT NULL REFERENCES access_account (id),
    UNIQUE (case_id, number),
    CHECK (client_strokes IS NULL OR signed_by_client_on IS NOT NULL)
);
