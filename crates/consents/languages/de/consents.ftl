# Both declarations as they are printed, signed and kept. The German text governs; every change makes a new version.
# Legal base of the contents: Art. 4 No. 11, 6, 7, 9 and 13 GDPR, § 67b (2) SGB X as the model, § 203 StGB.
# $controller: the body that is responsible. $professional: the case manager. $day: a date such as 01.03.2026.

# Frame of the sheet.
sheet-title = Einwilligung und Entbindung von der Schweigepflicht
reading-aid = Lesehilfe – maßgeblich ist der deutsche Text.
version-line = Textfassung { $number }, Prüfzeichen { $mark }
sheet-parts = Dieses Blatt enthält { $count } eigenständige Erklärungen. Jede braucht eine eigene Unterschrift. Sie dürfen eine unterschreiben und die andere nicht.
copy-for-you = Sie erhalten eine Kopie dieses Blattes.

# Who is who.
person-label = Es geht um
born-label = Geburtsdatum
controller-label = Verantwortlich
contact-label = Kontakt
officer-label = Datenschutzbeauftragte Person
authority-label = Aufsichtsbehörde
professional-label = Fachkraft im Case Management
officer-on-request = Die Kontaktdaten nennen wir Ihnen sofort auf Nachfrage.

# Declaration A: consent to the processing of personal data.
processing-title = A. Einwilligung in die Datenverarbeitung
processing-declare = Ich willige ein, dass { $controller } die unten genannten Daten über mich erhebt, speichert und verwendet, um mich im Case Management zu begleiten.
processing-share = Ich willige außerdem ein, dass Daten zwischen { $controller } und den unten genannten Stellen weitergegeben werden: nur die genannten Daten, nur zu dem genannten Zweck, nur in der genannten Richtung.
processing-limit = Was nicht in der Tabelle steht, ist nicht erlaubt.
processing-base = Grundlage ist allein Ihre Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO, für besonders geschützte Daten Art. 9 Abs. 2 Buchst. a DSGVO).

# Declaration B: release from professional secrecy.
release-title = B. Entbindung von der Schweigepflicht
release-declare = Ich entbinde { $professional } und die Vertretung im Case Management bei { $controller } von der Schweigepflicht (§ 203 StGB) gegenüber den unten genannten Stellen.
release-back = Steht in der Tabelle „von der Stelle an uns“ oder „in beide Richtungen“, entbinde ich auch die Fachkräfte der genannten Stelle gegenüber dem Case Management von der Schweigepflicht.
release-limit = Die Entbindung gilt nur für die genannten Daten und nur für den genannten Zweck. Zu allem anderen wird geschwiegen.
release-separate = Diese Erklärung ist unabhängig von Erklärung A.

# The table.
table-number = Nr.
table-recipient = Stelle
table-categories = Daten
table-purpose = Zweck
table-direction = Richtung
table-until = Gültig bis
table-until-withdrawn = bis auf Widerruf
recipient-own = Case Management bei { $controller }
direction-to = von uns an die Stelle
direction-from = von der Stelle an uns
direction-both = in beide Richtungen
direction-within = nur bei uns

# Categories of data.
category-contact = Name, Geburtsdatum, Anschrift, Telefon, E-Mail
category-household = Familie und Haushalt
category-status = Staatsangehörigkeit, Aufenthaltsstatus, Pass und Aufenthaltspapiere
category-language = Sprachkenntnisse und Sprachkurse
category-education = Kita, Schule, Ausbildung, Studium, Zeugnisse
category-work = Arbeit, Berufserfahrung, Anerkennung von Abschlüssen
category-livelihood = Einkommen, Leistungen, Schulden
category-housing = Wohnsituation
category-participation = Freizeit, Ehrenamt, soziale Kontakte
category-appointments = Termine: Tag, Uhrzeit, Ort, Teilnahme
category-plan = Falleinschätzung, Ziele und vereinbarte Schritte
category-correspondence = Anträge, Bescheide und Schreiben von Behörden
# Specially protected categories (Art. 9 GDPR): ticked one by one.
category-health = Gesundheit, Schwangerschaft, Behinderung, Pflege
category-religion = Religion oder Weltanschauung
category-persecution = Verfolgung, Fluchtgründe, politische Überzeugung
category-origin = Ethnische Herkunft, Erfahrungen mit Diskriminierung
category-orientation = Sexuelle Orientierung oder geschlechtliche Identität

# Specially protected data.
special-title = Besonders geschützte Daten
special-intro = Diese Daten schützt das Gesetz besonders (Art. 9 DSGVO). Die Erklärung gilt für sie nur, wenn Sie das Kästchen selbst ankreuzen.
special-tick = Ja, ausdrücklich auch: { $category }

# Purposes.
purpose-accompany = Case Management: Bedarf klären, Ziele vereinbaren, Hilfen vermitteln, Ergebnisse prüfen
purpose-housing = Wohnung suchen, mieten oder behalten
purpose-work = Arbeitsstelle suchen und sich bewerben
purpose-recognition = Ausländischen Abschluss anerkennen lassen
purpose-training = Ausbildungs- oder Studienplatz suchen
purpose-school = Platz in Schule oder Kita finden und den Besuch sichern
purpose-language = Sprach- oder Integrationskurs finden und sich anmelden
purpose-health = Medizinische, psychologische oder pflegerische Hilfe finden
purpose-residence = Aufenthaltsrecht klären, Aufenthaltspapiere beantragen oder verlängern
purpose-naturalisation = Einbürgerung vorbereiten und beantragen
purpose-livelihood = Leistungen zum Lebensunterhalt klären und beantragen
purpose-debts = Schulden klären und abbauen
purpose-family = Hilfen für Kinder und Familie klären und beantragen
purpose-participation = Angebote für Freizeit, Begegnung und Ehrenamt finden
purpose-appointments = Termine und Dolmetschen mit der Stelle vereinbaren
purpose-conference = Fallbesprechung: mit der Stelle die nächsten Schritte abstimmen
purpose-handover = Begleitung an die Stelle übergeben, die dafür zuständig ist

# Presets: what is often agreed together.
preset-housing = Wohnung suchen
preset-work = Arbeit
preset-training = Ausbildung und Studium
preset-school = Schule und Kita
preset-health = Gesundheit
preset-language = Sprachkurs
preset-residence = Aufenthalt und Einbürgerung
preset-livelihood = Geld und Leistungen
preset-family = Familie
preset-participation = Freizeit und Ehrenamt
preset-conference = Fallbesprechung
preset-handover = Übergabe an eine andere Stelle

# What the person must know before signing.
voluntary-title = Freiwillig
voluntary = Sie entscheiden frei. Wenn Sie nicht unterschreiben, haben Sie keine Nachteile: nicht bei Leistungen, nicht beim Aufenthalt, nicht bei anderen Stellen.
refusal-processing = Ohne Erklärung A beraten wir Sie, auch ohne Ihren Namen. Eine Akte mit Zielen und fester Begleitung können wir dann nicht führen.
refusal-release = Ohne Erklärung B begleiten wir Sie weiter. Wir sprechen dann mit keiner anderen Stelle über Sie. Unterlagen können Sie selbst abgeben.
withdrawal-right-title = Widerruf
withdrawal-right = Sie können jede Erklärung jederzeit widerrufen, ganz oder für einzelne Stellen, Daten oder Zwecke, ohne Gründe zu nennen. Es genügt, dass Sie es uns sagen oder schreiben.
withdrawal-effect = Ab dem Widerruf wird auf Grund der Erklärung nichts mehr verarbeitet oder weitergegeben. Was vorher geschah, bleibt rechtmäßig.
withdrawal-file = Widerrufen Sie die Einwilligung in unsere eigene Verarbeitung, endet die Begleitung. Wir löschen Ihre Daten, soweit kein Gesetz die Aufbewahrung verlangt.
duration-title = Dauer
duration = Jede Zeile gilt bis zu dem genannten Tag. Ohne Tag gilt sie bis auf Widerruf.
storage = Volle Kalenderjahre, nach denen wir die Akte nach dem Ende der Begleitung löschen: { $years }
rights-title = Ihre Rechte
rights = Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung der Verarbeitung und Datenübertragbarkeit (Art. 15 bis 18 und 20 DSGVO).
complaint = Sie können sich bei der Aufsichtsbehörde beschweren: { $authority }
by-law = Ohne Ihre Erklärung geben wir nur etwas weiter, wenn ein Gesetz es verlangt oder ausdrücklich erlaubt, zum Beispiel bei Gefahr für ein Leben oder für ein Kind.
residence-office = Die Ausländerbehörde kann unsere Akte nicht einsehen. Von uns aus erhält sie nur, was Sie oben erlauben oder was ein Gesetz verlangt.
no-machine = Kein Computer entscheidet über Sie. Wir geben keine Daten in Länder außerhalb der Europäischen Union.

# How it was explained.
explained-title = So wurde erklärt
explained-language = Sprache des Gesprächs
explained-how = Art der Erklärung
explained-self-read = selbst gelesen
explained-read-aloud = vorgelesen
explained-interpreter = mündlich gedolmetscht
explained-translation = Übersetzung ausgehändigt
explained-plain = in einfachen Worten erklärt
interpreter-label = Gedolmetscht hat
interpreter-none = niemand, es war nicht nötig
interpreter-promise = Ich habe vollständig und richtig gedolmetscht und schweige über alles, was ich dabei erfahre.
understood = Ich habe die Erklärung verstanden. Meine Fragen wurden beantwortet.

# Who declares.
given-by-label = Die Erklärung gibt ab
given-by-person = die Person selbst
given-by-parent = die sorgeberechtigte Person
given-by-guardian = Vormund oder rechtliche Betreuung
minor-note = Wer die Bedeutung selbst versteht (meist ab 15 Jahren), unterschreibt selbst. Für jüngere Kinder unterschreiben die Sorgeberechtigten, bei gemeinsamer Sorge beide.

# Signatures.
sign-place-day = Ort, Datum
sign-processing = Unterschrift zu Erklärung A
sign-release = Unterschrift zu Erklärung B
sign-second-parent = Zweite sorgeberechtigte Person
sign-interpreter = Dolmetscherin oder Dolmetscher
sign-professional = Fachkraft
signed-on-screen = Am Bildschirm unterschrieben am { $day }

# Confirmation of a withdrawal.
withdrawn-title = Bestätigung Ihres Widerrufs
withdrawn-received = Ihr Widerruf ist am { $day } bei uns eingegangen. Er betrifft:
withdrawn-from-now = Seitdem geben wir die genannten Daten nicht mehr weiter und fragen sie nicht mehr ab.
withdrawn-file = Ihre Begleitung endet damit. Wir löschen Ihre Daten, soweit kein Gesetz die Aufbewahrung verlangt.
withdrawn-before = Vorher wurden diese Daten weitergegeben:
withdrawn-nothing-before = Vorher wurde auf Grund dieser Erklärung nichts weitergegeben.
withdrawn-deletion = Auf Ihren Wunsch bitten wir die genannten Stellen, die Daten zu löschen. Sagen Sie es uns.
withdrawn-again = Sie können jederzeit eine neue Erklärung abgeben.
