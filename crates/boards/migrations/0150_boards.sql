-- The boards (OParl: Organization) of the district and their dated seats (OParl: Membership), by function.
CREATE TABLE boards_board (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL DEFAULT '',
    municipality_id TEXT REFERENCES organisation_municipality (id),
    region_id TEXT REFERENCES organisation_region (id),
    founded_by_decision_id TEXT,
    meets_per_year BIGINT NOT NULL CHECK (meets_per_year BETWEEN 0 AND 52),
    quorum TEXT NOT NULL,
    invitation_days BIGINT NOT NULL CHECK (invitation_days BETWEEN 0 AND 90),
    shows_drafts BOOLEAN NOT NULL,
    is_informed_only BOOLEAN NOT NULL,
    to_confirm TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    -- A working group exists by a decision of the steering group only.
    CHECK (kind <> 'working_group' OR founded_by_decision_id IS NOT NULL)
);
CREATE INDEX boards_board_municipality ON boards_board (municipality_id);
CREATE TABLE boards_membership (
    id TEXT PRIMARY KEY,
    board_id TEXT NOT NULL REFERENCES boards_board (id),
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    part TEXT NOT NULL,
    function TEXT NOT NULL,
    organisation_id TEXT REFERENCES organisation_organisation (id),
    person_name TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    account_id TEXT REFERENCES access_account (id),
    has_vote BOOLEAN NOT NULL,
    substitute_of TEXT REFERENCES boards_membership (id),
    to_confirm TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    from_day TEXT NOT NULL,
    until_day TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    CHECK (until_day IS NULL OR until_day >= from_day)
);
CREATE INDEX boards_membership_board ON boards_membership (board_id, position, id);
CREATE INDEX boards_membership_account ON boards_membership (account_id);
