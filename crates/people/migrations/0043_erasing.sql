-- Erasing a person looks for what hangs on it; without an index it would read whole tables.
CREATE INDEX people_merge_gone_ever ON people_merge (gone_id);
CREATE INDEX people_merge_row_moved ON people_merge_row (row_id);
