-- Meetings (OParl: Meeting) with agenda (OParl: AgendaItem), guests, attendance, minutes and tasks.
CREATE TABLE boards_meeting (
    id TEXT PRIMARY KEY,
    board_id TEXT NOT NULL REFERENCES boards_board (id),
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    place TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    invited_at TEXT,
    cancelled_reason TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 1,
    CHECK (ends_at > starts_at)
);
CREATE INDEX boards_meeting_board ON boards_meeting (board_id, starts_at, id);
CREATE INDEX boards_meeting_start ON boards_meeting (starts_at, id);
CREATE TABLE boards_agenda_item (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES boards_meeting (id),
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    theme_id TEXT REFERENCES themes_theme (id),
    state TEXT NOT NULL,
    proposed_by TEXT REFERENCES access_account (id),
    proposer TEXT NOT NULL DEFAULT '',
    declined_reason TEXT NOT NULL DEFAULT '',
    minutes TEXT NOT NULL DEFAULT '',
    written_by TEXT REFERENCES access_account (id),
    written_at TEXT,
    version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX boards_agenda_item_meeting ON boards_agenda_item (meeting_id, position, id);
CREATE INDEX boards_agenda_item_theme ON boards_agenda_item (theme_id);
-- Who comes for one item only, and sees the papers of this item only.
CREATE TABLE boards_guest (
    id TEXT PRIMARY KEY,
    item_id TEXT NOT NULL REFERENCES boards_agenda_item (id),
    name TEXT NOT NULL,
    organisation_id TEXT REFERENCES organisation_organisation (id),
    email TEXT NOT NULL DEFAULT '',
    account_id TEXT REFERENCES access_account (id)
);
CREATE INDEX boards_guest_item ON boards_guest (item_id);
CREATE INDEX boards_guest_account ON boards_guest (account_id);
-- What a member told beforehand, and who was there; with the words of that day, which stay when the seat passes on.
CREATE TABLE boards_attendance (
    meeting_id TEXT NOT NULL REFERENCES boards_meeting (id),
    membership_id TEXT NOT NULL REFERENCES boards_membership (id),
    told TEXT,
    told_note TEXT NOT NULL DEFAULT '',
    told_at TEXT,
    presence TEXT,
    name TEXT NOT NULL DEFAULT '',
    function TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    counts BOOLEAN NOT NULL DEFAULT FALSE,
    position BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (meeting_id, membership_id)
);
CREATE INDEX boards_attendance_membership ON boards_attendance (membership_id);
CREATE TABLE boards_minutes (
    meeting_id TEXT PRIMARY KEY REFERENCES boards_meeting (id),
    remark TEXT NOT NULL DEFAULT '',
    begun_by TEXT NOT NULL REFERENCES access_account (id),
    begun_at TEXT NOT NULL,
    approved_in TEXT REFERENCES boards_meeting (id),
    approved_at TEXT,
    approved_note TEXT NOT NULL DEFAULT '',
    version BIGINT NOT NULL DEFAULT 1,
    CHECK ((approved_in IS NULL) = (approved_at IS NULL))
);
CREATE INDEX boards_minutes_approved ON boards_minutes (approved_in);
CREATE TABLE boards_task (
    id TEXT PRIMARY KEY,
    item_id TEXT NOT NULL REFERENCES boards_agenda_item (id),
    what TEXT NOT NULL,
    who TEXT NOT NULL,
    due_on TEXT,
    done_on TEXT
);
CREATE INDEX boards_task_item ON boards_task (item_id);
-- The link of an invitation for whoever has no account; of the secret only a hash is kept.
CREATE TABLE boards_invitation (
    secret_hash TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES boards_meeting (id),
    membership_id TEXT REFERENCES boards_membership (id),
    item_id TEXT REFERENCES boards_agenda_item (id),
    valid_until TEXT NOT NULL,
    CHECK ((membership_id IS NULL) <> (item_id IS NULL))
);
CREATE INDEX boards_invitation_meeting ON boards_invitation (meeting_id);
CREATE INDEX boards_invitation_end ON boards_invitation (valid_until);
