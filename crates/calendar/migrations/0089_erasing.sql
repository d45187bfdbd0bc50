-- Erasing a person looks for what hangs on them; without an index it would read whole tables.
CREATE INDEX calendar_deadline_person ON calendar_deadline (person_id);
