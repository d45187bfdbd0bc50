-- Requests for an appointment from the public guide (Wegweiser): name and way sealed with a key of their own until a case
-- manager of the place takes them up and a contact card is made of them; nobody's code opens them, it only takes them back.
CREATE TABLE cases_request (
    id TEXT PRIMARY KEY REFERENCES access_subject (id),
    token TEXT NOT NULL UNIQUE,
    code_hash TEXT NOT NULL UNIQUE,
    asked_at TEXT NOT NULL,
    controller_id TEXT NOT NULL,
    municipality_id TEXT NOT NULL,
    name BYTEA,
    reach BYTEA,
    channel TEXT NOT NULL,
    wished TEXT NOT NULL,
    language TEXT,
    wants_interpreter BOOLEAN NOT NULL,
    erase_on TEXT NOT NULL,
    picked_up_by TEXT REFERENCES access_account (id),
    picked_up_at TEXT,
    CHECK ((picked_up_at IS NULL) = (name IS NOT NULL)),
    CHECK ((name IS NULL) = (reach IS NULL))
);
CREATE INDEX cases_request_waiting ON cases_request (municipality_id, controller_id, asked_at) WHERE picked_up_at IS NULL;
CREATE INDEX cases_request_erase ON cases_request (erase_on) WHERE picked_up_at IS NULL;
