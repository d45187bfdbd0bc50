-- Obstacles: what stood in the way, coded, with a day and no moment. No id of a case, person or account; case_token is made
-- with the key of an open case and becomes a random value when it closes, the same for all of its obstacles. post is sealed
-- with the district's key for answers.
CREATE TABLE themes_obstacle (
    id TEXT PRIMARY KEY,
    noted_on TEXT NOT NULL,
    field TEXT NOT NULL,
    kind TEXT NOT NULL,
    severity TEXT NOT NULL,
    from_rechtskreis TEXT,
    to_rechtskreis TEXT,
    step TEXT,
    municipality_id TEXT REFERENCES organisation_municipality (id),
    days_lost BIGINT CHECK (days_lost BETWEEN 0 AND 1826),
    case_token TEXT NOT NULL,
    post BYTEA NOT NULL
);
CREATE INDEX themes_obstacle_day ON themes_obstacle (noted_on);
CREATE INDEX themes_obstacle_kind ON themes_obstacle (field, kind, noted_on, id);
CREATE INDEX themes_obstacle_token ON themes_obstacle (case_token);
