-- By this code the check of the trail knows that Lotse itself wrote a release, and not somebody with the database in hand.
ALTER TABLE access_audit_release ADD COLUMN code TEXT;
