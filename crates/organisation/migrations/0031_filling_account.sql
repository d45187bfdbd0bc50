-- Whose work a filling is: the caseload per VZÄ asks it. Dated with the filling; a filling without an account stays true.
ALTER TABLE organisation_filling ADD COLUMN account_id TEXT REFERENCES access_account (id);
CREATE INDEX organisation_filling_account ON organisation_filling (account_id);
