-- Letters (Schreiben): templates of the house in versions, each with its languages, and what was written in a case, kept as it was printed.
CREATE TABLE letters_template (
    id TEXT PRIMARY KEY,
    shipped TEXT UNIQUE,
    name TEXT NOT NULL,
    audience TEXT NOT NULL,
    signature TEXT NOT NULL,
    categories TEXT NOT NULL,
    is_offered BOOLEAN NOT NULL,
    number BIGINT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES access_account (id)
);
CREATE TABLE letters_template_text (
    id TEXT PRIMARY KEY,
    template_id TEXT NOT NULL REFERENCES letters_template (id),
    number BIGINT NOT NULL,
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    at TEXT NOT NULL,
    by_account_id TEXT NOT NULL REFERENCES access_account (id),
    UNIQUE (template_id, number, language)
);
CREATE TABLE letters_letter (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases_case (id),
    template TEXT NOT NULL,
    template_number BIGINT NOT NULL,
    template_name TEXT NOT NULL,
    audience TEXT NOT NULL,
    organisation_id TEXT REFERENCES organisation_organisation (id),
    language TEXT NOT NULL,
    dated_on TEXT NOT NULL,
    content BYTEA NOT NULL,
    size BIGINT NOT NULL,
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL REFERENCES access_account (id)
);
CREATE INDEX letters_letter_case ON letters_letter (case_id, id);
