-- Assessments (Falleinschätzungen): what was talked about on a day, area by area. Levels are coded, texts sealed with the case's key.
CREATE TABLE planning_assessment (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases_case (id),
    number BIGINT NOT NULL,
    held_on TEXT NOT NULL,
    at TEXT NOT NULL,
    by_account_id TEXT NOT NULL REFERENCES access_account (id),
    UNIQUE (case_id, number)
);
CREATE TABLE planning_level (
    id TEXT PRIMARY KEY,
    assessment_id TEXT NOT NULL REFERENCES planning_assessment (id),
    area TEXT NOT NULL,
    need BIGINT,
    wish BIGINT,
    urgency TEXT,
    resources BYTEA,
    obstacles BYTEA,
    UNIQUE (assessment_id, area),
    CHECK (need BETWEEN 1 AND 5),
    CHECK (wish BETWEEN 1 AND 5)
);
-- When the next review and the next assessment of a case are due: kept with each of them, so that a list need not look for it.
CREATE TABLE planning_due (
    case_id TEXT PRIMARY KEY REFERENCES cases_case (id),
    review_on TEXT,
    assessment_on TEXT
);
CREATE INDEX planning_due_review ON planning_due (review_on);
CREATE INDEX planning_due_assessment ON planning_due (assessment_on);
-- How often things are due in this house: one row, kept by the coordinators.
CREATE TABLE planning_interval (
    id TEXT PRIMARY KEY,
    review_months BIGINT NOT NULL,
    assessment_months BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    changed_at TEXT,
    changed_by TEXT REFERENCES access_account (id)
);
INSERT INTO planning_interval (id, review_months, assessment_months) VALUES ('house', 3, 6);
