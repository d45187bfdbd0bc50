-- The district's organisation: places, organisations, posts, funding; each fact dated, each with what it rests on.
CREATE TABLE organisation_evidence (
    fact_key TEXT PRIMARY KEY,
    certainty TEXT NOT NULL CHECK (certainty IN ('stated', 'inferred', 'open')),
    source TEXT NOT NULL,
    source_address TEXT,
    note TEXT,
    CHECK (certainty = 'open' OR source <> '')
);
CREATE TABLE organisation_organisation (
    id TEXT PRIMARY KEY REFERENCES organisation_evidence (fact_key),
    name TEXT NOT NULL,
    short_name TEXT,
    kind TEXT NOT NULL,
    part_of_id TEXT REFERENCES organisation_organisation (id) DEFERRABLE INITIALLY DEFERRED,
    version BIGINT NOT NULL DEFAULT 1,
    CHECK (part_of_id IS NULL OR part_of_id <> id)
);
CREATE TABLE organisation_controller (
    organisation_id TEXT PRIMARY KEY REFERENCES organisation_organisation (id),
    fact_key TEXT NOT NULL UNIQUE REFERENCES organisation_evidence (fact_key),
    name TEXT NOT NULL,
    address TEXT,
    data_protection_contact TEXT,
    law TEXT NOT NULL
);
CREATE TABLE organisation_district (
    fact_key TEXT PRIMARY KEY REFERENCES organisation_evidence (fact_key) CHECK (fact_key = 'district'),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    ags TEXT NOT NULL,
    administration_id TEXT NOT NULL REFERENCES organisation_organisation (id),
    area BIGINT,
    as_of TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    revision BIGINT NOT NULL DEFAULT 1
);
CREATE TABLE organisation_region (
    id TEXT PRIMARY KEY REFERENCES organisation_evidence (fact_key),
    name TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    CHECK (valid_until IS NULL OR valid_until > valid_from)
);
CREATE TABLE organisation_municipality (
    id TEXT PRIMARY KEY REFERENCES organisation_evidence (fact_key),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    ags TEXT UNIQUE,
    area BIGINT,
    tile_row BIGINT,
    tile_column BIGINT,
    administration_id TEXT REFERENCES organisation_organisation (id),
    version BIGINT NOT NULL DEFAULT 1,
    CHECK ((tile_row IS NULL) = (tile_column IS NULL))
);
CREATE TABLE organisation_population (
    id TEXT PRIMARY KEY REFERENCES organisation_evidence (fact_key),
    municipality_id TEXT REFERENCES organisation_municipality (id),
    day TEXT NOT NULL,
    inhabitants BIGINT NOT NULL CHECK (inhabitants >= 0),
    UNIQUE (municipality_id, day)
);
CREATE TABLE organisation_municipality_region (
    id TEXT PRIMARY KEY REFERENCES organisation_evidence (fact_key),
    municipality_id TEXT NOT NULL REFERENCES organisation_municipality (id),
    region_id TEXT NOT NULL REFERENCES organisation_region (id),
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    UNIQUE (municipality_id, valid_from),
    CHECK (valid_until IS NULL OR valid_until > valid_from)
);
CREATE TABLE organisation_participation (
    id TEXT PRIMARY KEY REFERENCES organisation_evidence (fact_key),
    municipality_id TEXT NOT NULL REFERENCES organisation_municipality (id),
    state TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    UNIQUE (municipality_id, valid_from),
    CHECK (valid_until IS NULL OR valid_until > valid_from)
);
CREATE TABLE organisation_focus_group (
    id TEXT PRIMARY KEY REFERENCES organisation_evidence (fact_key),
    municipality_id TEXT NOT NULL REFERENCES organisation_municipality (id),
    focus_group TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    CHECK (valid_until IS NULL OR valid_until > valid_from)
);
CREATE TABLE organisation_social_area (
    id TEXT PRIMARY KEY REFERENCES organisation_evidence (fact_key),
    municipality_id TEXT NOT NULL REFERENCES organisation_municipality (id),
    name TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    CHECK (valid_until IS NULL OR valid_until > valid_from)
);
CREATE TABLE organisation_post (
    id TEXT PRIMARY KEY REFERENCES organisation_evidence (fact_key),
    title TEXT NOT NULL,
    post_function TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE TABLE organisation_allocation (
    id TEXT PRIMARY KEY REFERENCES organisation_evidence (fact_key),
    post_id TEXT NOT NULL REFERENCES organisation_post (id),
    fte BIGINT NOT NULL CHECK (fte >= 0),
    workplace TEXT NOT NULL CHECK (workplace IN ('district', 'region', 'municipality', 'social_area')),
    region_id TEXT REFERENCES organisation_region (id),
    municipality_id TEXT REFERENCES organisation_municipality (id),
    social_area_id TEXT REFERENCES organisation_social_area (id),
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    UNIQUE (post_id, valid_from),
    CHECK (valid_until IS NULL OR valid_until > valid_from),
    CHECK ((workplace = 'region') = (region_id IS NOT NULL)),
    CHECK ((workplace = 'municipality') = (municipality_id IS NOT NULL)),
    CHECK ((workplace = 'social_area') = (social_area_id IS NOT NULL))
);
CREATE TABLE organisation_responsibility (
    id TEXT PRIMARY KEY REFERENCES organisation_evidence (fact_key),
    post_id TEXT NOT NULL REFERENCES organisation_post (id),
    kind TEXT NOT NULL CHECK (kind IN ('employer', 'technical_supervision', 'line_supervision')),
    organisation_id TEXT REFERENCES organisation_organisation (id),
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    UNIQUE (post_id, kind, valid_from),
    CHECK (valid_until IS NULL OR valid_until > valid_from)
);
CREATE TABLE organisation_filling (
    id TEXT PRIMARY KEY REFERENCES organisation_evidence (fact_key),
    post_id TEXT NOT NULL REFERENCES organisation_post (id),
    fte BIGINT CHECK (fte > 0),
    person TEXT,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    CHECK (valid_until IS NULL OR valid_until > valid_from)
);
CREATE TABLE organisation_funding_frame (
    id TEXT PRIMARY KEY REFERENCES organisation_evidence (fact_key),
    title TEXT NOT NULL,
    post_function TEXT NOT NULL,
    workplace TEXT NOT NULL CHECK (workplace IN ('district', 'region', 'municipality', 'social_area')),
    region_id TEXT REFERENCES organisation_region (id),
    municipality_id TEXT REFERENCES organisation_municipality (id),
    social_area_id TEXT REFERENCES organisation_social_area (id),
    fte BIGINT NOT NULL CHECK (fte >= 0),
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    CHECK (valid_until IS NULL OR valid_until > valid_from)
);
CREATE TABLE organisation_funding_rate (
    id TEXT PRIMARY KEY REFERENCES organisation_evidence (fact_key),
    title TEXT NOT NULL,
    post_function TEXT NOT NULL,
    basis TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 0),
    per_fte BIGINT NOT NULL CHECK (per_fte > 0),
    is_ceiling BOOLEAN NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    CHECK (valid_until IS NULL OR valid_until > valid_from)
);
CREATE TABLE organisation_change (
    id TEXT PRIMARY KEY,
    record_key TEXT NOT NULL,
    what TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES access_account (id),
    changed_at TEXT NOT NULL
);
CREATE INDEX organisation_change_record ON organisation_change (record_key, changed_at, id);
CREATE TABLE organisation_confirmation (
    id TEXT PRIMARY KEY,
    fact_key TEXT NOT NULL REFERENCES organisation_evidence (fact_key),
    fact TEXT NOT NULL,
    certainty_before TEXT NOT NULL,
    source_before TEXT NOT NULL,
    note_before TEXT,
    source TEXT NOT NULL,
    confirmed_by TEXT NOT NULL REFERENCES access_account (id),
    confirmed_at TEXT NOT NULL
);
CREATE INDEX organisation_confirmation_time ON organisation_confirmation (confirmed_at, id);
-- append-only: organisation_change
-- append-only: organisation_confirmation
