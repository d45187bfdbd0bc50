-- When what was agreed ends: it stands, has a last day, and was not agreed again for longer. The one answer for the
-- deadlines of a case, for the radar and for the night; readers group, because one paper often holds several lines.
CREATE VIEW calendar_consent_end AS
SELECT r.person_id, r.valid_until
FROM consents_row r
JOIN consents_declaration d ON d.id = r.declaration_id
WHERE r.valid_until IS NOT NULL AND r.is_agreed AND r.withdrawal_id IS NULL AND d.given_on IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM consents_row n JOIN consents_declaration e ON e.id = n.declaration_id
                  WHERE n.person_id = r.person_id AND n.is_agreed AND n.withdrawal_id IS NULL
                    AND e.given_on IS NOT NULL AND e.kind = d.kind AND e.controller_id = d.controller_id
                    AND n.recipient_kind = r.recipient_kind
                    AND COALESCE(n.organisation_id, n.named_id, '') = COALESCE(r.organisation_id, r.named_id, '')
                    AND n.category = r.category AND n.purpose = r.purpose
                    AND (n.direction = r.direction OR n.direction = 'both')
                    AND (n.valid_until IS NULL OR n.valid_until > r.valid_until));
