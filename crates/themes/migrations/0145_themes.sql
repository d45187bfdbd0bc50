-- What cases teach without names: findings, the themes they are bundled into, the ladder that themes climb, and the
-- answers that come back. No id of a person or case stands here, and no account beside what it has raised.
CREATE TABLE themes_theme (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    field TEXT NOT NULL,
    kind TEXT,
    level TEXT NOT NULL,
    status TEXT NOT NULL,
    owner_id TEXT NOT NULL REFERENCES access_account (id),
    station TEXT NOT NULL,
    station_municipality_id TEXT REFERENCES organisation_municipality (id),
    station_board_id TEXT,
    since TEXT NOT NULL,
    due_on TEXT,
    opened_on TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX themes_theme_due ON themes_theme (due_on, id);
CREATE INDEX themes_theme_field ON themes_theme (field, kind);
CREATE INDEX themes_theme_station ON themes_theme (station, station_municipality_id, station_board_id);
-- None: the whole district.
CREATE TABLE themes_place (
    theme_id TEXT NOT NULL REFERENCES themes_theme (id),
    municipality_id TEXT NOT NULL REFERENCES organisation_municipality (id),
    PRIMARY KEY (theme_id, municipality_id)
);
CREATE INDEX themes_place_municipality ON themes_place (municipality_id);
CREATE TABLE themes_watcher (
    theme_id TEXT NOT NULL REFERENCES themes_theme (id),
    account_id TEXT NOT NULL REFERENCES access_account (id),
    PRIMARY KEY (theme_id, account_id)
);
CREATE INDEX themes_watcher_account ON themes_watcher (account_id);
CREATE TABLE themes_move (
    id TEXT PRIMARY KEY,
    theme_id TEXT NOT NULL REFERENCES themes_theme (id),
    position BIGINT NOT NULL,
    from_station TEXT,
    from_municipality_id TEXT REFERENCES organisation_municipality (id),
    from_board_id TEXT,
    to_station TEXT NOT NULL,
    to_municipality_id TEXT REFERENCES organisation_municipality (id),
    to_board_id TEXT,
    reason TEXT NOT NULL,
    skipped_local_reason TEXT NOT NULL DEFAULT '',
    ending TEXT,
    decision_id TEXT,
    moved_on TEXT NOT NULL,
    due_on TEXT,
    moved_by TEXT NOT NULL REFERENCES access_account (id),
    UNIQUE (theme_id, position)
);
-- append-only: themes_move
-- How many days a theme may stay at a station before it is late; without a row the program's own number holds.
CREATE TABLE themes_clock (
    station TEXT PRIMARY KEY,
    days BIGINT NOT NULL CHECK (days BETWEEN 1 AND 1826)
);
CREATE TABLE themes_finding (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    field TEXT NOT NULL,
    kind TEXT,
    rechtskreis TEXT,
    level TEXT NOT NULL,
    municipality_id TEXT REFERENCES organisation_municipality (id),
    region_id TEXT REFERENCES organisation_region (id),
    origin TEXT NOT NULL,
    reconstruction_id TEXT,
    status TEXT NOT NULL,
    dropped_reason TEXT NOT NULL DEFAULT '',
    noted_on TEXT NOT NULL,
    raised_by BYTEA,
    theme_id TEXT REFERENCES themes_theme (id),
    version BIGINT NOT NULL DEFAULT 1,
    CHECK ((status = 'bundled') = (theme_id IS NOT NULL))
);
CREATE INDEX themes_finding_day ON themes_finding (noted_on, id);
CREATE INDEX themes_finding_field ON themes_finding (field, status, noted_on);
CREATE INDEX themes_finding_theme ON themes_finding (theme_id, noted_on);
CREATE INDEX themes_finding_reconstruction ON themes_finding (reconstruction_id);
-- What the identity guard pointed out and somebody left standing, with the reason.
CREATE TABLE themes_finding_kept (
    finding_id TEXT NOT NULL REFERENCES themes_finding (id),
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (finding_id, position)
);
CREATE TABLE themes_answer (
    id TEXT PRIMARY KEY,
    theme_id TEXT NOT NULL REFERENCES themes_theme (id),
    move_id TEXT REFERENCES themes_move (id),
    text TEXT NOT NULL,
    given_on TEXT NOT NULL,
    given_by TEXT NOT NULL REFERENCES access_account (id),
    delivered_at TEXT
);
CREATE INDEX themes_answer_theme ON themes_answer (theme_id, given_on, id);
CREATE INDEX themes_answer_waiting ON themes_answer (given_on, id) WHERE delivered_at IS NULL;
-- To whom an answer goes: made by the job alone, read by the addressee alone.
CREATE TABLE themes_answer_for (
    answer_id TEXT NOT NULL REFERENCES themes_answer (id),
    account_id TEXT NOT NULL REFERENCES access_account (id),
    arrived_on TEXT NOT NULL,
    read_on TEXT,
    goes_on_on TEXT,
    PRIMARY KEY (answer_id, account_id)
);
CREATE INDEX themes_answer_for_account ON themes_answer_for (account_id, arrived_on, answer_id);
