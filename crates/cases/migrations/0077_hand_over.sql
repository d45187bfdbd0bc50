-- Hand-overs „next door": a regular service gives a card to a place, and learns only whether somebody took it up.
CREATE TABLE cases_hand_over (
    id TEXT PRIMARY KEY REFERENCES access_subject (id),
    token TEXT NOT NULL,
    given_by TEXT NOT NULL REFERENCES access_account (id),
    given_at TEXT NOT NULL,
    consented_on TEXT NOT NULL,
    controller_id TEXT NOT NULL,
    municipality_id TEXT NOT NULL,
    language TEXT,
    picked_up_by TEXT REFERENCES access_account (id),
    picked_up_at TEXT,
    UNIQUE (given_by, token)
);
CREATE INDEX cases_hand_over_given ON cases_hand_over (given_by, given_at);
CREATE INDEX cases_hand_over_waiting ON cases_hand_over (municipality_id, controller_id, given_at) WHERE picked_up_at IS NULL;
CREATE TABLE cases_hand_over_topic (
    hand_over_id TEXT NOT NULL REFERENCES cases_hand_over (id),
    topic TEXT NOT NULL,
    PRIMARY KEY (hand_over_id, topic)
);
