-- Referrals (Vermittlungen): somebody in a case is arranged with an offer of another organisation, and the outcome comes back.
CREATE TABLE referrals_referral (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES access_subject (id),
    person_id TEXT NOT NULL REFERENCES access_subject (id),
    code TEXT NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisation_organisation (id),
    offer_id TEXT REFERENCES directory_offer (id),
    field TEXT NOT NULL,
    purpose TEXT NOT NULL,
    channel TEXT,
    state TEXT NOT NULL,
    state_on TEXT NOT NULL,
    reason TEXT,
    sent_on TEXT,
    answer_due_on TEXT,
    answered_on TEXT,
    waits_until TEXT,
    started_on TEXT,
    ended_on TEXT,
    is_warm BOOLEAN NOT NULL,
    talk_on TEXT,
    talk_is_held BOOLEAN NOT NULL,
    gap_is_noted BOOLEAN NOT NULL,
    chased_on TEXT,
    note BYTEA NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES access_account (id),
    version BIGINT NOT NULL
);
CREATE INDEX referrals_referral_case ON referrals_referral (case_id, id);
CREATE INDEX referrals_referral_person ON referrals_referral (person_id, id);
CREATE INDEX referrals_referral_due ON referrals_referral (answer_due_on, id) WHERE state = 'sent';
CREATE INDEX referrals_referral_waiting ON referrals_referral (waits_until, id) WHERE state = 'waitlisted';
CREATE INDEX referrals_referral_running ON referrals_referral (id)
    WHERE state IN ('sent', 'waitlisted', 'accepted', 'started');
CREATE INDEX referrals_referral_organisation ON referrals_referral (organisation_id, id);
CREATE INDEX referrals_referral_sent ON referrals_referral (sent_on, id);

-- What the hand-over sheet says, a text for each category of data, sealed with the key of the case.
CREATE TABLE referrals_part (
    id TEXT PRIMARY KEY,
    referral_id TEXT NOT NULL REFERENCES referrals_referral (id),
    case_id TEXT NOT NULL REFERENCES access_subject (id),
    category TEXT NOT NULL,
    content BYTEA NOT NULL,
    UNIQUE (referral_id, category)
);
CREATE INDEX referrals_part_case ON referrals_part (case_id);

-- The same for the members of the other organisation, sealed with the key of the extract: only what was sent.
CREATE TABLE referrals_extract (
    id TEXT PRIMARY KEY,
    referral_id TEXT NOT NULL REFERENCES referrals_referral (id),
    category TEXT NOT NULL,
    content BYTEA NOT NULL,
    UNIQUE (referral_id, category)
);

-- Every state a referral came to: when, why, on which way it was told, by whom.
CREATE TABLE referrals_step (
    id TEXT PRIMARY KEY,
    referral_id TEXT NOT NULL REFERENCES referrals_referral (id),
    case_id TEXT NOT NULL REFERENCES access_subject (id),
    state TEXT NOT NULL,
    reason TEXT,
    on_day TEXT NOT NULL,
    channel TEXT,
    is_of_partner BOOLEAN NOT NULL,
    note BYTEA,
    at TEXT NOT NULL,
    account_id TEXT REFERENCES access_account (id)
);
CREATE INDEX referrals_step_referral ON referrals_step (referral_id, id);
CREATE INDEX referrals_step_case ON referrals_step (case_id, id);

-- On which days who of the other organisation has seen it.
CREATE TABLE referrals_view (
    referral_id TEXT NOT NULL REFERENCES referrals_referral (id),
    account_id TEXT NOT NULL REFERENCES access_account (id),
    day TEXT NOT NULL,
    PRIMARY KEY (referral_id, account_id, day)
);

-- Who leads the team of a partner and adds its members.
CREATE TABLE referrals_team_lead (
    organisation_id TEXT NOT NULL REFERENCES organisation_organisation (id),
    account_id TEXT NOT NULL REFERENCES access_account (id),
    named_by TEXT NOT NULL REFERENCES access_account (id),
    named_at TEXT NOT NULL,
    PRIMARY KEY (organisation_id, account_id)
);
