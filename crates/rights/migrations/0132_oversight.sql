-- What data protection watches over is looked for by day; the rooms themselves look by person.
CREATE INDEX consents_disclosure_day ON consents_disclosure (disclosed_on, id);
CREATE INDEX consents_withdrawal_day ON consents_withdrawal (day);
CREATE INDEX consents_declaration_given ON consents_declaration (given_on) WHERE given_on IS NOT NULL;
CREATE INDEX access_subject_restricted ON access_subject (controller_id, kind) WHERE is_restricted;
CREATE INDEX access_audit_unusual ON access_audit (relation, at, id) WHERE relation NOT IN ('house', 'own');
CREATE INDEX rights_request_received ON rights_request (received_on);
CREATE INDEX rights_hold_standing ON rights_hold (kind, until) WHERE ended_at IS NULL;
