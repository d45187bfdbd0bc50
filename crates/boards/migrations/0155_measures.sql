-- Measures that follow from decisions, with what is counted before and after them; fixed when the measure is made.
CREATE TABLE boards_measure (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    theme_id TEXT NOT NULL REFERENCES themes_theme (id),
    decision_id TEXT REFERENCES boards_decision (id),
    title TEXT NOT NULL,
    goal TEXT NOT NULL DEFAULT '',
    indicator TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL,
    organisation_id TEXT REFERENCES organisation_organisation (id),
    account_id TEXT REFERENCES access_account (id),
    due_on TEXT NOT NULL,
    status TEXT NOT NULL,
    begun_on TEXT,
    ended_on TEXT,
    decided_on TEXT NOT NULL,
    baseline_from TEXT NOT NULL,
    baseline_to TEXT NOT NULL,
    counted_field TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    CHECK (begun_on IS NULL OR status <> 'planned'),
    CHECK (ended_on IS NULL OR status IN ('done', 'stopped'))
);
CREATE INDEX boards_measure_due ON boards_measure (due_on, id);
CREATE INDEX boards_measure_theme ON boards_measure (theme_id, decided_on, id);
CREATE INDEX boards_measure_decision ON boards_measure (decision_id);
CREATE INDEX boards_measure_account ON boards_measure (account_id, due_on, id);
-- None: the whole district.
CREATE TABLE boards_measure_place (
    measure_id TEXT NOT NULL REFERENCES boards_measure (id),
    municipality_id TEXT NOT NULL REFERENCES organisation_municipality (id),
    PRIMARY KEY (measure_id, municipality_id)
);
CREATE INDEX boards_measure_place_municipality ON boards_measure_place (municipality_id, measure_id);
CREATE TABLE boards_milestone (
    id TEXT PRIMARY KEY,
    measure_id TEXT NOT NULL REFERENCES boards_measure (id),
    title TEXT NOT NULL,
    due_on TEXT NOT NULL,
    done_on TEXT
);
CREATE INDEX boards_milestone_measure ON boards_milestone (measure_id, due_on, id);
CREATE TABLE boards_progress (
    id TEXT PRIMARY KEY,
    measure_id TEXT NOT NULL REFERENCES boards_measure (id),
    position BIGINT NOT NULL,
    status TEXT NOT NULL,
    text TEXT NOT NULL,
    noted_on TEXT NOT NULL,
    noted_by TEXT NOT NULL REFERENCES access_account (id),
    UNIQUE (measure_id, position)
);
-- append-only: boards_progress
