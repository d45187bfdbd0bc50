-- The analysis of offers and needs: what experts say about it, version by version, and what was frozen for a half-year.
-- The numbers about people in it were rounded and withheld before they came here; no id of a person or case.
CREATE TABLE insights_comment (
    id TEXT PRIMARY KEY,
    half_year TEXT NOT NULL,
    place TEXT NOT NULL,
    number BIGINT NOT NULL,
    body TEXT NOT NULL,
    written_by TEXT NOT NULL REFERENCES access_account (id),
    written_at TEXT NOT NULL,
    UNIQUE (half_year, place, number)
);
CREATE TABLE insights_analysis (
    half_year TEXT PRIMARY KEY,
    frozen_at TEXT NOT NULL,
    frozen_by TEXT REFERENCES access_account (id),
    content TEXT NOT NULL
);
-- append-only: insights_comment
-- append-only: insights_analysis
