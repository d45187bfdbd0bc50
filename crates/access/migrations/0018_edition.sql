-- How often the house itself was changed: read with the session, so that what is remembered of the house costs no trip.
CREATE TABLE access_edition (
    number BIGINT NOT NULL
);
INSERT INTO access_edition (number) VALUES (1);
