-- Erasing a person looks for the cards that became them; without an index it would read whole tables.
CREATE INDEX cases_contact_card_person ON cases_contact_card (person_id);
