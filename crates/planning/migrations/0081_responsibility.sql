-- Responsibility (Zuständigkeit) per life area: rules of the house, facts of a case, and what the case manager decided.
CREATE TABLE planning_rule (
    id TEXT PRIMARY KEY,
    position BIGINT NOT NULL,
    circle TEXT NOT NULL,
    areas TEXT NOT NULL,
    all_of TEXT NOT NULL,
    none_of TEXT NOT NULL,
    residences TEXT NOT NULL,
    has_case_management BOOLEAN NOT NULL,
    explanation TEXT NOT NULL,
    source TEXT NOT NULL,
    is_active BOOLEAN NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    changed_at TEXT,
    changed_by TEXT REFERENCES access_account (id)
);
CREATE INDEX planning_rule_position ON planning_rule (position, id);
CREATE TABLE planning_circumstances (
    case_id TEXT PRIMARY KEY REFERENCES cases_case (id),
    facts TEXT NOT NULL,
    residence TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES access_account (id)
);
-- Each decision is a row; the last one of an area holds. What is decided in one go has one number.
CREATE TABLE planning_decision (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases_case (id),
    number BIGINT NOT NULL,
    area TEXT NOT NULL,
    way TEXT NOT NULL,
    circle TEXT,
    reason TEXT,
    note BYTEA,
    at TEXT NOT NULL,
    by_account_id TEXT NOT NULL REFERENCES access_account (id),
    UNIQUE (case_id, number, area)
);
INSERT INTO planning_rule (id, position, circle, areas, all_of, none_of, residences, has_case_management, explanation, source, is_active) VALUES
    ('00000000-0000-4000-8000-000000000801', 10, 'sgb2', 'language,work,livelihood', 'sgb2', '', '', TRUE,
     'Wer Leistungen nach dem SGB II bezieht, hat im Jobcenter eine feste Ansprechperson mit eigenem Fallmanagement und Kooperationsplan.', '§§ 14, 15, 16a SGB II', TRUE),
    ('00000000-0000-4000-8000-000000000802', 20, 'sgb3', 'work', 'sgb3', 'sgb2', '', TRUE,
     'Die Agentur für Arbeit berät, vermittelt und schließt eine Eingliederungsvereinbarung.', '§§ 29, 35, 37 SGB III', TRUE),
    ('00000000-0000-4000-8000-000000000803', 30, 'jmd_mbe', 'language,school,work,participation', 'under_27,jmd', '', '', TRUE,
     'Der Jugendmigrationsdienst begleitet bis zum 27. Geburtstag mit eigenem Case Management und Förderplan.', 'Kinder- und Jugendplan des Bundes, Grundsätze JMD', TRUE),
    ('00000000-0000-4000-8000-000000000804', 40, 'jmd_mbe', 'language,work,participation', 'mbe', 'under_27', '', TRUE,
     'Die Migrationsberatung für erwachsene Zugewanderte arbeitet mit eigenem Case Management und Förderplan.', '§ 45 Satz 1, § 75 Nr. 9 AufenthG', TRUE),
    ('00000000-0000-4000-8000-000000000805', 50, 'sgb8', 'school,family', 'youth_measure', '', '', TRUE,
     'Läuft eine Hilfe zur Erziehung oder eine andere Maßnahme der Jugendhilfe, steuert das Jugendamt im Hilfeplan.', '§ 36 SGB VIII', TRUE),
    ('00000000-0000-4000-8000-000000000806', 60, 'sgb12', 'housing,livelihood', 'sgb12', '', '', FALSE,
     'Für Grundsicherung und Hilfe zum Lebensunterhalt ist das Sozialamt zuständig; ein eigenes Fallmanagement gibt es dort in der Regel nicht.', '§§ 11, 27, 41 SGB XII', TRUE),
    ('00000000-0000-4000-8000-000000000807', 70, 'asylblg', 'housing,health,livelihood', 'asylblg', '', '', FALSE,
     'Leistungen, Unterbringung und Behandlungsscheine gewährt das Sozialamt nach dem AsylbLG; ein eigenes Fallmanagement gibt es dort in der Regel nicht.', '§§ 3, 4, 6 AsylbLG', TRUE),
    ('00000000-0000-4000-8000-000000000808', 80, 'aufenthg', 'residence', '', '', 'unknown,eu,permit,settlement,asylum_procedure,toleration', FALSE,
     'Über den Aufenthalt entscheidet die Ausländerbehörde. Sie führt kein Fallmanagement; KIM bereitet mit der Person vor, was diese selbst vorlegt.', 'AufenthG', TRUE),
    ('00000000-0000-4000-8000-000000000809', 90, 'stag', 'naturalisation', '', '', 'unknown,eu,permit,settlement,asylum_procedure,toleration', FALSE,
     'Über die Einbürgerung entscheidet die Einbürgerungsbehörde auf Antrag der Person.', '§§ 8 bis 10 StAG', TRUE);
