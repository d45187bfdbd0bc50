-- Closing: what the system should learn is sealed with the case; feedback and figures bear no case id.
CREATE TABLE cases_closing (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases_case (id),
    closed_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    lesson BYTEA,
    by_account_id TEXT REFERENCES access_account (id),
    reopened_on TEXT
);
CREATE INDEX cases_closing_case ON cases_closing (case_id, closed_on);
CREATE TABLE cases_feedback (
    id TEXT PRIMARY KEY,
    given_on TEXT NOT NULL,
    smiley TEXT NOT NULL,
    municipality_id TEXT
);
CREATE INDEX cases_feedback_day ON cases_feedback (given_on);
CREATE TABLE cases_closed_figure (
    id TEXT PRIMARY KEY,
    closed_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    weeks_open BIGINT NOT NULL,
    municipality_id TEXT,
    language TEXT,
    target_group TEXT,
    access_route TEXT
);
CREATE INDEX cases_closed_figure_day ON cases_closed_figure (closed_on);
