-- Extracts that are no longer meant for others are found by their end every night.
CREATE INDEX access_address_ends ON access_address (ends_at) WHERE ended_at IS NULL AND ends_at IS NOT NULL;
