-- Decisions with their votes, and where their excerpts went; OParl has no such object.
CREATE TABLE boards_decision (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    board_id TEXT NOT NULL REFERENCES boards_board (id),
    item_id TEXT NOT NULL UNIQUE REFERENCES boards_agenda_item (id),
    theme_id TEXT REFERENCES themes_theme (id),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    outcome TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    paper_id TEXT REFERENCES boards_paper (id),
    paper_edition BIGINT,
    votes_yes BIGINT NOT NULL,
    votes_no BIGINT NOT NULL,
    votes_abstained BIGINT NOT NULL,
    present BIGINT NOT NULL,
    entitled BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    CHECK (votes_yes >= 0 AND votes_no >= 0 AND votes_abstained >= 0),
    CHECK ((paper_id IS NULL) = (paper_edition IS NULL)),
    -- A tie is a refusal.
    CHECK (outcome <> 'adopted' OR votes_yes > votes_no)
);
CREATE INDEX boards_decision_day ON boards_decision (decided_on, id);
CREATE INDEX boards_decision_board ON boards_decision (board_id, decided_on);
CREATE INDEX boards_decision_theme ON boards_decision (theme_id, decided_on);
CREATE TABLE boards_excerpt (
    decision_id TEXT NOT NULL REFERENCES boards_decision (id),
    municipality_id TEXT NOT NULL REFERENCES organisation_municipality (id),
    sent_on TEXT NOT NULL,
    sent_by TEXT NOT NULL REFERENCES access_account (id),
    PRIMARY KEY (decision_id, municipality_id)
);
CREATE INDEX boards_excerpt_municipality ON boards_excerpt (municipality_id);
