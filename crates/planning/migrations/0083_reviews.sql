-- Reviews (Überprüfungen): how far each goal was reached on a day, and when to look again.
CREATE TABLE planning_review (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases_case (id),
    number BIGINT NOT NULL,
    held_on TEXT NOT NULL,
    next_on TEXT,
    note BYTEA NOT NULL,
    at TEXT NOT NULL,
    by_account_id TEXT NOT NULL REFERENCES access_account (id),
    UNIQUE (case_id, number)
);
CREATE TABLE planning_attainment (
    review_id TEXT NOT NULL REFERENCES planning_review (id),
    goal_id TEXT NOT NULL REFERENCES planning_goal (id),
    level BIGINT NOT NULL,
    PRIMARY KEY (review_id, goal_id),
    CHECK (level BETWEEN 0 AND 4)
);
CREATE INDEX planning_attainment_goal ON planning_attainment (goal_id);
