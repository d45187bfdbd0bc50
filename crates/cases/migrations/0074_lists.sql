-- Lists: what higher rooms flag about a case, filters that accounts keep, and the steps of the caseload traffic light.
CREATE TABLE cases_flag (
    case_id TEXT NOT NULL REFERENCES cases_case (id),
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    level BIGINT,
    since TEXT NOT NULL,
    PRIMARY KEY (case_id, kind, about)
);
CREATE INDEX cases_flag_kind ON cases_flag (kind, about, since);
CREATE TABLE cases_filter (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES access_account (id),
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    saved_at TEXT NOT NULL
);
CREATE INDEX cases_filter_account ON cases_filter (account_id, name);
CREATE TABLE cases_caseload_step (
    id TEXT PRIMARY KEY,
    green_from BIGINT NOT NULL,
    green_until BIGINT NOT NULL,
    yellow_until BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES access_account (id)
);
