-- The monthly figures count assessments and reviews by the day on which they were held.
CREATE INDEX planning_assessment_day ON planning_assessment (held_on);
CREATE INDEX planning_review_day ON planning_review (held_on);
