-- The network of the district: who takes part in which role, who is reached there, and what was done together.
CREATE TABLE network_actor (
    organisation_id TEXT PRIMARY KEY REFERENCES organisation_organisation (id),
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    post_id TEXT REFERENCES organisation_post (id),
    mail_stopped_on TEXT,
    ended_on TEXT,
    changed_at TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE TABLE network_actor_role (
    organisation_id TEXT NOT NULL REFERENCES network_actor (organisation_id),
    role TEXT NOT NULL,
    PRIMARY KEY (organisation_id, role)
);
CREATE TABLE network_actor_field (
    organisation_id TEXT NOT NULL REFERENCES network_actor (organisation_id),
    field TEXT NOT NULL,
    PRIMARY KEY (organisation_id, field)
);
-- None: the whole district.
CREATE TABLE network_actor_place (
    organisation_id TEXT NOT NULL REFERENCES network_actor (organisation_id),
    municipality_id TEXT NOT NULL REFERENCES organisation_municipality (id),
    PRIMARY KEY (organisation_id, municipality_id)
);
CREATE TABLE network_contact (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES network_actor (organisation_id),
    name TEXT NOT NULL,
    post_title TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    ended_on TEXT,
    mail_stopped_on TEXT,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX network_contact_actor ON network_contact (organisation_id, name, id);
CREATE INDEX network_contact_ended ON network_contact (ended_on);
-- None: those of the organisation.
CREATE TABLE network_contact_field (
    contact_id TEXT NOT NULL REFERENCES network_contact (id),
    field TEXT NOT NULL,
    PRIMARY KEY (contact_id, field)
);
CREATE TABLE network_exchange (
    id TEXT PRIMARY KEY,
    municipality_id TEXT NOT NULL REFERENCES organisation_municipality (id),
    title TEXT NOT NULL,
    weeks_between BIGINT NOT NULL CHECK (weeks_between BETWEEN 1 AND 104),
    begins_on TEXT NOT NULL,
    agreed_on TEXT,
    post_id TEXT REFERENCES organisation_post (id),
    note TEXT NOT NULL DEFAULT '',
    ended_on TEXT,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX network_exchange_post ON network_exchange (post_id);
CREATE TABLE network_exchange_actor (
    exchange_id TEXT NOT NULL REFERENCES network_exchange (id),
    organisation_id TEXT NOT NULL REFERENCES organisation_organisation (id),
    PRIMARY KEY (exchange_id, organisation_id)
);
CREATE TABLE network_entry (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    on_day TEXT NOT NULL,
    title TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    municipality_id TEXT REFERENCES organisation_municipality (id),
    field TEXT,
    note TEXT NOT NULL DEFAULT '',
    exchange_id TEXT REFERENCES network_exchange (id),
    noted_by TEXT NOT NULL REFERENCES access_account (id),
    noted_at TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX network_entry_day ON network_entry (on_day, id);
CREATE INDEX network_entry_exchange ON network_entry (exchange_id, on_day);
CREATE TABLE network_entry_actor (
    entry_id TEXT NOT NULL REFERENCES network_entry (id),
    organisation_id TEXT NOT NULL REFERENCES organisation_organisation (id),
    on_day TEXT NOT NULL,
    PRIMARY KEY (entry_id, organisation_id)
);
CREATE INDEX network_entry_actor_day ON network_entry_actor (organisation_id, on_day);
CREATE TABLE network_entry_member (
    entry_id TEXT NOT NULL REFERENCES network_entry (id),
    account_id TEXT NOT NULL REFERENCES access_account (id),
    PRIMARY KEY (entry_id, account_id)
);
