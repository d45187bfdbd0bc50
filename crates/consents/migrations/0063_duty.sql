-- Passing on because a law says so: asked with paragraph and reason, released by a second person, used once.
CREATE TABLE consents_duty (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES access_subject (id),
    controller_id TEXT NOT NULL,
    ground TEXT NOT NULL,
    path TEXT NOT NULL,
    recipient_kind TEXT NOT NULL CHECK (recipient_kind IN ('organisation', 'named')),
    organisation_id TEXT REFERENCES organisation_organisation (id),
    named_id TEXT REFERENCES consents_named_recipient (id),
    categories TEXT NOT NULL,
    reason BYTEA NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'released', 'refused', 'withdrawn', 'used')),
    asked_at TEXT NOT NULL,
    asked_by TEXT NOT NULL REFERENCES access_account (id),
    expires_at TEXT NOT NULL,
    decided_at TEXT,
    decided_by TEXT REFERENCES access_account (id),
    answer BYTEA,
    used_at TEXT,
    CHECK ((recipient_kind = 'organisation') = (organisation_id IS NOT NULL)),
    CHECK ((recipient_kind = 'named') = (named_id IS NOT NULL)),
    CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
    CHECK (decided_by IS NULL OR decided_by <> asked_by),
    CHECK (state NOT IN ('released', 'refused', 'used') OR decided_by IS NOT NULL),
    CHECK ((state = 'used') = (used_at IS NOT NULL))
);
CREATE INDEX consents_duty_person ON consents_duty (person_id, asked_at, id);
CREATE INDEX consents_duty_named ON consents_duty (named_id);
CREATE INDEX consents_duty_waiting ON consents_duty (controller_id, asked_at, id) WHERE state = 'asked';
ALTER TABLE consents_disclosure ADD COLUMN duty_id TEXT REFERENCES consents_duty (id);
CREATE INDEX consents_disclosure_duty ON consents_disclosure (duty_id);
