-- How often the organisation was changed is counted for the whole house now, where every click reads it.
ALTER TABLE organisation_district DROP COLUMN revision;
