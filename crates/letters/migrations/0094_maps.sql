-- Network map (Netzwerkkarte) and resource map (Ressourcenkarte) of a case: people around the client and what they can build on. Ring, tie and area are coded, everything about the people is sealed.
CREATE TABLE letters_tie (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases_case (id),
    ring TEXT NOT NULL,
    strength TEXT NOT NULL,
    organisation_id TEXT REFERENCES organisation_organisation (id),
    ended_on TEXT,
    who BYTEA NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES access_account (id)
);
CREATE INDEX letters_tie_case ON letters_tie (case_id, id);
CREATE TABLE letters_resource (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases_case (id),
    area TEXT NOT NULL,
    what BYTEA NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES access_account (id)
);
CREATE INDEX letters_resource_case ON letters_resource (case_id, id);
