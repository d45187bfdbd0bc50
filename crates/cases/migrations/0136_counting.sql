-- The monthly figures count contacts by the day on which they were.
CREATE INDEX cases_contact_day ON cases_contact (happened_on);
