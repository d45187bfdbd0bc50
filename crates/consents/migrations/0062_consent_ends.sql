-- What ends soon is looked for every night.
CREATE INDEX consents_row_ends ON consents_row (valid_until) WHERE valid_until IS NOT NULL;
