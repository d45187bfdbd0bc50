-- A list of offers between upload and take-over: one for each account, removed when it is taken over or a day old.
CREATE TABLE directory_import (
    account_id TEXT PRIMARY KEY REFERENCES access_account (id),
    content TEXT NOT NULL,
    uploaded_at TEXT NOT NULL
);
CREATE INDEX directory_import_uploaded ON directory_import (uploaded_at);
