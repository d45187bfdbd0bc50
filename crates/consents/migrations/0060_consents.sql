-- Declarations with their rows, the texts they were given on, withdrawals, what was disclosed, and reviewed languages.
CREATE TABLE consents_text_version (
    id TEXT PRIMARY KEY,
    number BIGINT NOT NULL,
    language TEXT NOT NULL,
    german_mark TEXT NOT NULL,
    language_mark TEXT NOT NULL,
    german TEXT NOT NULL,
    translation TEXT NOT NULL,
    first_used_at TEXT NOT NULL,
    UNIQUE (language, german_mark, language_mark)
);
CREATE INDEX consents_text_version_mark ON consents_text_version (german_mark);
CREATE TABLE consents_named_recipient (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES access_subject (id),
    name BYTEA NOT NULL,
    added_at TEXT NOT NULL
);
CREATE INDEX consents_named_recipient_person ON consents_named_recipient (person_id);
CREATE TABLE consents_declaration (
    id TEXT PRIMARY KEY,
    sheet_id TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES access_subject (id),
    kind TEXT NOT NULL CHECK (kind IN ('processing', 'release')),
    controller_id TEXT NOT NULL,
    text_version_id TEXT REFERENCES consents_text_version (id),
    language TEXT NOT NULL,
    given_by TEXT NOT NULL CHECK (given_by IN ('person', 'parent', 'guardian')),
    professional_id TEXT NOT NULL REFERENCES access_account (id),
    prepared_at TEXT NOT NULL,
    prepared_by TEXT NOT NULL REFERENCES access_account (id),
    given_on TEXT,
    form TEXT CHECK (form IN ('paper', 'screen', 'earlier')),
    explained TEXT,
    interpreter BYTEA,
    remark BYTEA,
    recorded_at TEXT,
    recorded_by TEXT REFERENCES access_account (id),
    UNIQUE (sheet_id, kind),
    CHECK ((given_on IS NULL) = (form IS NULL)),
    CHECK ((given_on IS NULL) = (recorded_at IS NULL)),
    CHECK ((given_on IS NULL) = (recorded_by IS NULL)),
    CHECK (text_version_id IS NOT NULL OR form = 'earlier')
);
CREATE INDEX consents_declaration_person ON consents_declaration (person_id, prepared_at);
CREATE TABLE consents_withdrawal (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES access_subject (id),
    day TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL REFERENCES access_account (id)
);
CREATE INDEX consents_withdrawal_person ON consents_withdrawal (person_id, recorded_at);
CREATE TABLE consents_row (
    id TEXT PRIMARY KEY,
    declaration_id TEXT NOT NULL REFERENCES consents_declaration (id),
    person_id TEXT NOT NULL REFERENCES access_subject (id),
    recipient_kind TEXT NOT NULL CHECK (recipient_kind IN ('controller', 'organisation', 'named')),
    organisation_id TEXT REFERENCES organisation_organisation (id),
    named_id TEXT REFERENCES consents_named_recipient (id),
    category TEXT NOT NULL,
    purpose TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('to', 'from', 'both', 'within')),
    valid_until TEXT,
    is_agreed BOOLEAN NOT NULL DEFAULT FALSE,
    withdrawal_id TEXT REFERENCES consents_withdrawal (id),
    CHECK ((recipient_kind = 'organisation') = (organisation_id IS NOT NULL)),
    CHECK ((recipient_kind = 'named') = (named_id IS NOT NULL))
);
CREATE INDEX consents_row_person ON consents_row (person_id, id);
CREATE INDEX consents_row_declaration ON consents_row (declaration_id);
CREATE TABLE consents_signature (
    id TEXT PRIMARY KEY,
    declaration_id TEXT NOT NULL REFERENCES consents_declaration (id),
    person_id TEXT NOT NULL REFERENCES access_subject (id),
    strokes BYTEA NOT NULL,
    signed_at TEXT NOT NULL
);
CREATE INDEX consents_signature_declaration ON consents_signature (declaration_id);
CREATE TABLE consents_disclosure (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES access_subject (id),
    case_id TEXT,
    recipient_kind TEXT NOT NULL CHECK (recipient_kind IN ('controller', 'organisation', 'named', 'person')),
    organisation_id TEXT REFERENCES organisation_organisation (id),
    named_id TEXT REFERENCES consents_named_recipient (id),
    basis TEXT NOT NULL CHECK (basis IN ('consent', 'person', 'controller', 'law')),
    purpose TEXT NOT NULL,
    direction TEXT NOT NULL,
    thing TEXT NOT NULL,
    disclosed_on TEXT NOT NULL,
    disclosed_at TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES access_account (id)
);
CREATE INDEX consents_disclosure_person ON consents_disclosure (person_id, disclosed_at, id);
CREATE TABLE consents_disclosure_item (
    id TEXT PRIMARY KEY,
    disclosure_id TEXT NOT NULL REFERENCES consents_disclosure (id),
    person_id TEXT NOT NULL REFERENCES access_subject (id),
    category TEXT NOT NULL,
    consent_row_id TEXT REFERENCES consents_row (id),
    release_row_id TEXT REFERENCES consents_row (id)
);
CREATE INDEX consents_disclosure_item_disclosure ON consents_disclosure_item (disclosure_id);
CREATE INDEX consents_disclosure_item_person ON consents_disclosure_item (person_id);
CREATE TABLE consents_language_review (
    id TEXT PRIMARY KEY,
    language TEXT NOT NULL,
    german_mark TEXT NOT NULL,
    language_mark TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    reviewed_on TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    noted_by TEXT NOT NULL REFERENCES access_account (id)
);
CREATE INDEX consents_language_review_noted ON consents_language_review (noted_at, id);
CREATE TABLE consents_language_switch (
    id TEXT PRIMARY KEY,
    language TEXT NOT NULL,
    german_mark TEXT NOT NULL,
    language_mark TEXT NOT NULL,
    is_on BOOLEAN NOT NULL,
    switched_at TEXT NOT NULL,
    switched_by TEXT NOT NULL REFERENCES access_account (id)
);
CREATE INDEX consents_language_switch_switched ON consents_language_switch (switched_at, id);
