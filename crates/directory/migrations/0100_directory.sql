-- The directory of offers: what organisations offer to people, where, when, for whom, in which languages; Open Referral HSDS 3.1.
CREATE TABLE directory_profile (
    organisation_id TEXT PRIMARY KEY REFERENCES organisation_organisation (id),
    description TEXT,
    email TEXT,
    website TEXT,
    is_listed BOOLEAN NOT NULL,
    modified_at TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE TABLE directory_place (
    id TEXT PRIMARY KEY,
    organisation_id TEXT REFERENCES organisation_organisation (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('physical', 'virtual')),
    street TEXT,
    postcode TEXT,
    town TEXT,
    municipality_id TEXT REFERENCES organisation_municipality (id),
    latitude BIGINT CHECK (latitude BETWEEN -90000000 AND 90000000),
    longitude BIGINT CHECK (longitude BETWEEN -180000000 AND 180000000),
    transport TEXT,
    step_free TEXT NOT NULL CHECK (step_free IN ('yes', 'no', 'unknown')),
    accessibility TEXT,
    url TEXT,
    modified_at TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    CHECK ((latitude IS NULL) = (longitude IS NULL))
);
CREATE INDEX directory_place_organisation ON directory_place (organisation_id);
CREATE INDEX directory_place_name ON directory_place (name, id);
CREATE TABLE directory_offer (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisation_organisation (id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    alternate_name TEXT,
    description TEXT NOT NULL,
    plain_description TEXT,
    url TEXT,
    email TEXT,
    status TEXT NOT NULL CHECK (status IN ('active', 'inactive', 'defunct', 'temporarily_closed')),
    closed_until TEXT,
    application_process TEXT,
    alert TEXT,
    minimum_age BIGINT CHECK (minimum_age BETWEEN 0 AND 150),
    maximum_age BIGINT CHECK (maximum_age BETWEEN 0 AND 150),
    gender TEXT NOT NULL,
    level_from TEXT,
    level_to TEXT,
    eligibility_note TEXT,
    cost TEXT NOT NULL,
    fees_note TEXT,
    interpretation_note TEXT,
    capacity_unit TEXT,
    capacity_available BIGINT CHECK (capacity_available >= 0),
    capacity_maximum BIGINT CHECK (capacity_maximum >= 0),
    waiting_days BIGINT CHECK (waiting_days >= 0),
    capacity_noted_on TEXT,
    assured_on TEXT,
    assured_by TEXT REFERENCES access_account (id),
    source_url TEXT,
    origin TEXT NOT NULL CHECK (origin IN ('published', 'own', 'demo', 'imported')),
    is_public BOOLEAN NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    modified_by TEXT REFERENCES access_account (id),
    version BIGINT NOT NULL DEFAULT 1,
    CHECK (minimum_age IS NULL OR maximum_age IS NULL OR minimum_age <= maximum_age),
    CHECK (closed_until IS NULL OR status = 'temporarily_closed')
);
CREATE INDEX directory_offer_name ON directory_offer (name_key, id);
CREATE INDEX directory_offer_organisation ON directory_offer (organisation_id, assured_on);
CREATE INDEX directory_offer_modified ON directory_offer (modified_at, id);
CREATE INDEX directory_offer_assured ON directory_offer (assured_on, id);
CREATE TABLE directory_offer_topic (
    offer_id TEXT NOT NULL REFERENCES directory_offer (id),
    topic TEXT NOT NULL,
    PRIMARY KEY (offer_id, topic)
);
CREATE INDEX directory_offer_topic_topic ON directory_offer_topic (topic, offer_id);
CREATE TABLE directory_offer_language (
    offer_id TEXT NOT NULL REFERENCES directory_offer (id),
    language TEXT NOT NULL,
    PRIMARY KEY (offer_id, language)
);
CREATE INDEX directory_offer_language_language ON directory_offer_language (language, offer_id);
CREATE TABLE directory_offer_area (
    offer_id TEXT NOT NULL REFERENCES directory_offer (id),
    municipality_id TEXT NOT NULL REFERENCES organisation_municipality (id),
    PRIMARY KEY (offer_id, municipality_id)
);
CREATE INDEX directory_offer_area_municipality ON directory_offer_area (municipality_id, offer_id);
CREATE TABLE directory_offer_status (
    offer_id TEXT NOT NULL REFERENCES directory_offer (id),
    residence_status TEXT NOT NULL,
    PRIMARY KEY (offer_id, residence_status)
);
CREATE TABLE directory_offer_text (
    offer_id TEXT NOT NULL REFERENCES directory_offer (id),
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    PRIMARY KEY (offer_id, language)
);
CREATE TABLE directory_offer_document (
    offer_id TEXT NOT NULL REFERENCES directory_offer (id),
    position BIGINT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (offer_id, position)
);
CREATE TABLE directory_phone (
    id TEXT PRIMARY KEY,
    offer_id TEXT REFERENCES directory_offer (id),
    place_id TEXT REFERENCES directory_place (id),
    organisation_id TEXT REFERENCES organisation_organisation (id),
    position BIGINT NOT NULL,
    number TEXT NOT NULL,
    note TEXT
);
CREATE INDEX directory_phone_offer ON directory_phone (offer_id, position);
CREATE INDEX directory_phone_place ON directory_phone (place_id, position);
CREATE INDEX directory_phone_organisation ON directory_phone (organisation_id, position);
CREATE TABLE directory_contact (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisation_organisation (id),
    offer_id TEXT REFERENCES directory_offer (id),
    name TEXT NOT NULL,
    function_title TEXT,
    email TEXT,
    phone TEXT,
    valid_until TEXT
);
CREATE INDEX directory_contact_offer ON directory_contact (offer_id, name);
CREATE INDEX directory_contact_organisation ON directory_contact (organisation_id, name);
CREATE INDEX directory_contact_valid_until ON directory_contact (valid_until);
CREATE TABLE directory_offer_at_place (
    id TEXT PRIMARY KEY,
    offer_id TEXT NOT NULL REFERENCES directory_offer (id),
    place_id TEXT NOT NULL REFERENCES directory_place (id),
    note TEXT,
    UNIQUE (offer_id, place_id)
);
CREATE INDEX directory_offer_at_place_place ON directory_offer_at_place (place_id);
CREATE TABLE directory_hours (
    id TEXT PRIMARY KEY,
    offer_at_place_id TEXT NOT NULL REFERENCES directory_offer_at_place (id),
    weekday BIGINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens TEXT NOT NULL,
    closes TEXT NOT NULL,
    every_weeks BIGINT NOT NULL CHECK (every_weeks BETWEEN 1 AND 8),
    by_appointment BOOLEAN NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    note TEXT,
    CHECK (closes > opens),
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to),
    CHECK (every_weeks = 1 OR valid_from IS NOT NULL)
);
CREATE INDEX directory_hours_at_place ON directory_hours (offer_at_place_id, weekday, opens);
CREATE TABLE directory_closure (
    id TEXT PRIMARY KEY,
    offer_at_place_id TEXT NOT NULL REFERENCES directory_offer_at_place (id),
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    reason TEXT,
    CHECK (from_day <= to_day)
);
CREATE INDEX directory_closure_at_place ON directory_closure (offer_at_place_id, from_day);
CREATE TABLE directory_proposal (
    id TEXT PRIMARY KEY,
    offer_id TEXT REFERENCES directory_offer (id),
    organisation_id TEXT REFERENCES organisation_organisation (id),
    changes TEXT NOT NULL,
    note TEXT,
    origin TEXT NOT NULL CHECK (origin IN ('partner', 'public', 'staff')),
    made_at TEXT NOT NULL,
    made_by TEXT REFERENCES access_account (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'declined')),
    decided_at TEXT,
    decided_by TEXT REFERENCES access_account (id),
    decision_note TEXT,
    CHECK ((state = 'open') = (decided_at IS NULL))
);
CREATE INDEX directory_proposal_state ON directory_proposal (state, made_at, id);
CREATE INDEX directory_proposal_offer ON directory_proposal (offer_id, state);
CREATE TABLE directory_gap (
    id TEXT PRIMARY KEY,
    field TEXT NOT NULL,
    topic TEXT,
    municipality_id TEXT REFERENCES organisation_municipality (id),
    language TEXT,
    people BIGINT NOT NULL CHECK (people BETWEEN 1 AND 999),
    reason TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('case', 'referral', 'search')),
    noted_on TEXT NOT NULL
);
CREATE INDEX directory_gap_noted_on ON directory_gap (noted_on, id);
CREATE INDEX directory_gap_municipality ON directory_gap (municipality_id, field, noted_on);
