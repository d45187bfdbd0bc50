-- Reconstructions (Fallrekonstruktionen). Until its release a reconstruction is one sealed value under a key of its own,
-- open to its author and to whoever releases it; released it stands in plain rows that have passed the identity guard.
CREATE TABLE themes_reconstruction (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    field TEXT NOT NULL,
    region_id TEXT REFERENCES organisation_region (id),
    state TEXT NOT NULL,
    author_id TEXT NOT NULL REFERENCES access_account (id),
    begun_on TEXT NOT NULL,
    changed_on TEXT NOT NULL,
    submitted_at TEXT,
    is_returned BOOLEAN NOT NULL DEFAULT FALSE,
    draft BYTEA,
    title TEXT,
    participants TEXT,
    lesson TEXT,
    released_by TEXT REFERENCES access_account (id),
    released_on TEXT,
    withdrawn_by TEXT REFERENCES access_account (id),
    withdrawn_on TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    CHECK (state IN ('draft', 'submitted', 'released', 'withdrawn')),
    CHECK ((draft IS NOT NULL) = (state IN ('draft', 'submitted'))),
    CHECK ((title IS NOT NULL) = (state = 'released')),
    CHECK ((released_by IS NOT NULL) = (state IN ('released', 'withdrawn'))),
    CHECK (released_by <> author_id)
);
CREATE INDEX themes_reconstruction_author ON themes_reconstruction (author_id, changed_on, id);
CREATE INDEX themes_reconstruction_waiting ON themes_reconstruction (submitted_at, id) WHERE state = 'submitted';
CREATE INDEX themes_reconstruction_released ON themes_reconstruction (released_on, id) WHERE state = 'released';
CREATE INDEX themes_reconstruction_sealed ON themes_reconstruction (changed_on) WHERE draft IS NOT NULL;
CREATE INDEX themes_reconstruction_region ON themes_reconstruction (region_id);
