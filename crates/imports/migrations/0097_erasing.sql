-- Erasing a person or case looks for the rows it was made of; without an index it would read whole tables.
CREATE INDEX imports_made_person ON imports_made (person_id);
CREATE INDEX imports_made_case ON imports_made (case_id);
CREATE INDEX imports_made_card ON imports_made (card_id);
