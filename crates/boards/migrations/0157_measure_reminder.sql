-- Of which step of a measure somebody was reminded; another due day begins anew.
CREATE TABLE boards_measure_reminder (
    measure_id TEXT NOT NULL REFERENCES boards_measure (id),
    due_on TEXT NOT NULL,
    step TEXT NOT NULL,
    reminded_on TEXT NOT NULL,
    PRIMARY KEY (measure_id, due_on, step)
);
