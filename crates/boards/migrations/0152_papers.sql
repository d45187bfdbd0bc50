-- Papers (OParl: Paper) in versions (OParl: File), and at which items they are dealt with (OParl: Consultation).
CREATE TABLE boards_paper (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    board_id TEXT NOT NULL REFERENCES boards_board (id),
    theme_id TEXT REFERENCES themes_theme (id),
    edition BIGINT NOT NULL DEFAULT 1,
    ended_on TEXT,
    created_at TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX boards_paper_created ON boards_paper (created_at, id);
CREATE INDEX boards_paper_theme ON boards_paper (theme_id);
CREATE INDEX boards_paper_board ON boards_paper (board_id);
CREATE TABLE boards_paper_version (
    paper_id TEXT NOT NULL REFERENCES boards_paper (id),
    edition BIGINT NOT NULL,
    title TEXT NOT NULL,
    parts TEXT NOT NULL,
    written_by TEXT REFERENCES access_account (id),
    written_at TEXT NOT NULL,
    frozen_at TEXT,
    PRIMARY KEY (paper_id, edition)
);
-- Without an edition the newest one is meant; with the decision it is fixed.
CREATE TABLE boards_consultation (
    item_id TEXT NOT NULL REFERENCES boards_agenda_item (id),
    paper_id TEXT NOT NULL REFERENCES boards_paper (id),
    position BIGINT NOT NULL,
    edition BIGINT,
    PRIMARY KEY (item_id, paper_id)
);
CREATE INDEX boards_consultation_paper ON boards_consultation (paper_id);
