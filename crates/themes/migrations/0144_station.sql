-- The stations of a released reconstruction, as it was and as it should have been, in months since its beginning, never in
-- days of the calendar; and what the identity guard pointed out and two people let stand.
CREATE TABLE themes_station (
    reconstruction_id TEXT NOT NULL REFERENCES themes_reconstruction (id),
    is_ideal BOOLEAN NOT NULL,
    position BIGINT NOT NULL,
    month BIGINT NOT NULL,
    lane TEXT NOT NULL,
    rechtskreis TEXT,
    happened TEXT NOT NULL,
    wait_days BIGINT,
    is_break BOOLEAN NOT NULL,
    resource TEXT NOT NULL,
    PRIMARY KEY (reconstruction_id, is_ideal, position)
);
CREATE TABLE themes_kept_hit (
    reconstruction_id TEXT NOT NULL REFERENCES themes_reconstruction (id),
    position BIGINT NOT NULL,
    place TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (reconstruction_id, position)
);
