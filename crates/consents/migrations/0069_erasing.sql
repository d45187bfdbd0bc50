-- Erasing a person or case looks for what hangs on them; without an index it would read whole tables.
CREATE INDEX consents_signature_person ON consents_signature (person_id);
CREATE INDEX consents_row_withdrawal ON consents_row (withdrawal_id) WHERE withdrawal_id IS NOT NULL;
CREATE INDEX consents_row_named ON consents_row (named_id);
CREATE INDEX consents_disclosure_named ON consents_disclosure (named_id);
CREATE INDEX consents_disclosure_case ON consents_disclosure (case_id);
CREATE INDEX consents_disclosure_item_consent ON consents_disclosure_item (consent_row_id);
CREATE INDEX consents_disclosure_item_release ON consents_disclosure_item (release_row_id);
