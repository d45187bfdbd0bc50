-- Of an overdue review its case manager is reminded once: for which day that was done.
ALTER TABLE planning_due ADD COLUMN review_chased_for TEXT;
